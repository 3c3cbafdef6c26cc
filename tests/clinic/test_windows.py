"""The window in which a doctor comes: the clinic's rules, hours and calendar (§3.8, B3.4)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data import sheets
from clinic.calendar import DayKind, ProductionCalendar
from clinic.home_calls import AgeGroup, Illness
from clinic.providers import Opening, Provider, parse_hours
from clinic.windows import NEXT, SHORTEST, Only, Promises, Window, WindowRule
from tests.clinic.samples import NO_DAYS, TODAY, ZONE, listed, provider

DEFAULT = [
    WindowRule(
        time.fromisoformat(row["called_from"]),
        time.fromisoformat(row["called_to"]),
        Only(row["only"]),
        next_day=row["day"] == NEXT,
        window_from=time.fromisoformat(row["window_from"]),
        window_to=time.fromisoformat(row["window_to"]),
        valid_from=date.fromisoformat(row["valid_from"]),
    )
    for row in sheets.read("region/windows.csv")
]
"""What every clinic starts with (§3.8)."""
ADULT = Illness(AgeGroup.ADULT)
INFANT = Illness(AgeGroup.INFANT)
NEWBORN = Illness(AgeGroup.NEWBORN)
FEVER = Illness(AgeGroup.ADULT, temperature=38.5)
MONDAY, TUESDAY, FRIDAY, SATURDAY, SUNDAY = (
    TODAY + timedelta(days=ahead) for ahead in (0, 1, 4, 5, 6)
)
NEXT_MONDAY = MONDAY + timedelta(days=7)
INDEPENDENCE_DAY = date(2026, 12, 16)  # a Wednesday
HOLIDAY = listed((INDEPENDENCE_DAY, DayKind.HOLIDAY))
HOURS, ACCEPTED = "mon-fri 08:00-20:00; sat 09:00-14:00", "mon-fri 08:00-18:00; sat 09:00-12:00"


def clinic(hours: str = HOURS, accepted: str = ACCEPTED) -> Provider:
    return provider(hours, home_calls=parse_hours(accepted))


def promises(
    of: Provider | None = None,
    calendar: ProductionCalendar = NO_DAYS,
    rules: list[WindowRule] | None = None,
) -> Promises:
    return Promises(rules or DEFAULT, of or clinic(), calendar, ZONE)


def at(day: date, clock: str) -> datetime:
    """By the clock on the clinic's wall."""
    return datetime.combine(day, time.fromisoformat(clock), ZONE).astimezone(UTC)


def window(day: date, begins: str, ends: str) -> Window:
    return Window(day, time.fromisoformat(begins), time.fromisoformat(ends))


def rule(called: str, to: str, *, only: Only = Only.ANY, next_day: bool = False) -> WindowRule:
    """A row for whoever calls within `called`: the window `to`, both as `12:00-18:00`."""
    ends = [time.fromisoformat(each) for each in (*called.split("-"), *to.split("-"))]
    return WindowRule(ends[0], ends[1], only, next_day, ends[2], ends[3], date(2026, 1, 1))


# ---- a walk of the week


