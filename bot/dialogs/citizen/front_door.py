"""What is answered to anybody, in every window, before language and consent (B0.1, B4.1)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.dialogs.citizen import person, services, visits, who, wishes
from bot.dialogs.citizen.draft import FORMS
from bot.dialogs.citizen.information import hiv_answer
from bot.dialogs.citizen.told import CALLED, told
from bot.dialogs.core import Choice, Session, Step, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import aloud
from bot.dialogs.window import BACK, HOME, PERSON, Answer, decided, staff_footer
from clinic import triage
from clinic.tasks import Why
from locales.hearing import Heard

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
ATTACHMENT: Final = "attachment"
TOPICS: Final = frozenset({"certificate", "price", "where", "hours"})


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


def danger(session: Session) -> Step:
    """103 is the first thing to be read (B3.2), at work to be read out."""
    if session.post:
        return Step(session, answer=aloud.emergency())
    words = (say("emergency-103"), say("emergency-answer"))
    return Step(session, answer=View((words,), (TO_A_PERSON,), lasting=True))


async def wanted(session: Session, text: str, heard: Heard, desk: Desk) -> Step | None:
    """A wish said in words: kept through language and consent, and then followed."""
    if heard.alone:
        return Step(session, answer=View((say("child-alone"),), (TO_A_PERSON,)))
    intent = heard.intent or ""
    if intent in {"", "no"} and session.draft.get("wish") in FORMS:
        anew = await who.corrected(session, text, desk)
        if anew:
            return anew
    if intent in WISHES:
        notes = _kept(session, intent) | await told(session, text, heard, desk)
        return await wishes.follow(session.home(wish=WISHES[intent], **notes), desk)
    if intent.startswith(SPEAK):
        return await wishes.speak(session, intent.removeprefix(SPEAK), desk)
    if intent == "operator":
        return await person.ask(session, Why.ASKED, desk)
    return _windows(session, heard)


def _kept(session: Session, intent: str) -> dict[str, str]:
    """What is to be done with a visit; and the danger that was asked about and is none."""
    if intent in {"move", "cancel"}:
        return {visits.ACT: intent}
    denied = session.draft.get("denied") if intent == CALLED else None
    return {"denied": denied} if denied else {}


def _windows(session: Session, heard: Heard) -> Step | None:
    match heard.intent:
        case "back":
            return Step(session.back())
        case "help":
            return Step(session.at("help"))
    if heard.topic == ATTACHMENT:
        return Step(services.guide(session))
    if heard.topic in TOPICS:
        return Step(session.at("information"))
    return Step(session, lead=(say("greeting"),)) if heard.intent == "greeting" else None


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
