"""Consent, once, directly before the first personal datum (B0.1)."""

from dataclasses import replace

from bot.dialogs.citizen import wishes
from bot.dialogs.core import Choice, Said, Session, Step, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, footer

AGREE = Choice("yes", say("consent-yes"), "success")
REFUSE = Choice("no", say("consent-no"))


async def show_consent(_: Session, __: Desk) -> View:
    return View((say("consent-ask"),), ((AGREE,), (REFUSE,), *footer(back=False)))


async def take_consent(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("yes"):
            return await _agreed(session, desk)
        case Chosen("no"):
            return Step(session.home(), lead=(say("consent-refused"),))
        case Said(text):
            return await _in_words(session, text, desk)
    return None


async def _in_words(session: Session, text: str, desk: Desk) -> Step | None:
    match desk.hear(text).intent:
        case "yes":
            return await _agreed(session, desk)
        case "no":
            return Step(session.home(), lead=(say("consent-refused"),))
    return None


async def _agreed(session: Session, desk: Desk) -> Step:
    await desk.reception.give_consent(desk.anyone(session))
    desk.forget_household()
    agreed = replace(session, consented=True)
    return await wishes.follow(replace(agreed.back(), draft=agreed.draft), desk)
