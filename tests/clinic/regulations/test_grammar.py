"""The self-check of tables, and the lengths of time they speak of."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clinic.calendar import DayKind
from clinic.journals.book import Mark
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.regulations.grammar import (
    Actor,
    Limit,
    Move,
    Regulation,
    Span,
    Step,
    faults,
    minutes,
    working_days,
)
from tests.clinic.samples import NOW, TODAY, ZONE, listed

ASKED = Step("asked")
ANSWERED = Step("answered", final=True)
LATE = Step("late", final=True)
DESK = (Actor.REGISTRAR,)
ANSWER = Move(ASKED, "answer", DESK, ANSWERED, "1", mark=Mark.ENTERED)
LAPSE = Move(ASKED, "lapse", (Actor.CLOCK,), LATE, "2")
SOUND = Regulation(
    "x", TODAY, ASKED, (ANSWER, LAPSE), (Limit(ASKED, minutes(5), "lapse", "2"),), PRE_APPOINTMENT
)
ELSEWHERE = Step("elsewhere")


def test_a_sound_table_has_no_faults() -> None:
    assert faults(SOUND) == []
    assert [step.name for step in SOUND.steps()] == ["asked", "answered", "late"]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (Move(ELSEWHERE, "come", DESK, ANSWERED, "3"), "unreachable step: elsewhere"),
        (Move(ASKED, "leave", DESK, ELSEWHERE, "3"), "dead end: elsewhere"),
        (Move(ANSWERED, "again", DESK, ASKED, "3"), "a final step is left: answered"),
        (replace(ANSWER, mark=None), "ambiguous move: answer at asked"),
        (replace(ANSWER, on="note"), "ambiguous mark: entered at asked"),
        (Move(ASKED, "leave", DESK, Step("late"), "3"), "two steps of one name: late"),
        (Move(ASKED, "rot", (Actor.CLOCK,), LATE, "3"), "move of the clock without a limit: rot"),
    ],
)
def test_a_fault_of_the_moves_is_named(more: Move, fault: str) -> None:
    found = faults(replace(SOUND, moves=(*SOUND.moves, more)))
    assert any(line.startswith(fault) for line in found)


def test_a_step_that_leads_only_to_itself_is_a_dead_end() -> None:
    loop = Move(ELSEWHERE, "wait", DESK, ELSEWHERE, "3")
    way_in = Move(ASKED, "leave", DESK, ELSEWHERE, "3")
    assert faults(replace(SOUND, moves=(*SOUND.moves, way_in, loop))) == ["dead end: elsewhere"]


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        ((*SOUND.limits, *SOUND.limits), "two limits: lapse at asked"),
        ((Limit(ASKED, minutes(5), "answer", "2"),), "limit without a move: answer at asked"),
        ((), "move of the clock without a limit: lapse at asked"),
    ],
)
def test_a_fault_of_the_limits_is_named(limits: tuple[Limit, ...], fault: str) -> None:
    assert fault in faults(replace(SOUND, limits=limits))


def test_minutes_are_counted_from_the_moment() -> None:
    assert minutes(5).ends(NOW, listed(), ZONE) == datetime(2026, 11, 23, 5, 5, tzinfo=UTC)


def test_working_days_end_with_the_local_day_and_skip_holidays() -> None:
    """R1.7, §3.4: given on Monday, Tuesday is a holiday, so it is due by the end of Wednesday."""
    calendar = listed((TODAY.replace(day=24), DayKind.HOLIDAY))
    ends = working_days(1).ends(NOW, calendar, ZONE)
    assert ends == datetime(2026, 11, 25, 19, tzinfo=UTC)
    assert ends.tzinfo == UTC


def test_working_minutes_need_the_hours_of_a_provider() -> None:
    with pytest.raises(ValueError, match="of a provider"):
        Span(working_minutes=5).ends(NOW, listed(), ZONE)
