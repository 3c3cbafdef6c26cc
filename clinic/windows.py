"""The window in which a doctor comes: from the clinic's own rules, hours and calendar (§3.8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clinic.calendar import FAR, ProductionCalendar
from clinic.home_calls import AgeGroup, Illness
from clinic.providers import Provider

HIGH = 38.5
SHORTEST = timedelta(hours=2)
"""A shorter window is none: the first one of the next open day is promised."""
LAST_MINUTE = time(23, 59)
QUARTER = 15
"""In minutes: a window that has begun begins anew with a quarter of an hour: it is said aloud."""
SAME, NEXT = "same", "next"
"""windows.csv, column `day`."""
ANYBODY = Illness(AgeGroup.ADULT)
"""Whom only the rows for all fit."""


class Only(StrEnum):
    """windows.csv, column `only`."""

    ANY = "any"
    INFANT = "infant"
    HIGH_FEVER = "fever38.5"


@dataclass(frozen=True, slots=True)
class WindowRule:
    """A row of windows.csv: who calls between these hours is promised that window."""

    called_from: time
    called_to: time
    only: Only
    next_day: bool
    window_from: time
    window_to: time
    valid_from: date

    def fits(self, illness: Illness, called: time) -> bool:
        """`called_to` is the first moment after it, but for the last minute of a day."""
        ended = called >= self.called_to and self.called_to < LAST_MINUTE
        if called < self.called_from or ended:
            return False
        if self.only is Only.INFANT:
            return illness.infant
        return self.only is Only.ANY or illness.has(HIGH)


@dataclass(frozen=True, slots=True)
class Window:
    """A day and two times of it, in the clinic's zone (R3.3, I5)."""

    day: date
    begins: time
    ends: time

    @property
    def length(self) -> timedelta:
        day = self.day
        return datetime.combine(day, self.ends) - datetime.combine(day, self.begins)


@dataclass(frozen=True, slots=True)
class Promises:
    """What one provider may promise; `rules` in their order, the first that fits wins."""

    rules: Sequence[WindowRule]
    provider: Provider
    calendar: ProductionCalendar
    zone: ZoneInfo

    def accepting(self, moment: datetime) -> bool:
        """Whether calls are accepted just then (B3.4)."""
        local = moment.astimezone(self.zone)
        hours = self.calendar.call_hours(self.provider, local.date())
        return any(opening.start <= local.time() < opening.end for opening in hours)

    def window(self, illness: Illness, called_at: datetime) -> Window | None:
        """None: no rule fits, or the provider is not open in the year ahead.

        After the day's last hour of acceptance nothing is promised for that day (B3.4).
        """
        called = called_at.astimezone(self.zone)
        today, now = called.date(), called.time()
        rule = self._rule(illness, now)
        if rule is None:
            return None
        day = self.calendar.next_open(self.provider, today) if rule.next_day else today
        if day is None:
            return None
        begins = rule.window_from if rule.next_day else max(rule.window_from, _quarter(now))
        may = rule.next_day or self._accepts_after(today, now)
        wanted = self._cut(day, begins, rule.window_to) if may else None
        return wanted or self._first_after(day)

    def on(self, day: date) -> Sequence[Window]:
        """The day's windows for whoever comes uncalled; where no rule has one, the day's hours."""
        cut = [self._cut(day, *ends) for ends in self._in_order()]
        hours = self.calendar.hours(self.provider, day)
        return list(dict.fromkeys(filter(None, cut))) or [
            Window(day, opening.start, opening.end) for opening in hours
        ]

    def _rule(self, illness: Illness, called: time) -> WindowRule | None:
        return next((rule for rule in self.rules if rule.fits(illness, called)), None)

    def _first_after(self, day: date) -> Window | None:
        """The first window that an open day after that one has, for whoever calls."""
        ahead = self.open_after(day)
        windows = (self._cut(open_day, *ends) for open_day in ahead for ends in self._in_order())
        return next((window for window in windows if window), None)

    def _in_order(self) -> Sequence[tuple[time, time]]:
        """When the windows of whoever calls begin and end, the earliest first."""
        turns = [turn for rule in self.rules for turn in (rule.called_from, rule.called_to)]
        met = [rule for rule in (self._rule(ANYBODY, turn) for turn in turns) if rule]
        return sorted({(rule.window_from, rule.window_to) for rule in met})

    def _accepts_after(self, day: date, now: time) -> bool:
        hours = self.calendar.call_hours(self.provider, day)
        return any(now < opening.end for opening in hours)

    def open_after(self, day: date) -> Iterator[date]:
        """In the year ahead."""
        days = (day + timedelta(days=ahead) for ahead in range(1, FAR + 1))
        return (ahead for ahead in days if self.calendar.is_open(self.provider, ahead))

    def _cut(self, day: date, begins: time, ends: time) -> Window | None:
        """To the opening of that day in which the longest part of it lies."""
        parts = [
            Window(day, max(begins, opening.start), min(ends, opening.end))
            for opening in self.calendar.hours(self.provider, day)
        ]
        longest = max(parts, key=lambda part: part.length, default=None)
        return longest if longest and longest.length >= SHORTEST else None


def _quarter(now: time) -> time:
    """The quarter of an hour that begins then or next; the last minute after the last of them."""
    minutes = 60 * now.hour + now.minute + bool(now.second or now.microsecond)
    hour, minute = divmod(-(-minutes // QUARTER) * QUARTER, 60)
    return time(hour, minute) if hour <= LAST_MINUTE.hour else LAST_MINUTE
