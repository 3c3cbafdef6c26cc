"""What is kept of those who ask: accounts, proofs, look-ups."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from clinic.acting import Account, Proof
from clinic.people import Iin


class Accounts(Protocol):
    """What is kept of an account: language, consent."""

    async def look_at(self, accounts: Sequence[Account]) -> None:
        """Reads them together: the questions below then cost nothing."""
        ...

    async def language(self, account: Account) -> str | None: ...
    async def choose_language(self, account: Account, language: str) -> None: ...
    async def consented_at(self, account: Account) -> datetime | None: ...
    async def consent(self, account: Account, at: datetime) -> None: ...
    async def forget(self, account: Account) -> None:
        """Deletes all that is kept of the account, and what it asked of a person (B0.1).

        Journal entries, history, delivered notices and tries at the limits stay as they are.
        """
        ...


class Link(Protocol):
    """A proof on record."""

    @property
    def account(self) -> Account: ...
    @property
    def iin(self) -> Iin: ...
    @property
    def proof(self) -> Proof: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def since(self) -> datetime: ...
    @property
    def until(self) -> datetime: ...


class Proofs(Protocol):
    """Links of accounts to persons, PINs and their tries."""

    async def link(
        self,
        account: Account,
        iin: Iin,
        proof: Proof,
        phone: str | None,
        since: datetime,
        until: datetime,
    ) -> None:
        """A link by phone ends every other account's link by that phone (B0.2 L2)."""
        ...

    async def links(self, account: Account, now: datetime) -> Sequence[Link]:
        """Those whose `until` is still ahead."""
        ...

    async def links_to(self, people: Sequence[Iin], now: datetime) -> Sequence[Link]:
        """The same for these people, over all accounts; the newest first."""
        ...

    async def unlink(self, account: Account) -> None:
        """Ends every proof of an account that is no more."""
        ...

    async def pin(self, iin: Iin, now: datetime) -> str | None:
        """The sealed PIN in force, or None."""
        ...

    async def issue_pin(
        self, iin: Iin, sealed: str, *, by: str, at: datetime, until: datetime
    ) -> None:
        """An earlier one ends, with every link that was proved by it."""
        ...

    async def revoke_pin(self, iin: Iin, at: datetime) -> bool:
        """Also ends every link that was proved by PIN; False: no PIN was in force."""
        ...

    async def note_pin_try(self, account: Account, iin: Iin, *, right: bool, at: datetime) -> None:
        """20 wrong in a row over all accounts void the PIN; a right one starts anew."""
        ...

    async def wrong_pins(self, account: Account, since: datetime) -> int: ...
    async def forget_tries(self, before: datetime) -> None: ...


class LookUps(Protocol):
    """Counts look-ups of the register at L1 (B0.2, B0.4)."""

    async def note(self, account: Account, iin: Iin, at: datetime) -> None: ...
    async def by_account(self, account: Account, since: datetime) -> int: ...
    async def of_person(self, iin: Iin, since: datetime) -> int:
        """Over all accounts."""
        ...

    async def forget(self, before: datetime) -> None: ...
