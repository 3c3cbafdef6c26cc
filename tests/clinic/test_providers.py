"""Opening hours as a file gives them (interfaces.md, providers.csv)."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.people import Unfit
from clinic.providers import WEEKDAYS, HoursFlaw, Opening, on_weekday, parse_hours
from tests.clinic.samples import provider


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
