"""Slips of the dispensaries: the number and code by which a person asks (B6.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clinic.acting import Account
from clinic.certificates import ClaimNo
from clinic.people import Iin
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class Slip:
    """`sealed`: the code (Vault.seal). `token`: the fingerprint of what the QR carries."""

    number: ClaimNo
    entry: EntryNo
    sealed: str
    token: str
    until: datetime


class Slips(Protocol):
    """Found while they are valid; the person and whoever tries stand under keyed names."""

    async def issue(self, slip: Slip, person: Iin) -> bool:
        """An earlier slip of the entry ends. False: the number is another entry's."""
        ...

    async def find(self, number: ClaimNo, now: datetime) -> Slip | None: ...
    async def by_token(self, token: str, now: datetime) -> ClaimNo | None: ...
    async def of_person(self, person: Iin, now: datetime) -> Sequence[Slip]: ...
    async def note_try(
        self, account: Account, number: ClaimNo, *, right: bool, at: datetime
    ) -> None: ...
    async def wrong_by(self, account: Account, since: datetime) -> int: ...
    async def wrong_for(self, number: ClaimNo, since: datetime) -> int:
        """Over all accounts."""
        ...

    async def forget(self, now: datetime) -> None:
        """Slips that are valid no longer."""
        ...

    async def forget_tries(self, before: datetime) -> None: ...
