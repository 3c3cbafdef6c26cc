"""Whom to tell what, when and by what: rows of an outbox, written in the deed's transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, StrEnum
from zoneinfo import ZoneInfo

from clinic.acting import Account, Channel
from clinic.visits import EntryNo

WAKES = time(8)
SLEEPS = time(21)
EVENING = time(18)
RINGS = time(9)
RINGS_NO_MORE = time(20)
"""A telephone that rings wakes more people than a chat does: an hour inside of B5.1's 08 to 21."""
SOON = timedelta(hours=2, minutes=30)
SOON_AT_LEAST = timedelta(hours=2)
GRACE = timedelta(hours=3)
"""How late a missed reminder may still be given (B5.1, B5.4)."""
PAUSES = tuple(timedelta(seconds=30) * 2**tried for tried in range(8))
"""Between the tries of one notice: half a minute first, then twice as long each time, to 64."""


class NoticeKind(StrEnum):
    """export notices, column `kind`."""

    REMINDER_EVENING = "reminder_evening"  # at 18:00 of the day before (B5.1)
    REMINDER_SOON = "reminder_soon"  # two to three hours before (B5.1)
    MOVED = "moved"  # the clinic has moved the visit
    CLOSED_BY_CLINIC = "closed_by_clinic"  # the clinic has called it off (B5.5)
    ENTERED_BY_ANOTHER = "entered_by_another"  # "was this you?", to the verified person
    MOVED_BY_ANOTHER = "moved_by_another"
    CANCELLED_BY_ANOTHER = "cancelled_by_another"
    DISPUTE_UPHELD = "dispute_upheld"  # the manager's answer, to whoever has disputed
    DISPUTE_REJECTED = "dispute_rejected"
    OFFER = "offer"  # a freed time offered to the next on the waiting list (B2.8)
    HOME_VISIT_OVERDUE = "home_visit_overdue"  # a promised home visit did not come (B3.8)
    HOME_CALLED_BY_ANOTHER = "home_called_by_another"
    HOME_CANCELLED_BY_ANOTHER = "home_cancelled_by_another"
    VISIT_LIST = "visit_list"  # home visits, to the doctor of the precinct
    VISIT_LIST_PAPER = "visit_list_paper"  # the printed one, where the provider has decided so
    VISIT_LIST_COUNT = "visit_list_count"  # how many there are, to a group that is bound (B0.9)
    WORK_OVERDUE = "work_overdue"  # how many tasks are past their promise, to a manager (B0.10)
    VISIT_LIST_EMPTY = "visit_list_empty"  # no home visits today, to a doctor or a bound group
    HOME_VISITED = "home_visited"  # "was this visit real?"


REMINDERS = (NoticeKind.REMINDER_EVENING, NoticeKind.REMINDER_SOON)
ABOUT_A_CALL_AWAITED = (NoticeKind.HOME_VISIT_OVERDUE,)
"""What nobody needs to hear once somebody came."""
WAS_THIS_YOU = (
    NoticeKind.ENTERED_BY_ANOTHER,
    NoticeKind.MOVED_BY_ANOTHER,
    NoticeKind.CANCELLED_BY_ANOTHER,
    NoticeKind.HOME_CALLED_BY_ANOTHER,
    NoticeKind.HOME_CANCELLED_BY_ANOTHER,
)

ANSWERS_TO_A_DISPUTE = (NoticeKind.DISPUTE_UPHELD, NoticeKind.DISPUTE_REJECTED)

SPOKEN = frozenset({*REMINDERS, NoticeKind.MOVED, NoticeKind.CLOSED_BY_CLINIC})
"""What of an entry is told by telephone where no chat takes it; a person tells the rest (B5.5)."""


class NoticeState(StrEnum):
    """export notices, column `state`."""

    WAITING = "waiting"
    SENT = "sent"
    WITHDRAWN = "withdrawn"  # it no longer holds
    FAILED = "failed"  # too late to be of use
    HANDED_OVER = "handed_over"  # no channel reached anybody: on the work list


