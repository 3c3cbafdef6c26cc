"""Which reminders a history calls for: worked out from B5.1–B5.4 alone, with no code of ours."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

ALMATY: Final = ZoneInfo("Asia/Almaty")
LATE: Final = timedelta(hours=3)
EVENING, SOON = "evening", "soon"


@dataclass
class Line:
    """A visit as the person knows it; `ended_at`: given back, moved away or called off."""

    account: str
    starts_at: datetime
    booked_at: datetime
    ended_at: datetime | None = None

    def stands(self, at: datetime) -> bool:
        ended = self.ended_at is not None and self.ended_at <= at
        return self.booked_at <= at < self.starts_at and not ended


@dataclass(frozen=True)
class Due:
    """A reminder that has its moment, whether or not it comes to be said."""

    line: Line
    kind: str
    moment: datetime


@dataclass
class Upness:
    """From when to when the bot ran."""

    spans: list[tuple[datetime, datetime | None]] = field(default_factory=list)

    def begins(self, at: datetime) -> None:
        self.spans.append((at, None))

    def ends(self, at: datetime) -> None:
        self.spans[-1] = (self.spans[-1][0], at)

    def first(self, since: datetime) -> datetime | None:
        """The first moment from then on at which the bot runs and people are awake."""
        moments = (_first_within(span, since) for span in self.spans)
        return min((one for one in moments if one is not None), default=None)


def due(line: Line) -> Iterator[Due]:
    """At six the evening before; and two to three hours before, unless that is before eight."""
    start = line.starts_at.astimezone(ALMATY)
    eve = start.date() - timedelta(days=1)
    moments = [(EVENING, datetime.combine(eve, time(18), ALMATY))]
    if start.time() >= time(10):
        early = start - timedelta(minutes=150)
        moments.append((SOON, max(early, start.replace(hour=8, minute=0))))
    return (Due(line, kind, at) for kind, at in moments if line.booked_at < at)


def said_at(one: Due, upness: Upness) -> datetime | None:
    """When it is said; None: it is not, for then it no longer holds or comes too late."""
    at = upness.first(one.moment)
    if at is None or at - one.moment > LATE or not one.line.stands(at):
        return None
    return at


def surely(one: Due, at: datetime, upness: Upness) -> bool:
    """Whether an hour of tries is left, from that moment on."""
    end = at + timedelta(hours=1)
    runs = any(since <= at and (until is None or until >= end) for since, until in upness.spans)
    return runs and _awake(end) == end and end - one.moment <= LATE and one.line.stands(end)


def _first_within(span: tuple[datetime, datetime | None], since: datetime) -> datetime | None:
    begins, ends = span
    at = _awake(max(begins, since))
    return at if ends is None or at < ends else None


def _awake(at: datetime) -> datetime:
    """None between 21:00 and 08:00 (B5.1)."""
    local = at.astimezone(ALMATY)
    if local.time() < time(8):
        return local.replace(hour=8, minute=0, second=0, microsecond=0)
    if local.time() >= time(21):
        return datetime.combine(local.date() + timedelta(days=1), time(8), ALMATY)
    return at
