"""Open days and working days (§3.4, B0.6)."""

from datetime import date, time, timedelta

import pytest

from clinic.calendar import DayKind
from clinic.providers import DatedHours, HoursKind, Opening, on_weekday, parse_hours
from tests.clinic.samples import HERE, NO_DAYS, listed, provider

SATURDAY = date(2024, 5, 4)  # made working that year; Tuesday the 7th is a holiday
SUNDAY = date(2024, 5, 5)
TUESDAY = date(2024, 5, 7)
MAY = listed(
    (SATURDAY, DayKind.WORKING),
    (date(2024, 5, 6), DayKind.SHORT),
    (TUESDAY, DayKind.HOLIDAY),
    (date(2024, 5, 8), DayKind.DAY_OFF),
)
FIVE_DAYS = provider("mon-thu 08:00-20:00; fri 08:00-18:00")
SIX_DAYS = provider("mon-fri 08:00-20:00; sat 09:00-14:00")


@pytest.mark.parametrize("day", [TUESDAY, date(2024, 5, 8)])
def test_a_holiday_and_a_day_off_are_closed_and_named(day: date) -> None:
    """B0.6."""
    line = MAY.closed(day)
    assert line
    assert line.day == day
    assert not MAY.is_open(SIX_DAYS, day)


def test_a_weekday_without_hours_is_closed_and_has_no_name() -> None:
    assert not MAY.is_open(FIVE_DAYS, SUNDAY)
    assert MAY.closed(SUNDAY) is None


def test_a_working_saturday_keeps_the_hours_of_saturday() -> None:
    assert MAY.hours(SIX_DAYS, SATURDAY) == (Opening(5, time(9), time(14)),)


def test_a_working_saturday_borrows_fridays_hours_where_there_are_none() -> None:
    """§3.4: the day was moved there from the plain week."""
    assert MAY.hours(FIVE_DAYS, SATURDAY) == (Opening(4, time(8), time(18)),)
    assert NO_DAYS.hours(FIVE_DAYS, SATURDAY) == ()


def test_hours_are_those_in_force_on_the_day_itself() -> None:
    """Those of providers.csv until the first that are dated; each kind by itself."""
    monday, later = date(2024, 6, 3), date(2024, 6, 10)
    said = [
        DatedHours(HERE, kind, since, parse_hours(week), "staff:m1")
        for kind, since, week in (
            (HoursKind.HOME_CALLS, later, "mon 08:00-12:00"),
            (HoursKind.OPEN, monday, "mon 09:00-18:00"),
            (HoursKind.OPEN, later, "tue 09:00-18:00"),
        )
    ]
    calls = parse_hours("mon-fri 08:00-17:00")
    clinic = provider("mon 08:00-20:00", home_calls=calls, dated=tuple(said))
    before = monday - timedelta(days=7)
    assert [NO_DAYS.hours(clinic, day) for day in (before, monday, later)] == [
        (Opening(0, time(8), time(20)),), (Opening(0, time(9), time(18)),), (),
    ]  # fmt: skip
    assert NO_DAYS.call_hours(clinic, monday) == (Opening(0, time(8), time(17)),)
    assert NO_DAYS.call_hours(clinic, later) == (), "closed on that day"
    assert NO_DAYS.next_open(clinic, monday) == later + timedelta(days=1)


def test_a_short_day_keeps_its_hours() -> None:
    assert MAY.closed(date(2024, 5, 6)) is None
    assert MAY.hours(SIX_DAYS, date(2024, 5, 6)) == on_weekday(SIX_DAYS.open, 0)


def test_the_nearest_open_days_around_a_closed_one() -> None:
    """B0.6: before and after."""
    assert MAY.previous_open(SIX_DAYS, TUESDAY) == date(2024, 5, 6)
    assert MAY.next_open(SIX_DAYS, TUESDAY) == date(2024, 5, 9)


def test_who_never_opens_has_no_nearest_open_day() -> None:
    assert NO_DAYS.next_open(provider(""), TUESDAY) is None


def test_working_days_are_those_of_the_five_day_calendar() -> None:
    """§3.4: a moved Saturday counts, a six-day clinic's own Saturday does not."""
    assert MAY.is_working(SATURDAY)
    assert MAY.is_working(date(2024, 5, 6))
    assert not MAY.is_working(TUESDAY)
    assert not NO_DAYS.is_working(SATURDAY)


@pytest.mark.parametrize(("count", "day"), [(0, 3), (1, 4), (2, 6), (3, 9)])
def test_working_days_are_counted_over_holidays(count: int, day: int) -> None:
    friday = date(2024, 5, 3)
    assert MAY.add_working_days(friday, count) == date(2024, 5, day)


def test_a_week_of_the_plain_calendar_has_five_working_days() -> None:
    week = [SUNDAY + timedelta(days=n) for n in range(7)]
    assert sum(NO_DAYS.is_working(day) for day in week) == 5