@pytest.mark.parametrize(
    ("day", "clock", "illness", "expected"),
    [
        (MONDAY, "03:00", ADULT, window(MONDAY, "13:00", "18:00")),
        (MONDAY, "08:10", ADULT, window(MONDAY, "13:00", "18:00")),
        (MONDAY, "11:55", ADULT, window(MONDAY, "13:00", "18:00")),
        (MONDAY, "11:55", INFANT, window(MONDAY, "13:00", "18:00")),
        (MONDAY, "12:00", ADULT, window(TUESDAY, "09:00", "13:00")),
        (MONDAY, "12:05", ADULT, window(TUESDAY, "09:00", "13:00")),
        (MONDAY, "12:05", INFANT, window(MONDAY, "18:00", "20:00")),
        (MONDAY, "12:05", NEWBORN, window(MONDAY, "18:00", "20:00")),
        (MONDAY, "12:05", FEVER, window(MONDAY, "18:00", "20:00")),
        (MONDAY, "12:05", Illness(AgeGroup.ADULT, 38.4), window(TUESDAY, "09:00", "13:00")),
        (MONDAY, "17:59", ADULT, window(TUESDAY, "09:00", "13:00")),
        (MONDAY, "17:59", INFANT, window(MONDAY, "18:00", "20:00")),
        (MONDAY, "18:00", INFANT, window(TUESDAY, "09:00", "13:00")),
        (MONDAY, "18:01", ADULT, window(TUESDAY, "09:00", "13:00")),
        (MONDAY, "18:01", FEVER, window(TUESDAY, "09:00", "13:00")),
        (MONDAY, "23:59", ADULT, window(TUESDAY, "09:00", "13:00")),
        (MONDAY, "23:59:59", ADULT, window(TUESDAY, "09:00", "13:00")),
        (FRIDAY, "17:59", ADULT, window(SATURDAY, "09:00", "13:00")),
        (SATURDAY, "08:10", ADULT, window(NEXT_MONDAY, "09:00", "13:00")),
        (SATURDAY, "12:01", ADULT, window(NEXT_MONDAY, "09:00", "13:00")),
        (SATURDAY, "12:01", INFANT, window(NEXT_MONDAY, "09:00", "13:00")),
        (SUNDAY, "10:00", ADULT, window(NEXT_MONDAY, "09:00", "13:00")),
        (SUNDAY, "13:00", INFANT, window(NEXT_MONDAY, "09:00", "13:00")),
    ],
)
def test_3_8_a_week_of_calls_and_their_windows(
    day: date, clock: str, illness: Illness, expected: Window
) -> None:
    assert promises().window(illness, at(day, clock)) == expected


@pytest.mark.parametrize(
    ("ahead", "clock", "expected_ahead"),
    [(-1, "12:05", 1), (-1, "18:01", 1), (0, "10:00", 1), (0, "13:00", 1), (1, "10:00", 1)],
)
def test_3_8_nobody_comes_on_a_holiday(ahead: int, clock: str, expected_ahead: int) -> None:
    """The next day of Tuesday is Thursday; a call of the holiday itself waits for it too."""
    called = at(INDEPENDENCE_DAY + timedelta(days=ahead), clock)
    found = promises(calendar=HOLIDAY).window(ADULT, called)
    assert found is not None
    assert found.day == INDEPENDENCE_DAY + timedelta(days=expected_ahead)


def test_3_8_a_working_saturday_has_fridays_windows() -> None:
    """§3.4: of a clinic that is otherwise closed on it."""
    five_days = clinic("mon-fri 08:00-20:00", "mon-fri 08:00-18:00")
    swapped = listed((SATURDAY, DayKind.WORKING))
    called = at(SATURDAY, "08:10")
    assert promises(five_days, swapped).window(ADULT, called) == window(SATURDAY, "13:00", "18:00")
    assert promises(five_days).window(ADULT, called) == window(NEXT_MONDAY, "09:00", "13:00")


def test_3_8_a_window_is_cut_to_the_opening_with_the_longest_part_of_it() -> None:
    noon = clinic("mon-fri 08:00-12:00, 13:00-17:00", "mon-fri 08:00-12:00, 13:00-16:00")
    assert promises(noon).window(ADULT, at(MONDAY, "10:00")) == window(MONDAY, "13:00", "17:00")
    assert promises(noon).window(ADULT, at(MONDAY, "13:00")) == window(TUESDAY, "09:00", "12:00")
    late = clinic("mon-fri 08:00-14:00, 15:00-20:00")
    assert promises(late).window(ADULT, at(MONDAY, "10:00")) == window(MONDAY, "15:00", "18:00")


def test_b3_4_a_lunch_break_is_not_the_end_of_the_day() -> None:
    lunch = clinic("mon-fri 08:00-20:00", "mon-fri 08:00-12:00, 13:00-16:00")
    called = at(MONDAY, "12:30")
    assert not promises(lunch).accepting(called)
    assert promises(lunch).window(INFANT, called) == window(MONDAY, "18:00", "20:00")