@dataclass(frozen=True, slots=True)
class Notice:
    """`subject` is the id of what it tells about: a waiting place, or an entry.

    `account` is whom it is meant for as far as was known; who it is, and the text, are found out
    when it is sent.
    """

    notice: str
    kind: NoticeKind
    account: Account | None
    entry: EntryNo | None
    subject: str
    language: str
    due_at: datetime
    tries: int = 0
    channel: Channel = Channel.CHAT
    """Whose front brings it (docs/decisions/0039): CHAT or PHONE."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """It was taken: to whom it went, and as which message of a chat.

    `wording` is what was said, where that is an oral answer (R2.3).
    """

    account: Account
    message: int | None
    language: str
    wording: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """Nothing of theirs takes it, ever. `gone`: accounts that were deleted."""

    gone: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """Not now. `tried`: somebody was tried, and it counts as such."""

    at: datetime
    tried: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """It arrived, and whoever brought it has marked that already: a call goes on after it."""


class Trouble(Enum):
    """What passes by itself."""

    HELD_BACK = "held back"  # 429: nobody may send until it is over
    OFFLINE = "offline"  # nothing was answered; it may have arrived all the same
    BROKEN = "broken"  # 5xx


Delivery = Arrived | Settled | Unreached | Later | Trouble
"""What became of bringing a notice."""


@dataclass(frozen=True, slots=True)
class WaitingPlace:
    """A place on a doctor's (or, doctor None, a specialty's) waiting list of one provider."""

    place: str
    provider: str
    specialty: str
    doctor: str | None
    patient: str  # IIN digits
    account: Account
    language: str
    level: str
    relation: str
    since: datetime
    until: datetime  # the person no longer waits after this
    offered_at: datetime | None = None
    offered_doctor: str | None = None
    offered_start: datetime | None = None
    answer_by: datetime | None = None
    state: str = "waiting"  # waiting, offered, accepted, declined, lapsed, left


def when_awake(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment itself, or the next 08:00 where it falls between 21:00 and 08:00 (B5.1)."""
    return _within(WAKES, SLEEPS, moment, zone)


def when_rung(moment: datetime, zone: ZoneInfo) -> datetime:
    """Likewise for a telephone that rings: from 09:00 to 20:00 (B5.1)."""
    return _within(RINGS, RINGS_NO_MORE, moment, zone)


def is_awake(moment: datetime, zone: ZoneInfo) -> bool:
    return when_awake(moment, zone) == moment


def _within(begins: time, ends: time, moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    if begins <= local.time() < ends:
        return moment
    day = local.date() + timedelta(days=local.time() >= ends)
    return datetime.combine(day, begins, tzinfo=zone).astimezone(moment.tzinfo)


def of_entry(
    kind: NoticeKind, entry: EntryNo, due_at: datetime, account: Account | None, language: str
) -> Notice:
    """One of each kind for an entry: the id says which (B5.4)."""
    return Notice(f"{entry}:{kind}", kind, account, entry, entry, language, due_at)


def reminder_moments(starts_at: datetime, zone: ZoneInfo) -> Iterator[tuple[NoticeKind, datetime]]:
    """When a visit is reminded of, whenever it was booked (B5.1).

    The second is two and a half hours before, or at 08:00 while two hours remain; a visit before
    10:00 has the evening's only.
    """
    start = starts_at.astimezone(zone)
    evening = datetime.combine(start.date() - timedelta(days=1), EVENING, zone)
    yield NoticeKind.REMINDER_EVENING, evening.astimezone(starts_at.tzinfo)
    soon = max(starts_at - SOON, datetime.combine(start.date(), WAKES, zone))
    if soon <= starts_at - SOON_AT_LEAST and is_awake(soon, zone):
        yield NoticeKind.REMINDER_SOON, soon.astimezone(starts_at.tzinfo)


def reminders(
    entry: EntryNo,
    starts_at: datetime,
    zone: ZoneInfo,
    *,
    booked_at: datetime,
    account: Account | None,
    language: str,
) -> Iterator[Notice]:
    """A visit booked after a reminder's moment does not get it (B5.1)."""
    for kind, moment in reminder_moments(starts_at, zone):
        if booked_at < moment:
            yield of_entry(kind, entry, moment, account, language)


def too_late(due_at: datetime, starts_at: datetime, now: datetime) -> bool:
    """Whether a missed reminder is no longer given (B5.1)."""
    return now - due_at > GRACE or now >= starts_at


def next_try(tries: int, now: datetime) -> datetime | None:
    """When a notice that has failed so many times is tried again; None: no more."""
    return now + PAUSES[tries - 1] if tries <= len(PAUSES) else None
