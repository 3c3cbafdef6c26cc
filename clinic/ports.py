"""What the clinic needs from outside. Every adapter may import this module and the nouns.

Instants are aware datetimes in UTC; days are local dates of the clinic's zone.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from clinic.acting import Account, Asker, Proof
from clinic.calendar import ProductionCalendar
from clinic.journals.book import Book, Entry, Mark
from clinic.notices import Notice, WaitingPlace
from clinic.people import Doctor, DoctorId, Iin, Patient, ProviderId, Referral
from clinic.providers import Fact, Provider, Specialty
from clinic.schedule import Absence, Shift, Slot, Taken
from clinic.tasks import Task
from clinic.visits import EntryNo


class Clock(Protocol):
    """The only source of time."""

    @property
    def zone(self) -> ZoneInfo: ...
    def now(self) -> datetime: ...
    def today(self) -> date: ...


class Dice(Protocol):
    """Ids, codes and salts: random in life, fixed in tests."""

    def token(self) -> str:
        """A fresh URL-safe id of at least 128 bits."""
        ...

    def figures(self, length: int) -> str:
        """That many random figures."""
        ...


class Vault(Protocol):
    """Hashes of short secrets under the data key (B0.2: Argon2id)."""

    async def seal(self, secret: str) -> str: ...
    async def fits(self, secret: str, sealed: str | None) -> bool:
        """Takes the same time for a wrong secret and for `sealed` None."""
        ...


class Register(Protocol):
    """The register of attached population (РПН)."""

    async def find(self, iin: Iin) -> Patient | None: ...
    async def by_phone(self, phone: str) -> Sequence[Patient]:
        """All rows that carry this number (E.164)."""
        ...

    async def wards_of(self, guardian: Iin) -> Sequence[Patient]: ...
    async def referrals(self, iin: Iin) -> Sequence[Referral]: ...


class Directory(Protocol):
    """What anybody may know: providers, doctors, specialties, facts, the calendar."""

    async def providers(self) -> Sequence[Provider]: ...
    async def provider(self, provider: ProviderId) -> Provider: ...
    async def doctors(self, provider: ProviderId) -> Sequence[Doctor]: ...
    async def doctor(self, doctor: DoctorId) -> Doctor: ...
    async def specialties(self) -> Sequence[Specialty]: ...
    async def facts(self, topic: str, on: date) -> Sequence[Fact]:
        """The facts of a topic in force on that day, the newest per provider and regulation."""
        ...

    async def calendar(self) -> ProductionCalendar: ...


class Timetable(Protocol):
    """Shifts, absences, and the times that are held or booked."""

    async def shifts(
        self, doctors: Sequence[DoctorId], first: date, last: date
    ) -> Sequence[Shift]: ...
    async def absences(
        self, doctors: Sequence[DoctorId], first: date, last: date
    ) -> Sequence[Absence]: ...
    async def taken(
        self,
        doctors: Sequence[DoctorId],
        since: datetime,
        until: datetime,
        now: datetime,
        but_held_by: str,
    ) -> Sequence[Taken]:
        """Booked times and holds that still run, except holds of `but_held_by`."""
        ...

    async def hold(self, slot: Slot, holder: str, until: datetime, now: datetime) -> bool:
        """One conditional write (B2.5); False: somebody else has it.

        Any other hold of the same holder is released in the same unit.
        """
        ...

    async def take(
        self, slot: Slot, holder: str, entry: EntryNo, patient: Iin, day: date, now: datetime
    ) -> bool:
        """The conditional write that decides (house.md "Storage"); False: it is gone.

        Raises Refused(ALREADY_BOOKED) when the person already has an active visit with that
        doctor on that day (B2.6): a unique key stands behind the rule.
        """
        ...

    async def release(self, holder: str) -> None:
        """Ends the holder's hold, if any."""
        ...

    async def free(self, entry: EntryNo) -> bool:
        """The time of this entry may be taken again; False: it was freed before."""
        ...

    async def unverified(self, doctor: DoctorId, day: date) -> int:
        """How many active visits of that doctor's day were made at L1 (B0.2)."""
        ...


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
    async def find(self, entry: EntryNo) -> Entry:
        """Raises NotFound."""
        ...

    async def by_window(self, window: str) -> EntryNo | None:
        """The entry that a deed confirmed in this window wrote or changed (idempotency)."""
        ...

    async def answered(self, window: str, entry: EntryNo, at: datetime) -> None:
        """Remembers which entry a changing deed (cancel, move, confirm) touched in this window."""
        ...

    async def of_patient(self, iin: Iin, since: datetime) -> Sequence[Entry]:
        """Pre-appointment entries of visits that start at or after `since`, in that order."""
        ...

    async def made_by(self, account: Account, since: datetime) -> Sequence[Entry]:
        """The same for entries made by this account at L1."""
        ...

    async def untold(
        self, before: datetime, provider: ProviderId | None = None
    ) -> Sequence[Entry]:
        """Active entries written before that moment and not marked told."""
        ...


