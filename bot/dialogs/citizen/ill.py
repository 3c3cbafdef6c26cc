"""What a sentence has told of an illness: taken where the call form asks for it, and not before.

It is not said back (B0.9): the summary names the questions that were answered so, and asks them
anew for whoever wants it.
"""

from dataclasses import replace
from typing import Final

from bot.dialogs.citizen.draft import answered, form_of
from bot.dialogs.core import Choice, Row, Session, Text, say
from clinic.home_calls import FEVER, AgeGroup, Indication, group_of_months
from clinic.intake.forms import HOME_CALL
from clinic.intake.questions import LONGEST_WORDS
from locales.folding import words_of
from locales.illness import illness

SAID: Final = {
    "age": "said_age", "indication": "said_indication", "temperature": "said_temperature",
}  # fmt: skip
"""Questions, and the notes of what was said before they were asked."""
WORDS: Final = "said_words"
"""The sentence itself, where it tells what ails somebody."""
TAKEN: Final = "taken"
AMEND: Final = Choice("amend", say("button-amend"))


def said_of(text: str) -> dict[str, str]:
    """Notes for the draft."""
    ill = illness(words_of(text))
    warm = ill.temperature
    fever = ill.indication == Indication.FEVER and (warm is None or warm < FEVER)
    notes = {
        SAID["age"]: "" if ill.age_months is None else group_of_months(ill.age_months),
        SAID["indication"]: "" if fever else ill.indication or "",
        SAID["temperature"]: f"{warm:.1f}" if warm else "",
        WORDS: text if ill.told and len(text) <= LONGEST_WORDS else "",
    }
    return {key: value for key, value in notes.items() if value}


def age_said(text: str) -> AgeGroup | None:
    """In answer to the question how old."""
    months = illness(words_of(text)).age_months
    return None if months is None else group_of_months(months)


def taken(session: Session) -> Session:
    """With the answers that were given before; up to the first question that is open."""
    question = HOME_CALL.next(session.draft)
    while question and SAID.get(question.key) in session.draft:
        said = session.draft[SAID[question.key]]
        session = answered(session, question.key, said).dropping(SAID[question.key])
        session = session.noting(taken=f"{session.draft.get(TAKEN, '')} {question.key}".strip())
        question = HOME_CALL.next(session.draft)
    return session


def asked(session: Session, key: str) -> Session:
    """What was answered to the question itself was not taken from a sentence."""
    left = [one for one in session.draft.get(TAKEN, "").split() if one != key]
    session = session.dropping(TAKEN, SAID.get(key, ""))
    return session.noting(taken=" ".join(left)) if left else session


def names(session: Session) -> tuple[Text, ...]:
    """Which answers were taken; no answer itself."""
    keys = session.draft.get(TAKEN, "").split()
    return (say("call-taken"), *(say(f"call-taken-{key}") for key in keys)) if keys else ()


def amend(session: Session) -> tuple[Row, ...]:
    return ((AMEND,),) if session.draft.get(TAKEN) else ()


def anew(session: Session) -> Session:
    """Without them, so that they are asked."""
    draft = session.draft
    for key in draft.get(TAKEN, "").split():
        draft = form_of(session).without(draft, key)
    return replace(session, draft=draft).dropping(TAKEN)


def own_words(session: Session, key: str) -> tuple[Row, ...]:
    """The complaint need not be typed twice."""
    if key != "complaint" or WORDS not in session.draft:
        return ()
    return ((Choice(session.draft[WORDS], say("call-complaint-said"), "primary"),),)
