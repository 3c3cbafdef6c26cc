"""Ticks by the clock: a late one does not move the others."""

from hypothesis import given
from hypothesis import strategies as st

from voice.media.schedule import CAUGHT_UP, TICK, Schedule


@given(st.lists(st.integers(0, CAUGHT_UP * TICK - 1), max_size=100))
def test_deadlines_do_not_drift_however_late_we_are_each_time(lateness: list[int]) -> None:
    schedule = Schedule(1000)
    for at, late in enumerate(lateness, 1):
        assert schedule.deadline == 1000 + at * TICK
        assert schedule.next(schedule.deadline + late) == 0


@given(st.integers(CAUGHT_UP + 2, 10_000), st.integers(0, TICK - 1))
def test_what_is_too_late_to_be_made_good_is_given_up(ticks: int, more: int) -> None:
    schedule = Schedule(0)
    now = schedule.deadline + ticks * TICK + more
    given_up = schedule.next(now)
    assert given_up == ticks - 1
    assert now - TICK < schedule.deadline <= now
    assert schedule.deadline == (given_up + 2) * TICK


def test_a_short_delay_is_made_good_tick_by_tick() -> None:
    schedule = Schedule(0)
    now = schedule.deadline + 3 * TICK
    given_up = [schedule.next(now) for _ in range(3)]
    assert given_up == [0, 0, 0]
    assert schedule.deadline == now
