"""What waits: for a time, for a person, for delivery."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clinic.acting import Account, Channel
from clinic.notices import Notice, NoticeKind, NoticeState, WaitingPlace
from clinic.people import DoctorId, ProviderId
from clinic.schedule import Slot
from clinic.tasks import Task
from clinic.visits import EntryNo


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
    async def offered(
        self, doctor: DoctorId, since: datetime, until: datetime
    ) -> Sequence[WaitingPlace]:
        """Places that are offered a time of this doctor which begins then."""
        ...

    async def wait_again(self, place: str) -> None:
        """The offer is taken back."""
        ...

    async def settle(self, place: str, state: str) -> bool:
        """Ends a place that is `waiting` or `offered`; False when it was settled before."""
        ...

    async def next_lapse(self, after: datetime) -> datetime | None:
        """When the next offer lapses that has not yet."""
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

    async def open(self, provider: ProviderId) -> Sequence[Task]:
        """Not done, of this provider or of none, the oldest promise first."""
        ...

    async def take(
        self, task: Task, by: str, provider: ProviderId, instead_of: str | None
    ) -> bool:
        """One conditional write: nobody has it but `instead_of`, and it is not done.

        A computed task is kept from now on; one of no provider becomes this provider's.
        """
        ...

    async def give_back(self, task: str, by: str, provider: ProviderId | None) -> bool:
        """False: it is not this one's any more. `provider`: whose it is then."""
        ...

    async def finish(self, task: str, by: str, at: datetime) -> bool:
        """False: it is not this one's any more, or done."""
        ...

    async def settle(self, task: str, at: datetime) -> None:
        """What it was about has been dealt with, whoever has the task, if there is one."""
        ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """A notice that was sent: to whom, and as which message, where that is a chat."""

    notice: str
    account: Account
    message: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A reminder in a chat that may still be answered."""

    entry: EntryNo
    message: int


class Outbox(Protocol):
    """Notices to be delivered."""

    async def add(self, notice: Notice) -> None:
        """Changes nothing when there is, or was, a notice of this id."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[Notice]:
        """Those that wait, the longest due first."""
        ...

    async def still_waiting(self, notices: Sequence[str]) -> Collection[str]: ...
    async def next_due(self, after: datetime) -> datetime | None:
        """When the next of those that wait will be due."""
        ...

    async def newest(self, subject: str, states: Collection[NoticeState]) -> datetime | None:
        """When the last of these about that subject was due."""
        ...

    async def sent(self, deliveries: Sequence[Delivery], at: datetime) -> None: ...
    async def try_again(self, notice: str, at: datetime, *, tried: bool = True) -> None:
        """It counts as a try, unless `tried` is false."""
        ...

    async def pass_on(self, notice: str, channel: Channel, at: datetime, *, tried: bool) -> None:
        """The front of that channel brings it from now on, not before that moment."""
        ...

    async def end(self, notice: str, state: NoticeState, *, tried: bool) -> None: ...
    async def withdraw(self, subject: str, kinds: Collection[NoticeKind]) -> None:
        """Those that still wait."""
        ...

    async def forget(self, before: datetime) -> None:
        """Those that were due before and no longer wait."""
        ...

    async def asked(self, account: Account, now: datetime) -> Sequence[Asked]:
        """Reminders sent to this account of visits still ahead, the newest first."""
        ...