def test_b3_4_after_hours_nothing_is_promised_for_that_day() -> None:
    """Whatever the rows of the hour say."""
    early = clinic(accepted="mon-fri 08:00-10:00")
    assert promises(early).window(ADULT, at(MONDAY, "09:59")) == window(MONDAY, "13:00", "18:00")
    assert promises(early).window(ADULT, at(MONDAY, "10:00")) == window(TUESDAY, "09:00", "13:00")


def test_b3_4_whether_calls_are_accepted_just_then() -> None:
    known = promises(calendar=HOLIDAY)
    assert known.accepting(at(MONDAY, "08:00"))
    assert not known.accepting(at(MONDAY, "07:59"))
    assert not known.accepting(at(MONDAY, "18:00"))
    assert not known.accepting(at(INDEPENDENCE_DAY, "10:00"))


# ---- shorter than two hours


def test_3_8_two_hours_are_a_window_and_less_is_none() -> None:
    six = clinic("mon-fri 08:00-15:00")
    assert promises(six).window(ADULT, at(MONDAY, "10:00")) == window(MONDAY, "13:00", "15:00")
    shorter = clinic("mon-fri 08:00-14:59")
    assert promises(shorter).window(ADULT, at(MONDAY, "10:00")) == window(
        TUESDAY, "09:00", "13:00"
    )


def test_3_8_a_next_day_that_is_too_short_gives_way_to_the_one_after_it() -> None:
    short = clinic("mon-fri 08:00-20:00; sat 09:00-10:30")
    assert promises(short).window(ADULT, at(FRIDAY, "13:00")) == window(
        NEXT_MONDAY, "09:00", "13:00"
    )
    later = rule("12:00-18:00", "14:00-18:00", next_day=True)
    found = promises(rules=[later, *DEFAULT]).window(ADULT, at(FRIDAY, "13:00"))
    assert found == window(NEXT_MONDAY, "09:00", "13:00")


def test_3_8_who_opens_in_the_afternoon_only_comes_in_the_afternoon() -> None:
    """The first window of a day is the first that it has."""
    afternoons = clinic("mon-fri 14:00-18:00", "mon-fri 14:00-17:00")
    assert promises(afternoons).window(ADULT, at(SUNDAY, "10:00")) == window(
        NEXT_MONDAY, "14:00", "18:00"
    )


@pytest.mark.parametrize("hours", ["mon-fri 09:00-10:30", ""])
def test_3_8_who_is_never_open_for_two_hours_promises_nothing(hours: str) -> None:
    assert promises(clinic(hours)).window(ADULT, at(MONDAY, "08:10")) is None
    assert promises(clinic(hours)).window(ADULT, at(MONDAY, "18:10")) is None


def test_a_window_that_has_begun_begins_with_the_quarter_after_the_call() -> None:
    """It is said aloud, and never lies before the call."""
    long_day = [rule("00:00-15:00", "13:00-18:00"), *DEFAULT]
    for clock, begins in (
        ("13:00", "13:00"), ("13:00:01", "13:15"), ("14:23:17.5", "14:30"), ("14:45", "14:45"),
    ):  # fmt: skip
        found = promises(rules=long_day).window(ADULT, at(MONDAY, clock))
        assert found == window(MONDAY, begins, "18:00")
    late = [rule("00:00-23:59", "13:00-23:59")]
    night = clinic("mon-sun 00:00-23:59", "mon-sun 00:00-23:59")
    assert promises(night, rules=late).window(ADULT, at(MONDAY, "23:50")) == window(
        TUESDAY, "13:00", "23:59"
    )


# ---- the rows


def test_the_first_row_that_fits_wins() -> None:
    own = rule("00:00-12:00", "10:00-12:00", next_day=True)
    assert promises(rules=[own, *DEFAULT]).window(ADULT, at(MONDAY, "10:00")) == window(
        TUESDAY, "10:00", "12:00"
    )