class Repeated(Exception):  # noqa: N818 - an answer, not a failure
    """This window was answered before; carries the entry."""

    def __init__(self, entry: EntryNo) -> None:
        super().__init__(entry)
        self.entry = entry


class Accounts(Protocol):
    """What is kept of an account: language, consent."""

    async def language(self, account: Account) -> str | None: ...
    async def choose_language(self, account: Account, language: str, at: datetime) -> None: ...
    async def consented_at(self, account: Account) -> datetime | None: ...
    async def consent(self, account: Account, at: datetime) -> None: ...
    async def forget(self, account: Account, at: datetime) -> None:
        """Deletes consent, language, links, waiting places and undelivered notices (B0.1).

        Journal entries and history stay as they are.
        """
        ...


class Link(Protocol):
    """A proof on record."""

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

    async def unlink(self, account: Account, iin: Iin) -> None: ...
    async def pin(self, iin: Iin, now: datetime) -> str | None:
        """The sealed PIN in force, or None."""
        ...

    async def issue_pin(
        self, iin: Iin, sealed: str, *, by: str, at: datetime, until: datetime
    ) -> None: ...
    async def revoke_pin(self, iin: Iin, at: datetime) -> bool:
        """Also ends every link that was proved by PIN; False: no PIN was in force."""
        ...

    async def note_pin_try(self, account: Account, iin: Iin, *, right: bool, at: datetime) -> None:
        """20 wrong in a row over all accounts void the PIN; a right one starts anew."""
        ...

    async def wrong_pins(self, account: Account, since: datetime) -> int: ...


class LookUps(Protocol):
    """Counts look-ups of the register at L1 (B0.2, B0.4)."""

    async def note(self, account: Account, iin: Iin, at: datetime) -> None: ...
    async def by_account(self, account: Account, since: datetime) -> int: ...
    async def of_person(self, iin: Iin, since: datetime) -> int:
        """Over all accounts."""
        ...


class Waiting(Protocol):
    """The waiting list (B2.8)."""

    async def join(self, place: WaitingPlace) -> None: ...
    async def of_account(self, account: Account) -> Sequence[WaitingPlace]: ...
    async def find(self, place: str) -> WaitingPlace:
        """Raises NotFound."""
        ...

    async def next_for(
        self, provider: ProviderId, specialty: str, doctor: DoctorId, now: datetime
    ) -> WaitingPlace | None:
        """The oldest place in state `waiting`, not past its `until`, for this doctor or for any.

        On PostgreSQL its row is locked, and rows that others have locked are skipped.
        """
        ...

    async def offer(self, place: str, slot: Slot, at: datetime, answer_by: datetime) -> None: ...
    async def settle(self, place: str, state: str, at: datetime) -> bool:
        """Ends a place that is `waiting` or `offered`; False when it was settled before."""
        ...

    async def lapsed(self, now: datetime) -> Sequence[WaitingPlace]:
        """Places in state `offered` whose time to answer has passed."""
        ...


class WorkList(Protocol):
    """Tasks for people (B0.10)."""

    async def add(self, task: Task) -> None:
        """Changes nothing when a task of this id is on the list or was."""
        ...

    async def find(self, task: str) -> Task | None: ...
    async def open_of(self, asker: Account) -> Sequence[Task]:
        """Tasks of this asker that are not done, oldest first."""
        ...


class Outbox(Protocol):
    """Notices to be delivered."""

    async def add(self, notice: Notice) -> None: ...
    async def due(self, now: datetime, limit: int) -> Sequence[Notice]: ...
    async def sent(self, notice: str, at: datetime) -> None: ...
    async def failed(self, notice: str, at: datetime, retry_at: datetime | None) -> None: ...
    async def withdraw(self, subject: str, at: datetime) -> None: ...


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


class Unit(Protocol):
    """One transaction. Nothing is kept unless `commit` returned."""

    @property
    def register(self) -> Register: ...
    @property
    def directory(self) -> Directory: ...
    @property
    def timetable(self) -> Timetable: ...
    @property
    def journals(self) -> Journals: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def proofs(self) -> Proofs: ...
    @property
    def lookups(self) -> LookUps: ...
    @property
    def waiting(self) -> Waiting: ...
    @property
    def work(self) -> WorkList: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def history(self) -> History: ...
    async def commit(self) -> None:
        """May raise Refused, Repeated (a unique key decided) or StorageBusy."""
        ...


class Units(Protocol):
    """Opens units. A reading unit never waits for a writing one."""

    def __call__(self, *, writing: bool = False) -> AbstractAsyncContextManager[Unit]: ...


__all__ = [
    "Accounts",
    "Asker",
    "Clock",
    "Dice",
    "Directory",
    "History",
    "Journals",
    "Link",
    "LookUps",
    "Outbox",
    "Proofs",
    "Register",
    "Repeated",
    "Timetable",
    "Unit",
    "Units",
    "Vault",
    "Waiting",
    "WorkList",
]
