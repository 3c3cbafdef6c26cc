"""Whom to tell what, and when: rows of an outbox, written in the deed's own transaction."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clinic.acting import Account
from clinic.visits import EntryNo

WAKES = time(8)
SLEEPS = time(21)


class NoticeKind(StrEnum):
    """export notices, column `kind`."""

    OFFER = "offer"  # a freed time offered to the next on the waiting list (B2.8)


@dataclass(frozen=True, slots=True)
class Notice:
    """`subject` is the id of what it tells about (a waiting place); the text is made when sent."""

    notice: str
    kind: NoticeKind
    account: Account
    entry: EntryNo | None
    subject: str
    language: str
    due_at: datetime


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
    local = moment.astimezone(zone)
    if WAKES <= local.time() < SLEEPS:
        return moment
    day = local.date() + timedelta(days=local.time() >= SLEEPS)
    return datetime.combine(day, WAKES, tzinfo=zone).astimezone(moment.tzinfo)