def test_where_no_row_fits_nothing_is_promised() -> None:
    morning = [rule("08:00-12:00", "13:00-18:00")]
    assert promises(rules=morning).window(ADULT, at(MONDAY, "12:00")) is None
    assert promises(rules=morning).window(ADULT, at(MONDAY, "23:59:30")) is None


def test_the_last_minute_belongs_to_the_rows_that_end_with_it() -> None:
    rows = [rule("00:00-12:00", "10:00-12:00", next_day=True),
            rule("12:00-23:59", "15:00-18:00", next_day=True)]  # fmt: skip
    assert promises(rules=rows).window(ADULT, at(MONDAY, "23:59:30")) == window(
        TUESDAY, "15:00", "18:00"
    )


def test_rows_that_never_win_give_no_first_window() -> None:
    """A clinic's own rows cover the day: the region's nine o'clock is nobody's promise there."""
    own = [rule("00:00-10:00", "15:00-18:00"), rule("10:00-23:59", "15:00-18:00", next_day=True)]
    found = promises(rules=[*own, *DEFAULT]).window(ADULT, at(SUNDAY, "09:00"))
    assert found == window(NEXT_MONDAY, "15:00", "18:00")


def test_rows_for_some_are_no_first_window_of_all() -> None:
    only_infants = [rule("00:00-23:59", "10:00-12:00", only=Only.INFANT)]
    assert promises(rules=only_infants).window(INFANT, at(SUNDAY, "10:00")) is None


# ---- whatever the hours, the calendar, the rows and the moment


CLOCK = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 30, 59]))
LONG_WEEK = [MONDAY + timedelta(days=ahead) for ahead in range(9)]
CALENDARS = st.dictionaries(st.sampled_from(LONG_WEEK), st.sampled_from(DayKind), max_size=4).map(
    lambda kinds: listed(*kinds.items())
)
ILLNESSES = st.builds(
    Illness, st.sampled_from(AgeGroup), st.sampled_from([None, 37.0, 38.5, 40.0])
)


@st.composite
def openings(draw: st.DrawFn) -> tuple[Opening, ...]:
    """Up to two a day, the second after the first."""
    hours: list[Opening] = []
    for weekday in draw(st.sets(st.integers(0, 6))):
        ends = sorted(draw(st.sets(CLOCK, max_size=4)))
        pairs = zip(ends[::2], ends[1::2], strict=False)
        hours += [Opening(weekday, start, end) for start, end in pairs]
    return tuple(hours)


@st.composite
def own_rules(draw: st.DrawFn) -> WindowRule:
    called, to = (sorted(draw(st.sets(CLOCK, min_size=2, max_size=2))) for _ in range(2))
    return WindowRule(
        called[0],
        called[1],
        draw(st.sampled_from(Only)),
        next_day=draw(st.booleans()),
        window_from=to[0],
        window_to=to[1],
        valid_from=date(2026, 1, 1),
    )


PROVIDERS = st.builds(
    lambda hours, accepted: provider("", open=hours, home_calls=accepted), openings(), openings()
)
CALLED = st.builds(
    lambda day, clock, second: datetime.combine(day, clock.replace(second=second), ZONE),
    st.sampled_from(LONG_WEEK),
    CLOCK,
    st.integers(0, 59),
)


@given(PROVIDERS, CALENDARS, st.lists(own_rules(), max_size=3), ILLNESSES, CALLED)
def test_3_8_every_window_lies_in_an_opening_of_an_open_day_and_after_the_call(
    of: Provider,
    calendar: ProductionCalendar,
    own: list[WindowRule],
    illness: Illness,
    called: datetime,
) -> None:
    day = called.date()
    found = promises(of, calendar, [*own, *DEFAULT]).window(illness, called.astimezone(UTC))
    if found is None:
        return
    assert found.day >= day
    assert calendar.closed(found.day) is None
    assert any(
        opening.start <= found.begins and found.ends <= opening.end
        for opening in calendar.hours(of, found.day)
    )
    assert found.length >= SHORTEST
    assert datetime.combine(found.day, found.begins, ZONE) >= called
    if found.day == day:
        assert any(called.time() < one.end for one in calendar.call_hours(of, day))
