"""Opening hours as a file gives them (interfaces.md, providers.csv)."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.people import Unfit
from clinic.providers import (
    WEEKDAYS,
    DatedHours,
    HoursFlaw,
    HoursKind,
    Opening,
    hold,
    on_weekday,
    parse_hours,
    week_of,
)
from tests.clinic.samples import HERE, TODAY, ZONE, provider

DAY = timedelta(days=1)
DIVIDED = parse_hours("mon 08:00-13:00, 14:00-20:00")


def test_days_and_hours_are_read() -> None:
    hours = parse_hours("mon-fri 08:00-20:00; sat 09:00-14:00")
    assert [o.weekday for o in hours] == [0, 1, 2, 3, 4, 5]
    assert hours[0] == Opening(0, time(8), time(20))
    assert hours[5] == Opening(5, time(9), time(14))


def test_a_lunch_break_divides_the_day() -> None:
    assert parse_hours("mon 8:00-13:00, 14:00-18:00") == (
        Opening(0, time(8), time(13)),
        Opening(0, time(14), time(18)),
    )


def test_hours_that_touch_do_not_overlap() -> None:
    assert len(parse_hours("mon 08:00-13:00, 13:00-18:00")) == 2


@pytest.mark.parametrize("text", ["", " ", ";"])
def test_no_hours_is_never_open(text: str) -> None:
    assert parse_hours(text) == ()


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("mon-fri", HoursFlaw.FORM),
        ("08:00-20:00", HoursFlaw.FORM),
        ("- 08:00-20:00", HoursFlaw.FORM),
        ("mon 08:00", HoursFlaw.FORM),
        ("mon 08:00-20:00,", HoursFlaw.FORM),
        ("mon 08:00-20:00 sat 09:00-14:00", HoursFlaw.FORM),
        ("dsh 08:00-20:00", HoursFlaw.DAY),
        ("mon-xyz 08:00-20:00", HoursFlaw.DAY),
        ("fri-mon 08:00-20:00", HoursFlaw.DAY),
        ("mon 08:00-24:00", HoursFlaw.TIME),
        ("mon 08:60-20:00", HoursFlaw.TIME),
        ("mon 20:00-08:00", HoursFlaw.TIME),
        ("mon 08:00-08:00", HoursFlaw.TIME),
        ("mon-fri 08:00-13:00; wed 12:00-15:00", HoursFlaw.OVERLAP),
    ],
)
def test_a_wrong_cell_is_named_by_its_flaw(text: str, flaw: HoursFlaw) -> None:
    with pytest.raises(Unfit) as unfit:
        parse_hours(text)
    assert unfit.value.flaw == flaw


@st.composite
def openings(draw: st.DrawFn) -> tuple[Opening, ...]:
    """Up to two stretches a day, apart from one another."""
    minutes = st.integers(0, 24 * 60 - 1)
    week = []
    for weekday in range(7):
        marks = sorted(draw(st.lists(minutes, max_size=4, unique=True)))
        pairs = zip(marks[::2], marks[1::2], strict=False)
        week += [
            Opening(weekday, time(*divmod(start, 60)), time(*divmod(end, 60)))
            for start, end in pairs
        ]
    return tuple(week)


def written(hours: tuple[Opening, ...]) -> str:
    return "; ".join(f"{WEEKDAYS[o.weekday]} {o.start:%H:%M}-{o.end:%H:%M}" for o in hours)


@given(openings())
@settings(max_examples=60)
def test_hours_are_read_as_they_are_written(hours: tuple[Opening, ...]) -> None:
    assert parse_hours(written(hours)) == hours


def test_days_in_a_row_may_stand_together() -> None:
    text = "mon-tue 08:00-20:00; thu 08:00-13:00, 14:00-20:00"
    alone = "mon 08:00-20:00; tue 08:00-20:00; thu 08:00-13:00; thu 14:00-20:00"
    assert written(parse_hours(text)) == alone


def test_a_provider_knows_its_hours_by_weekday() -> None:
    assert on_weekday(provider("sat 09:00-14:00").open, 5) == (Opening(5, time(9), time(14)),)
    assert on_weekday(provider("sat 09:00-14:00").open, 6) == ()


def said(since: date, hours: str, kind: HoursKind = HoursKind.OPEN) -> DatedHours:
    return DatedHours(HERE, kind, since, parse_hours(hours), "staff:m1")


def test_hours_said_anew_hold_from_their_day_until_the_next() -> None:
    later, sooner = said(TODAY + 9 * DAY, "tue 10:00-11:00"), said(TODAY + DAY, "wed 10:00-11:00")
    own = provider("mon 08:00-20:00").saying(later).saying(sooner)
    days = [own.hours(HoursKind.OPEN, TODAY + ahead * DAY)[0].weekday for ahead in (0, 1, 8, 9)]
    assert days == [0, 2, 2, 1]
    assert own.hours(HoursKind.HOME_CALLS, TODAY + DAY) == ()


def test_hours_of_the_same_kind_and_day_take_the_place_of_the_first() -> None:
    calls = said(TODAY, "fri 10:00-11:00", HoursKind.HOME_CALLS)
    own = provider().saying(said(TODAY, "tue 10:00-11:00")).saying(calls)
    anew = own.saying(said(TODAY, "wed 10:00-11:00"))
    assert [each.hours[0].weekday for each in anew.dated] == [4, 2]


@pytest.mark.parametrize(("begins", "ends"), [("08:00", "13:00"), ("14:00", "14:15")])
def test_what_lies_within_one_opening_is_held_by_it(begins: str, ends: str) -> None:
    assert hold(DIVIDED, *moments(begins, ends))
    assert not hold((), *moments(begins, ends))


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("07:59", "08:14"), ("12:50", "13:05"), ("12:00", "15:00"), ("13:15", "13:45"),
        ("19:50", "20:05"),
    ],
)  # fmt: skip
def test_what_lies_outside_or_in_two_of_them_is_not(begins: str, ends: str) -> None:
    assert not hold(DIVIDED, *moments(begins, ends))


def moments(begins: str, ends: str) -> tuple[datetime, datetime]:
    first, last = (time.fromisoformat(each) for each in (begins, ends))
    return datetime.combine(TODAY, first, ZONE), datetime.combine(TODAY, last, ZONE)


def test_days_in_a_row_with_the_same_hours_are_told_as_one() -> None:
    """Also with a lunch break; a day between two alike parts them."""
    hours = parse_hours("mon-tue 08:00-13:00, 14:00-18:00; wed 09:00-12:00; thu 08:00-13:00")
    week = week_of(hours)
    told = [(days.first, days.last, len(days.hours)) for days in week]
    assert told == [(0, 1, 2), (2, 2, 1), (3, 3, 1)]
    assert week_of(()) == []
