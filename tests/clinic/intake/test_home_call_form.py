"""The form of a home call: what is asked of whom, and what a changed answer drops (B3.1, B3.3)."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.home_calls import AgeGroup, Indication
from clinic.intake.forms import HOME_CALL
from clinic.intake.questions import (
    EMPTY,
    NOT_OFFERED,
    NOTHING,
    TEMPERATURE,
    TOO_LONG,
    UNMEASURED,
    Draft,
    Kind,
)
from clinic.people import Unfit
from tests.clinic.samples import iin_of

ANSWERS: dict[str, list[str]] = {
    "relation": ["self", "parent", "child", "other"],
    "patient": [iin_of(1).digits, iin_of(2).digits],
    "provider": ["taraz-4", "merke"],
    "age": [*AgeGroup],
    "indication": ["fever", "other"],
    "cannot_come": ["yes"],
    "temperature": ["38,7", UNMEASURED],
    "complaint": ["Басы ауырады", "Болит голова"],
    "address": ["Абай 7", "Төле би 1"],
    "house": ["flat", "private"],
    "entrance": ["2", NOTHING],
    "floor": ["3", NOTHING],
    "door_code": ["45К", NOTHING],
    "landmark": ["дүкен", NOTHING],
    "contact": ["8 701 123 45 67"],
    "caller": ["Айгүл"],
}
ANSWER = st.sampled_from(sorted(ANSWERS)).flatmap(
    lambda key: st.tuples(st.just(key), st.sampled_from(ANSWERS[key]))
)
NOTHING_SAID: Draft = {}


def asked(**first: str) -> list[str]:
    """The questions in their order, the first answer given to each but for `first`."""
    keys, draft = [], NOTHING_SAID
    while question := HOME_CALL.next(draft):
        keys.append(question.key)
        answer = first.get(question.key, ANSWERS[question.key][0])
        draft = HOME_CALL.answer(draft, question.key, answer)
    return keys


def test_b3_3_who_lives_in_a_flat_is_asked_for_entrance_floor_and_code() -> None:
    assert asked() == [
        "relation", "patient", "provider", "indication", "temperature", "complaint", "address",
        "house", "entrance", "floor", "door_code", "landmark", "contact",
    ]  # fmt: skip


def test_b3_3_in_a_village_there_are_no_numbers() -> None:
    keys = asked(house="private")
    assert not {"entrance", "floor", "door_code"} & set(keys)
    assert "landmark" in keys


def test_3_9_the_age_is_asked_where_it_may_be_an_infants() -> None:
    assert "age" in asked(relation="parent")
    assert "age" in asked(relation="other")
    assert "age" not in asked(relation="child")


def test_b3_1_outside_the_list_it_is_asked_whether_they_can_come() -> None:
    keys = asked(indication="other")
    assert keys[keys.index("indication") + 1] == "cannot_come"


def test_3_7_who_calls_for_somebody_is_named_unless_proved() -> None:
    assert "caller" in asked(relation="other")
    draft = {"relation": "parent", "proved": "1"}
    (question,) = (each for each in HOME_CALL.questions if each.key == "caller")
    assert not question.asked(draft)


@given(st.lists(ANSWER, max_size=30))
@settings(max_examples=100)
def test_any_order_of_answers_ends_complete(answers: list[tuple[str, str]]) -> None:
    draft = NOTHING_SAID
    for key, raw in answers:
        draft = HOME_CALL.answer(draft, key, raw)
    for _ in HOME_CALL.questions:
        if question := HOME_CALL.next(draft):
            draft = HOME_CALL.answer(draft, question.key, ANSWERS[question.key][0])
    assert HOME_CALL.next(draft) is None


@pytest.mark.parametrize(
    ("key", "raw", "kept"),
    [
        ("temperature", "38", "38.0"),
        ("temperature", " 38,4 ", "38.4"),
        ("temperature", "39.5", "39.5"),
        ("complaint", " басы\n ауырады\u200b\x07 ", "басы ауырады"),
        ("door_code", NOTHING, NOTHING),
        ("indication", Indication.BACK, "back"),
    ],
)
def test_what_is_kept_of_an_answer(key: str, raw: str, kept: str) -> None:
    assert HOME_CALL.answer(NOTHING_SAID, key, raw)[key] == kept


@pytest.mark.parametrize(
    ("key", "raw", "flaw"),
    [
        ("temperature", "383", TEMPERATURE),
        ("temperature", "33,9", TEMPERATURE),
        ("temperature", "43", TEMPERATURE),
        ("temperature", "ыстық", TEMPERATURE),
        ("complaint", " \n ", EMPTY),
        ("complaint", "а" * 301, TOO_LONG),
        ("landmark", "", EMPTY),
        ("age", "old", NOT_OFFERED),
        ("indication", "cough", NOT_OFFERED),
    ],
)
def test_an_answer_that_does_not_fit_changes_nothing(key: str, raw: str, flaw: str) -> None:
    with pytest.raises(Unfit) as unfit:
        HOME_CALL.answer(NOTHING_SAID, key, raw)
    assert unfit.value.flaw == flaw


def test_another_address_drops_all_that_was_said_of_the_house() -> None:
    draft = NOTHING_SAID
    for key, raws in ANSWERS.items():
        draft = HOME_CALL.answer(draft, key, raws[0])
    moved = HOME_CALL.answer(draft, "address", "Төле би 1")
    gone = {"house", "entrance", "floor", "door_code", "landmark"}
    assert draft.keys() - moved.keys() == gone


def test_questions_rest_on_earlier_ones_only() -> None:
    keys = [question.key for question in HOME_CALL.questions]
    for question in HOME_CALL.questions:
        assert all(keys.index(on) < keys.index(question.key) for on in question.rests_on)
    assert all(one != other for one, other in pairwise(keys))
    assert {q.kind for q in HOME_CALL.questions} >= {Kind.WORDS, Kind.DEGREES, Kind.PHONE}
