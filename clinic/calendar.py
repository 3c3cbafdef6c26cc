"""The production calendar: holidays, days off, moved and working Saturdays, as dated data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clinic.providers import HoursKind, Opening, Provider, on_weekday

FRIDAY = 4
ONE_DAY = timedelta(days=1)
FAR = 366
"""How many days are searched for an open one: a provider closed for longer has none."""


class DayKind(StrEnum):
    """calendar.csv, column `kind`."""

    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    WORKING = "working"  # a Saturday or Sunday made working
    SHORT = "short"


CLOSED = (DayKind.HOLIDAY, DayKind.DAY_OFF)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One dated line with its source (§3.4)."""

    day: date
    kind: DayKind
    name_kk: str
    name_ru: str
    source: str


@dataclass(frozen=True, slots=True)
class ProductionCalendar:
    """Only days that differ from the plain week are listed."""

    days: Mapping[date, CalendarDay]

    def closed(self, day: date) -> CalendarDay | None:
        """The line that closes this day for everybody, to be named to people (B0.6)."""
        listed = self.days.get(day)
        return listed if listed and listed.kind in CLOSED else None

    def hours(self, provider: Provider, day: date) -> tuple[Opening, ...]:
        """When the provider is open on that day.

        A weekend day made working has the provider's hours of that weekday, and Friday's where it
        has none: the day was moved there from the plain week (§3.4). A short day keeps its hours:
        by how much it is shorter is in the shifts.
        """
        return self._hours(provider.hours(HoursKind.OPEN, day), day)

    def call_hours(self, provider: Provider, day: date) -> tuple[Opening, ...]:
        """When the provider accepts home calls on that day (B3.4)."""
        if not self.is_open(provider, day):
            return ()
        return self._hours(provider.hours(HoursKind.HOME_CALLS, day), day)

    def is_open(self, provider: Provider, day: date) -> bool:
        return bool(self.hours(provider, day))

    def next_open(self, provider: Provider, after: date) -> date | None:
        """The nearest open day after that one (B0.6)."""
        return self._nearest_open(provider, after, ONE_DAY)

    def previous_open(self, provider: Provider, before: date) -> date | None:
        """The nearest open day before that one (B0.6)."""
        return self._nearest_open(provider, before, -ONE_DAY)

    def is_working(self, day: date) -> bool:
        """Of the five-day week, in which the decree counts its working days (§3.4)."""
        listed = self.days.get(day)
        if listed and listed.kind is not DayKind.SHORT:
            return listed.kind is DayKind.WORKING
        return day.weekday() <= FRIDAY

    def add_working_days(self, day: date, count: int) -> date:
        """The working day that is `count` after that day, which is not counted itself."""
        while count > 0:
            day += ONE_DAY
            count -= self.is_working(day)
        return day

    def open_stretches(
        self, provider: Provider, day: date, zone: ZoneInfo
    ) -> list[tuple[datetime, datetime]]:
        """The provider's hours of that day as instants in UTC."""
        return [
            (
                datetime.combine(day, opening.start, zone).astimezone(UTC),
                datetime.combine(day, opening.end, zone).astimezone(UTC),
            )
            for opening in self.hours(provider, day)
        ]

    def add_working_time(
        self, provider: Provider, since: datetime, length: timedelta, zone: ZoneInfo
    ) -> datetime:
        """When so much of the provider's open hours has gone by since then, in UTC.

        Breaks, nights and closed days do not count. Where there are no hours at all, the clock is
        counted as it runs.
        """
        left, first = length, since.astimezone(zone).date()
        for day in (first + ahead * ONE_DAY for ahead in range(FAR)):
            for opens, closes in self.open_stretches(provider, day, zone):
                begins = max(since, opens)
                if begins + left <= closes:
                    return begins + left
                left -= max(closes - begins, timedelta())
        return since + length

    def _hours(self, hours: tuple[Opening, ...], day: date) -> tuple[Opening, ...]:
        if self.closed(day):
            return ()
        own = on_weekday(hours, day.weekday())
        listed = self.days.get(day)
        if not own and listed and listed.kind is DayKind.WORKING:
            return on_weekday(hours, FRIDAY)
        return own

    def _nearest_open(self, provider: Provider, day: date, step: timedelta) -> date | None:
        for _ in range(FAR):
            day += step
            if self.is_open(provider, day):
                return day
        return None
