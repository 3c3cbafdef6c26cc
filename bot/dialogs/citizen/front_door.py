"""What is answered to anybody, in every window, before language and consent (B0.1, B4.1)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.dialogs.citizen import beside, person, visits, who, wishes
from bot.dialogs.citizen.draft import FORMS
from bot.dialogs.citizen.information import hiv_answer
from bot.dialogs.citizen.told import CALLED, THEN, told
from bot.dialogs.core import MENU, Choice, Session, Step, Text, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import aloud
from bot.dialogs.window import BACK, HOME, PERSON, Answer, decided, staff_footer
from clinic import triage
from clinic.tasks import Why
from locales.hearing import Heard, wishes_of

HIV: Final = "hiv"
WISHES: Final[Mapping[str, str]] = {
    "book": "book",
    "home-call": "call",
    "my-visits": "visits",
    "move": "visits",
    "cancel": "visits",
    "claim": "claim",
}
"""What was heard, and the wish it is."""
TO_A_PERSON: Final = (PERSON, HOME)
SPEAK: Final = "speak-"


async def urgent(session: Session, heard: Heard, desk: Desk) -> Step | None:
    """Red flags and the HIV text. Neither changes where the conversation stands."""
    match triage.decide(sorted(heard.flags), [heard.ask_first] if heard.ask_first else []):
        case triage.Emergency():
            return danger(session)
        case triage.SelfHarm():
            return Step(session, aside=View((say("emergency-self-harm"),)))
        case triage.AskFirst(question):
            return Step(session.noting(flag=question).at("danger"))
    if heard.topic == HIV:
        return Step(session, aside=await hiv_answer(session, desk))
    return None


def danger(session: Session, *also: Text) -> Step:
    """103 is the first thing to be read (B3.2), at work to be read out, and then `also`."""
    if session.post:
        return Step(session, answer=aloud.emergency(*also))
    words = (say("emergency-103"), say("emergency-answer"), *also)
    return Step(session, answer=View((words,), (TO_A_PERSON,), lasting=True))


async def wanted(session: Session, text: str, heard: Heard, desk: Desk) -> Step | None:
    """A wish said in words: kept through language and consent, and then followed."""
    if heard.alone:
        return Step(session, answer=View((say("child-alone"),), (TO_A_PERSON,)))
    text, second = wishes_of(text)
    heard = desk.hear(text)
    intent = heard.intent or ""
    if intent in {"", "no"} and session.draft.get("wish") in FORMS:
        anew = await who.corrected(session, text, desk)
        if anew:
            return anew
    if intent in WISHES:
        notes = await told(session, text, heard, desk) | ({THEN: second} if second else {})
        return await _begun(session, intent, notes, desk)
    if intent.startswith(SPEAK):
        return await wishes.speak(session, intent.removeprefix(SPEAK), desk)
    if intent == "operator":
        return await person.ask(session, Why.ASKED, desk)
    return await beside.follow(session, text, heard, desk)


async def _begun(session: Session, intent: str, notes: dict[str, str], desk: Desk) -> Step:
    """Of two wishes the first; the other comes when it is done."""
    if intent == "cancel" and await _only_begun(session, desk):
        return Step(session.home(), lead=(say("cancelled"),))
    lead = (say("second-wish-later"),) if THEN in notes else ()
    notes = _kept(session, intent) | notes
    return await wishes.follow(session.home(wish=WISHES[intent], **notes), desk, lead)


async def _only_begun(session: Session, desk: Desk) -> bool:
    """«отмена» in the middle of a form, where nothing is booked that could be meant."""
    if session.window == MENU or session.draft.get("wish") not in FORMS:
        return False
    household = await desk.household(session)
    rows = await desk.reception.show_visits(household)
    return not rows and not await desk.reception.show_home_calls(household)


def _kept(session: Session, intent: str) -> dict[str, str]:
    """What is to be done with a visit; and the danger that was asked about and is none."""
    if intent in {"move", "cancel"}:
        return {visits.ACT: intent}
    denied = session.draft.get("denied") if intent == CALLED else None
    return {"denied": denied} if denied else {}


async def show_danger(session: Session, _: Desk) -> View:
    question = say(f"ask-first-{session.draft['flag']}")
    answers = (Choice("yes", say("yes"), "danger"), Choice("no", say("no")))
    if session.post:
        return View(aloud.asked(session, question), (answers, *staff_footer()))
    return View((question,), (answers, (BACK, PERSON, HOME)))


async def take_danger(session: Session, answer: Answer, desk: Desk) -> Step | None:
    said = decided(answer, desk)
    if said is None:
        return None
    if said:
        return danger(session.back())
    denied = " ".join(filter(None, (session.draft.get("denied"), session.draft["flag"])))
    return Step(session.back().noting(denied=denied))


async def show_emergency(session: Session, _: Desk) -> View:
    """What the age and the temperature said by themselves (§3.9)."""
    if session.post:
        return replace(aloud.emergency(), rows=staff_footer(), lasting=False)
    return View(((say("emergency-103"), say("emergency-answer")),), ((BACK, PERSON, HOME),))
