"""What is written for good: journals and history."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from clinic.acting import Account
from clinic.journals.book import Book, Entry, Mark
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.people import Iin, ProviderId
from clinic.visits import EntryNo


class Repeated(Exception):  # noqa: N818 - an answer, not a failure
    """This window was answered before; carries the entry."""

    def __init__(self, entry: EntryNo) -> None:
        super().__init__(entry)
        self.entry = entry


class Journals(Protocol):
    """Append-only books."""

    async def write(  # noqa: PLR0913 - an entry is written once, with all it has
        self,
        book: Book,
        provider: ProviderId,
        *,
        year: int,
        at: datetime,
        window: str,
        made_by: str,
        columns: Mapping[str, str | None],
    ) -> Entry:
        """Numbers the entry per provider and year; `Mark.ENTERED` is its first mark.

        Raises Repeated when this window has already been answered by an entry.
        """
        ...

    async def mark(
        self,
        entry: EntryNo,
        mark: Mark,
        *,
        at: datetime,
        by: str,
        channel: str,
        facts: Mapping[str, str] | None = None,
    ) -> None: ...
    async def mark_all(
        self, entries: Sequence[EntryNo], mark: Mark, *, at: datetime, by: str, channel: str
    ) -> None:
        """One mark on each, after whatever marks it has."""
        ...

    async def find(self, entry: EntryNo) -> Entry:
        """Raises NotFound."""
        ...

    async def find_all(self, entries: Sequence[EntryNo]) -> Mapping[EntryNo, Entry]:
        """Those that there are."""
        ...

    async def by_window(self, window: str) -> EntryNo | None:
        """The entry that a deed confirmed in this window wrote or changed (idempotency)."""
        ...

    async def answered(self, window: str, entry: EntryNo, at: datetime) -> None:
        """Remembers which entry a changing deed (cancel, move, confirm) touched in this window."""
        ...

    async def of_patient(
        self, iin: Iin, since: datetime, book: Book = PRE_APPOINTMENT
    ) -> Sequence[Entry]:
        """Entries whose visit, or promised window, starts at or after `since`, in that order."""
        ...

    async def made_by(
        self, account: Account, since: datetime, book: Book = PRE_APPOINTMENT
    ) -> Sequence[Entry]:
        """The same for entries made by this account at L1."""
        ...

    async def untold(
        self, provider: ProviderId, since: datetime, book: Book = PRE_APPOINTMENT
    ) -> Sequence[Entry]:
        """Active entries of visits from `since` on that are not marked told, in their order."""
        ...

    async def unfinished(
        self, provider: ProviderId, since: datetime, book: Book
    ) -> Sequence[Entry]:
        """Entries written since then that lack `Mark.RECEIVED`, oldest first."""
        ...

    async def promised(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Sequence[Entry]:
        """Entries of the call journal whose window begins then, in that order."""
        ...

    async def behind(
        self, providers: Collection[ProviderId], since: datetime, until: datetime
    ) -> Collection[ProviderId]:
        """Those whose list lacks a call that is awaited then, or a strike (B3.7)."""
        ...


LOOK_UP = "look_up"
"""The act of a history row that says who looked for whom in the register."""


class History(Protocol):
    """Who looked, who overrode and why: append-only."""

    async def note(  # noqa: PLR0913 - the columns of the history
        self,
        *,
        at: datetime,
        actor: str,
        role: str,
        provider: str | None,
        act: str,
        object_: str,
        reason: str,
        outcome: str,
    ) -> None: ...
    async def forget_look_ups(self, before: datetime) -> None:
        """Rows of the act LOOK_UP are kept for a time, all others for good."""
        ...

    async def refusal(  # noqa: PLR0913 - the columns of the refusals
        self,
        *,
        at: datetime,
        provider: str | None,
        channel: str,
        service: str,
        refusal: str,
        clause: str,
        staff: str | None,
    ) -> None: ...
