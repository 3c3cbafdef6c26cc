"""Consent, once, directly before the first personal datum (B0.1)."""

from dataclasses import replace

from bot.dialogs.citizen import wishes
from bot.dialogs.core import Choice, Session, Step, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, decided, footer

AGREE = Choice("yes", say("consent-yes"), "success")
REFUSE = Choice("no", say("consent-no"))


async def show_consent(_: Session, __: Desk) -> View:
    return View((say("consent-ask"),), ((AGREE,), (REFUSE,), *footer(back=False)))


async def take_consent(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match decided(answer, desk):
        case True:
            return await _agreed(session, desk)
        case False:
            return Step(session.home(), lead=(say("consent-refused"),))
    return None


async def _agreed(session: Session, desk: Desk) -> Step:
    await desk.reception.give_consent(desk.anyone(session))
    desk.forget_household()
    agreed = replace(session, consented=True)
    return await wishes.follow(replace(agreed.back(), draft=agreed.draft), desk)
