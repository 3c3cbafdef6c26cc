"""The window in which a doctor comes: from the clinic's own rules, hours and calendar (§3.8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clinic.calendar import ProductionCalendar
from clinic.home_calls import Illness
from clinic.providers import Provider

HIGH = 38.5
SHORTEST = timedelta(hours=2)
"""A shorter window is none: the first one of the next open day is promised."""
LAST_MINUTE = time(23, 59)
SAME, NEXT = "same", "next"
"""windows.csv, column `day`."""


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
        if not (self.called_from <= called < self.called_to or called >= LAST_MINUTE):
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
        today, now = called.date(), called.time().replace(tzinfo=None)
        rule = next((rule for rule in self.rules if rule.fits(illness, now)), None)
        if rule is None:
            return None
        days = self._open_after(today)
        if rule.next_day:
            windows = (self._cut(day, rule.window_from, rule.window_to) for day in days)
            wanted = next(windows, None)
        elif self._accepts_after(today, now):
            wanted = self._cut(today, max(rule.window_from, now), rule.window_to)
        else:
            wanted = None
        return wanted or self._first_of(self._open_after(today))

    def _first_of(self, days: Iterator[date]) -> Window | None:
        """The first window of the first of these days that has one."""
        for_all = [rule for rule in self.rules if rule.only is Only.ANY]
        earliest = min(for_all, key=lambda rule: rule.window_from, default=None)
        if earliest is None:
            return None
        windows = (self._cut(day, earliest.window_from, earliest.window_to) for day in days)
        return next((window for window in windows if window), None)

    def _accepts_after(self, day: date, now: time) -> bool:
        hours = self.calendar.call_hours(self.provider, day)
        return any(now < opening.end for opening in hours)

    def _open_after(self, day: date) -> Iterator[date]:
        ahead = self.calendar.next_open(self.provider, day)
        while ahead is not None:
            yield ahead
            ahead = self.calendar.next_open(self.provider, ahead)

    def _cut(self, day: date, begins: time, ends: time) -> Window | None:
        """To the opening of that day in which the longest part of it lies."""
        parts = [
            Window(day, max(begins, opening.start), min(ends, opening.end))
            for opening in self.calendar.hours(self.provider, day)
        ]
        longest = max(parts, key=lambda part: part.length, default=None)
        return longest if longest and longest.length >= SHORTEST else None
