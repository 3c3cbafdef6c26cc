"""Ticks by the clock: a late one does not move the others."""

from hypothesis import given
from hypothesis import strategies as st

from voice.media.schedule import CAUGHT_UP, STEP, TICK, TURNS, Schedule


@given(st.lists(st.integers(0, CAUGHT_UP * TICK - 1), max_size=40))
def test_deadlines_do_not_drift_however_late_we_are_each_time(lateness: list[int]) -> None:
    schedule = Schedule(1000)
    for at, late in enumerate(lateness):
        assert schedule.deadline == 1000 + (at + 1) * STEP
        assert schedule.turn == at % TURNS
        assert schedule.next(schedule.deadline + late) == 0


def test_each_turn_comes_once_in_twenty_milliseconds() -> None:
    schedule = Schedule(0)
    turns: dict[int, list[int]] = {turn: [] for turn in range(TURNS)}
    for _ in range(5 * TURNS):
        turns[schedule.turn].append(schedule.deadline)
        schedule.next(schedule.deadline)
    for at, deadlines in turns.items():
        assert deadlines == [(at + 1) * STEP + tick * TICK for tick in range(5)]


@given(st.integers(CAUGHT_UP + 1, 10_000), st.integers(0, TICK - 1), st.integers(0, 9))
def test_what_is_too_late_to_be_made_good_is_given_up(ticks: int, more: int, before: int) -> None:
    """Whole ticks, of every call alike: the turns stay where they are."""
    schedule = Schedule(0)
    for _ in range(before):
        schedule.next(schedule.deadline)
    now = schedule.deadline + STEP + ticks * TICK + more
    assert schedule.next(now) == ticks
    assert now - TICK < schedule.deadline <= now
    assert schedule.deadline == (before + 2) * STEP + ticks * TICK
    assert schedule.turn == (before + 1) % TURNS


def test_a_short_delay_is_made_good_step_by_step() -> None:
    schedule = Schedule(0)
    now = schedule.deadline + 3 * STEP
    given_up = [schedule.next(now) for _ in range(3)]
    assert given_up == [0, 0, 0]
    assert schedule.deadline == now
