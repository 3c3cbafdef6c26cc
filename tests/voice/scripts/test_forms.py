"""One form, two scripts: every question is asked by phone, or handed over on purpose."""

import pytest

from bot.dialogs.windows import WINDOWS
from clinic.intake.forms import BOOKING, HOME_CALL, MAY_BE_PREGNANT, REPEATS, Form
from clinic.intake.questions import Question
from voice.scripts import booking, home_call

OF_THE_DESK = {REPEATS: {"worse"}, MAY_BE_PREGNANT: {"pregnant"}}
"""Questions that hang on what only the desk notes: no citizen is asked."""
GIVEN_ALONG = {"contact"}
"""Of a booking: the calling number, or keyed where it is withheld."""
CHAT = {"relation": "who", "patient": "iin", "starts": "time"}
"""Where a window of the chat is not named as the question."""


def questions(form: Form) -> list[Question]:
    of_the_desk = set().union(*OF_THE_DESK.values())
    return [each for each in form.questions if each.key not in of_the_desk]


@pytest.mark.parametrize("question", questions(BOOKING), ids=lambda each: each.key)
def test_every_question_of_a_booking_is_asked_by_both_fronts(question: Question) -> None:
    assert (question.key in booking.ASKED) != (question.key in GIVEN_ALONG)
    assert CHAT.get(question.key, question.key) in WINDOWS


@pytest.mark.parametrize("question", questions(HOME_CALL), ids=lambda each: each.key)
def test_every_question_of_a_home_call_is_asked_or_handed_over(question: Question) -> None:
    assert (question.key in home_call.ASKED) != (question.key in home_call.HANDED_OVER)
