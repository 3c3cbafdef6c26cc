"""Who is on whose staff."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from clinic.acting import Account, Role
from clinic.people import ProviderId
from clinic.staffing import Group, Invitation


class StaffList(Protocol):
    """Invitations; their links are kept only as fingerprints (Vault)."""

    async def invite(self, invitation: Invitation, fingerprint: str) -> None: ...
    async def count(self, provider: ProviderId | None, role: Role) -> int:
        """Of all that were ever invited, so that no name is given twice."""
        ...

    async def find(self, staff: str) -> Invitation | None: ...
    async def of_link(self, fingerprint: str) -> Invitation | None: ...
    async def of_provider(self, provider: ProviderId | None) -> Sequence[Invitation]: ...
    async def of_account(self, account: Account) -> Sequence[Invitation]:
        """Those that this account has used, in that order; ended ones too."""
        ...

    async def use(self, staff: str, account: Account, at: datetime) -> bool:
        """One conditional write: only once, in time, and not once revoked."""
        ...

    async def confirm(self, staff: str, at: datetime) -> bool:
        """Only what was used, and not once revoked."""
        ...

    async def revoke(self, staff: str, at: datetime) -> bool: ...


class Groups(Protocol):
    """Group chats that are bound to a provider (B0.3, B0.9)."""

    async def bind(self, group: Group) -> None:
        """In place of what the chat was bound to."""
        ...

    async def find(self, chat: Account) -> Group | None: ...
    async def of_provider(self, provider: ProviderId) -> Sequence[Group]: ...
    async def unbind(self, chat: Account) -> None: ...
