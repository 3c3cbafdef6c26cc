"""Free times: shifts minus absences minus what is taken, inside the provider's hours (R2.3)."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.calendar import DayKind, ProductionCalendar
from clinic.people import DoctorId
from clinic.schedule import (
    Absence,
    Shift,
    Slot,
    Taken,
    earliest_slots,
    free_slots,
    stretch_of,
)
from tests.clinic.samples import NO_DAYS, TODAY, ZONE, listed, provider

CLINIC = provider("mon-fri 08:00-13:00, 14:00-20:00; sat 09:00-14:00")
FIRST = DoctorId("d1")
SECOND = DoctorId("d2")
WEEK = [TODAY + timedelta(days=n) for n in range(7)]
SINCE, UNTIL = stretch_of(WEEK[0], WEEK[-1], ZONE)
DOCTORS = st.sampled_from([FIRST, SECOND])
DAYS = st.sampled_from(WEEK)
TIMES = st.builds(time, st.integers(7, 20), st.sampled_from([0, 10, 15, 30]))
SHIFTS = st.lists(
    st.builds(Shift, DOCTORS, DAYS, TIMES, TIMES, st.sampled_from([10, 15, 20, 60])), max_size=8
)
ABSENCES = st.lists(st.builds(Absence, DOCTORS, DAYS, DAYS), max_size=2)
CALENDARS = st.dictionaries(DAYS, st.sampled_from(DayKind), max_size=3).map(
    lambda kinds: listed(*kinds.items())
)


@st.composite
def taken_times(draw: st.DrawFn) -> Taken:
    start = datetime.combine(draw(DAYS), draw(TIMES), ZONE).astimezone(UTC)
    length = timedelta(minutes=draw(st.sampled_from([5, 15, 45])))
    return Taken(draw(DOCTORS), start, start + length)


TAKEN = st.lists(taken_times(), max_size=10)


def free(
    shifts: list[Shift],
    absences: list[Absence] | None = None,
    taken: list[Taken] | None = None,
    calendar: ProductionCalendar = NO_DAYS,
    stretch: tuple[datetime, datetime] = (SINCE, UNTIL),
) -> list[Slot]:
    hours = partial(calendar.hours, CLINIC)
    return free_slots(shifts, absences or [], taken or [], hours, ZONE, *stretch)


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def starts(slots: list[Slot]) -> list[str]:
    return [f"{slot.starts_at.astimezone(ZONE):%H:%M}" for slot in slots]


def shift(start: int, end: int, minutes: int = 30, day: date = TODAY) -> Shift:
    return Shift(FIRST, day, time(start), time(end), minutes)


def overlap(one: Slot, other: Slot | Taken) -> bool:
    return (
        one.doctor == other.doctor
        and one.starts_at < other.ends_at
        and other.starts_at < one.ends_at
    )


@given(SHIFTS, ABSENCES, TAKEN, CALENDARS)
@settings(max_examples=100)
def test_what_is_free_is_free(
    shifts: list[Shift], absences: list[Absence], taken: list[Taken], calendar: ProductionCalendar
) -> None:
    """Inside a shift and the hours, of nobody absent, overlapping nothing; in order."""
    slots = free(shifts, absences, taken, calendar)
    assert slots == sorted(slots)
    for slot in slots:
        start, end = slot.starts_at.astimezone(ZONE), slot.ends_at.astimezone(ZONE)
        day = start.date()
        assert any(
            s.doctor == slot.doctor
            and s.day == day
            and s.start <= start.time()
            and end.time() <= s.end
            for s in shifts
        )
        assert any(
            o.start <= start.time() and end.time() <= o.end for o in calendar.hours(CLINIC, day)
        )
        assert not any(a.doctor == slot.doctor and a.first <= day <= a.last for a in absences)
        assert not any(overlap(slot, busy) for busy in taken)
        assert not any(overlap(slot, other) for other in slots if other != slot)


@given(st.lists(taken_times(), max_size=10))
@settings(max_examples=60)
def test_a_time_is_free_or_overlaps_what_is_taken(taken: list[Taken]) -> None:
    """Nothing is lost: free times and hindered ones are all times of the grid."""
    shifts = [shift(8, 13, 15, day) for day in WEEK[:5]]
    grid = free(shifts)
    left = set(free(shifts, taken=taken))
    assert len(grid) == 5 * 20
    assert {slot for slot in grid if not any(overlap(slot, busy) for busy in taken)} == left


@given(SHIFTS, TAKEN, st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=60)
def test_a_shorter_stretch_shows_a_part_of_the_same_times(
    shifts: list[Shift], taken: list[Taken], first: int, last: int
) -> None:
    since, until = stretch_of(WEEK[min(first, last)], WEEK[max(first, last)], ZONE)
    part = free(shifts, taken=taken, stretch=(since, until))
    assert part == [s for s in free(shifts, taken=taken) if since <= s.starts_at < until]


@given(SHIFTS, ABSENCES, TAKEN, CALENDARS)
@settings(max_examples=60)
def test_the_earliest_time_of_each_doctor_is_the_first_of_all(
    shifts: list[Shift], absences: list[Absence], taken: list[Taken], calendar: ProductionCalendar
) -> None:
    """B2.8: asked without working out the rest of the month."""
    slots = free(shifts, absences, taken, calendar)
    hours = partial(calendar.hours, CLINIC)
    earliest = earliest_slots(shifts, absences, taken, hours, ZONE, SINCE, UNTIL)
    assert earliest == {slot.doctor: slot for slot in reversed(slots)}


def test_the_grid_begins_with_the_shift_and_leaves_no_half_time() -> None:
    assert starts(free([Shift(FIRST, TODAY, time(9, 10), time(10), 20)])) == ["09:10", "09:30"]


def test_a_time_may_not_reach_into_the_break_or_past_the_closing() -> None:
    assert starts(free([shift(12, 15, 40)])) == ["12:00", "14:00"]
    assert starts(free([shift(19, 21)])) == ["19:00", "19:30"]


def test_a_changed_grid_is_subtracted_by_overlap() -> None:
    """A visit of the old 20-minute grid hinders both times of the new one that it touches."""
    visit = Taken(FIRST, at(9, 20), at(9, 40))
    assert starts(free([shift(9, 11)], taken=[visit])) == ["10:00", "10:30"]


def test_a_long_visit_hinders_after_a_short_one_inside_it() -> None:
    long, short = Taken(FIRST, at(9), at(11)), Taken(FIRST, at(9, 10), at(9, 20))
    assert starts(free([shift(9, 12)], taken=[short, long])) == ["11:00", "11:30"]


def test_times_that_touch_do_not_overlap() -> None:
    visit = Taken(FIRST, at(9, 30), at(10))
    assert starts(free([shift(9, 11)], taken=[visit])) == ["09:00", "10:00", "10:30"]


def test_another_doctors_visit_hinders_nothing() -> None:
    assert starts(free([shift(9, 10)], taken=[Taken(SECOND, at(9), at(10))])) == ["09:00", "09:30"]


def test_overlapping_shifts_give_no_two_times_at_once() -> None:
    both = [shift(9, 10, 20), shift(9, 10, 30)]
    assert starts(free(both)) == ["09:00", "09:20", "09:40"]


def test_an_absence_takes_whole_days_with_both_ends_and_of_that_doctor_only() -> None:
    days = [shift(9, 10, 60, day) for day in WEEK[:5]]
    away = Absence(FIRST, WEEK[1], WEEK[2])
    left = [slot.starts_at.astimezone(ZONE).date() for slot in free(days, [away])]
    assert left == [WEEK[0], WEEK[3], WEEK[4]]
    assert len(free(days, [Absence(SECOND, WEEK[1], WEEK[2])])) == 5


def test_a_holiday_gives_no_times() -> None:
    """§3.4."""
    assert not free([shift(9, 12)], calendar=listed((TODAY, DayKind.HOLIDAY)))


def test_a_sunday_gives_times_only_when_it_was_made_working() -> None:
    """§3.4: with Friday's hours, the clinic having none on Sundays."""
    sunday = WEEK[6]
    assert not free([shift(7, 9, day=sunday)])
    working = listed((sunday, DayKind.WORKING))
    assert starts(free([shift(7, 9, day=sunday)], calendar=working)) == ["08:00", "08:30"]


def test_a_stretch_that_begins_between_two_times_begins_with_the_later() -> None:
    assert starts(free([shift(9, 11)], stretch=(at(9, 1), UNTIL))) == ["09:30", "10:00", "10:30"]


def test_the_end_of_the_stretch_is_not_in_it() -> None:
    assert starts(free([shift(9, 11)], stretch=(at(9, 30), at(10, 30)))) == ["09:30", "10:00"]


def test_whole_days_are_local_days() -> None:
    """§3.3: Almaty is five hours ahead of UTC."""
    assert datetime(2026, 11, 22, 19, tzinfo=UTC) == SINCE
    assert timedelta(days=7) == UNTIL - SINCE


def test_the_same_wall_clock_time_moved_with_the_zone_of_2024() -> None:
    """§3.3: +6 before the first of March 2024, +5 after."""
    before, after = date(2024, 2, 28), date(2024, 3, 6)
    slots = free_slots(
        [shift(9, 10, 60, before), shift(9, 10, 60, after)],
        [], [], partial(NO_DAYS.hours, CLINIC), ZONE, *stretch_of(before, after, ZONE),
    )  # fmt: skip
    assert [slot.starts_at.hour for slot in slots] == [3, 4]
