"""The booking form: any order of answers and changes ends in a complete, consistent draft."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.intake.forms import BOOKING, REASONS, Form
from clinic.intake.questions import NOT_OFFERED, Draft, Kind
from clinic.people import Flaw, Unfit
from tests.clinic.samples import iin_of

ANSWERS = {
    "relation": ["self", "parent", "child", "other"],
    "patient": [iin_of(1).digits, iin_of(2).digits],
    "provider": ["taraz-4", "merke"],
    "specialty": ["therapist", "surgeon"],
    "reason": ["injury", "repeat"],
    "doctor": ["d1", "d2"],
    "day": ["2026-11-24", "2026-11-25"],
    "starts": ["2026-11-24T10:00:00+05:00", "2026-11-24T10:15:00+05:00"],
    "contact": ["8 701 123 45 67", "+7 702 123 45 67"],
}
ANSWER = st.sampled_from(sorted(ANSWERS)).flatmap(
    lambda key: st.tuples(st.just(key), st.sampled_from(ANSWERS[key]))
)
EMPTY: Draft = {}


def filled(*skipped: str) -> Draft:
    draft = EMPTY
    for key, raws in ANSWERS.items():
        if key not in skipped:
            draft = BOOKING.answer(draft, key, raws[0])
    return draft


def resting_on(form: Form, key: str) -> set[str]:
    """All that rests on this answer, near and far."""
    direct = {q.key for q in form.questions if key in q.rests_on}
    return direct.union(*(resting_on(form, other) for other in direct))


def test_one_question_after_the_other_in_the_order_of_the_form() -> None:
    asked, draft = [], EMPTY
    while question := BOOKING.next(draft):
        asked.append(question.key)
        draft = BOOKING.answer(draft, question.key, ANSWERS[question.key][0])
    assert asked == ["relation", "patient", "provider", "specialty", "doctor", "day", "starts"]


def test_a_reason_is_asked_where_the_doctors_accept_one() -> None:
    """B2.7."""
    draft = {**filled("reason", "doctor", "day", "starts"), REASONS: "injury|repeat"}
    question = BOOKING.next(draft)
    assert question
    assert question.key == "reason"


def test_a_contact_is_taken_when_given_and_never_asked_for() -> None:
    assert BOOKING.next(filled("contact", "reason")) is None
    assert filled()["contact"] == "+77011234567"


@given(st.lists(ANSWER, max_size=25))
@settings(max_examples=100)
def test_any_order_of_answers_ends_complete_and_consistent(answers: list[tuple[str, str]]) -> None:
    draft = EMPTY
    for key, raw in answers:
        draft = BOOKING.answer(draft, key, raw)
    rounds = 0
    while question := BOOKING.next(draft):
        rounds += 1
        draft = BOOKING.answer(draft, question.key, ANSWERS[question.key][0])
    assert rounds <= len(BOOKING.questions)
    asked = {q.key for q in BOOKING.questions if q.asked(draft)}
    assert asked <= draft.keys()


@given(st.sampled_from(sorted(ANSWERS)), st.data())
@settings(max_examples=60)
def test_a_changed_answer_drops_what_rests_on_it_and_nothing_else(
    key: str, data: st.DataObject
) -> None:
    before = filled()
    raw = data.draw(st.sampled_from(ANSWERS[key]))
    after = BOOKING.answer(before, key, raw)
    changed = after[key] != before[key]
    assert before.keys() - after.keys() == (resting_on(BOOKING, key) if changed else set())
    assert all(after[other] == before[other] for other in after.keys() - {key})


def test_notes_go_with_the_answer_they_stand_beside() -> None:
    draft = {**filled(), REASONS: "injury"}
    assert REASONS in BOOKING.answer(draft, "doctor", "d2")
    assert REASONS not in BOOKING.answer(draft, "specialty", "surgeon")
    assert REASONS not in BOOKING.without(draft, "provider")


def test_a_draft_is_never_changed_in_place() -> None:
    draft = filled()
    before = dict(draft)
    BOOKING.answer(draft, "relation", "parent")
    assert draft == before
    with pytest.raises(TypeError):
        draft["relation"] = "other"  # type: ignore[index]  # what must not work


@pytest.mark.parametrize(
    ("key", "raw", "flaw"),
    [
        ("patient", "123", Flaw.LENGTH),
        ("patient", "850314400018", Flaw.DIGIT),
        ("relation", "uncle", NOT_OFFERED),
        ("provider", "", NOT_OFFERED),
        ("doctor", "d1; d2", NOT_OFFERED),
        ("day", "ертең", NOT_OFFERED),
        ("day", "2026-02-30", NOT_OFFERED),
        ("starts", "14:30", NOT_OFFERED),
        ("starts", "2026-11-24T10:00:00", NOT_OFFERED),
        ("contact", "жоқ", Flaw.NOT_A_PHONE),
        ("contact", "43-12-34", Flaw.NEEDS_TOWN),
    ],
)
def test_an_answer_that_does_not_fit_changes_nothing(key: str, raw: str, flaw: str) -> None:
    """B2.3 for the number."""
    with pytest.raises(Unfit) as unfit:
        BOOKING.answer(EMPTY, key, raw)
    assert unfit.value.flaw == flaw


def test_questions_rest_on_earlier_ones_only() -> None:
    keys = [question.key for question in BOOKING.questions]
    for question in BOOKING.questions:
        assert all(keys.index(on) < keys.index(question.key) for on in question.rests_on)
    assert all(one != other for one, other in pairwise(keys))


def test_every_question_says_how_its_answer_is_taken() -> None:
    kinds = {question.key: question.kind for question in BOOKING.questions}
    assert kinds["patient"] is Kind.FIGURES
    assert kinds["day"] is Kind.DAY
    assert kinds["starts"] is Kind.TIME
    assert set(kinds.values()) == set(Kind) - {Kind.WORDS, Kind.DEGREES}
