"""Open days and working days (§3.4, B0.6)."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.calendar import DayKind
from clinic.providers import DatedHours, HoursKind, Opening, on_weekday, parse_hours
from tests.clinic.samples import HERE, NO_DAYS, ZONE, listed, provider

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


# ---- working time (R5 to R7, §3.4)

BROKEN = provider("mon-fri 08:00-13:00, 14:00-18:00; sat 09:00-13:00")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 5, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("since", "minutes", "ends"),
    [
        (at(3, 10), 30, at(3, 10, 30)),
        (at(3, 12, 50), 20, at(3, 14, 10)),
        (at(3, 13, 30), 20, at(3, 14, 20)),
        (at(3, 17, 50), 10, at(3, 18)),
        (at(3, 17, 50), 20, at(4, 9, 10)),
        (at(3, 20), 20, at(4, 9, 20)),
        (at(4, 12, 50), 30, at(6, 8, 20)),
        (at(6, 17, 50), 30, at(9, 8, 20)),  # over a holiday and a day off
        (at(3, 7), 120, at(3, 10)),
        (at(3, 8), 10 * 60, at(4, 10)),
    ],
)
def test_only_open_hours_are_working_time(since: datetime, minutes: int, ends: datetime) -> None:
    assert MAY.add_working_time(BROKEN, since, timedelta(minutes=minutes), ZONE) == ends


def test_without_any_hours_the_clock_is_counted() -> None:
    never = provider("")
    assert MAY.add_working_time(never, at(3, 10), timedelta(minutes=20), ZONE) == at(3, 10, 20)


@given(
    since=st.datetimes(datetime(2024, 5, 1), datetime(2024, 5, 20)),  # noqa: DTZ001 - the test sets the zone
    minutes=st.integers(1, 3000),
    more=st.integers(1, 300),
)
def test_working_time_adds_up_and_ends_while_open(
    since: datetime, minutes: int, more: int
) -> None:
    begun = since.replace(tzinfo=ZONE)
    first = MAY.add_working_time(BROKEN, begun, timedelta(minutes=minutes), ZONE)
    both = MAY.add_working_time(BROKEN, begun, timedelta(minutes=minutes + more), ZONE)
    assert MAY.add_working_time(BROKEN, first, timedelta(minutes=more), ZONE) == both
    assert first >= begun + timedelta(minutes=minutes)
    local = first.astimezone(ZONE)
    hours = MAY.hours(BROKEN, local.date())
    assert any(opening.start < local.time() <= opening.end for opening in hours)
