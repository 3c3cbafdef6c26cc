"""A case is what its entry's marks add up to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.journals.book import Mark
from clinic.journals.pre_appointment import STATES
from clinic.procedure import fold, open_case
from clinic.refusals import MoveNotAllowed
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2
from tests.clinic.samples import NO_DAYS, NOW, ZONE, facts

MARKS = st.lists(st.sampled_from(Mark), max_size=6)


def test_without_marks_it_stands_at_the_start() -> None:
    assert fold(R2, []) == open_case(R2)


@given(MARKS)
@settings(max_examples=60)
def test_the_first_mark_that_ends_a_case_ends_it(marks: list[Mark]) -> None:
    """Journals are append-only: what is noted afterwards does not bring a visit back."""
    ending = [mark for mark in marks if mark in STATES]
    step = fold(R2, [Mark.ENTERED, *marks]).step
    assert step.final == bool(ending)
    assert not ending or step.name == ending[0]


def test_told_after_a_cancellation_leaves_it_cancelled() -> None:
    assert fold(R2, [Mark.ENTERED, Mark.CANCELLED, Mark.TOLD]).step.name == "cancelled"


def test_an_unknown_act_names_regulation_step_and_act() -> None:
    with pytest.raises(MoveNotAllowed, match=r"r2: no move 'dance' at step 'applied'"):
        open_case(R2).advance("dance", Actor.APPLICANT, facts())


def test_an_act_that_asks_rules_cannot_be_done_without_facts() -> None:
    with pytest.raises(ValueError, match="was given no facts"):
        open_case(R2).advance("check_register", Actor.REGISTRAR)


def test_where_no_limit_runs_nothing_falls_due() -> None:
    told = fold(R2, [Mark.ENTERED, Mark.TOLD])
    assert told.due("call_back", NOW, NO_DAYS, ZONE) is None
