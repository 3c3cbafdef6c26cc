"""Delete my data: what goes, what remains and why (B0.1)."""

from bot.dialogs.core import Choice, Session, Step, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, footer

DELETE = Choice("yes", say("forget-yes"), "danger")
KEEP = Choice("no", say("forget-no"))


async def show_privacy(_: Session, __: Desk) -> View:
    return View((say("forget-ask"),), ((DELETE,), (KEEP,), *footer()))


async def take_privacy(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("yes"):
            await desk.reception.forget_me(session.account)
            desk.forget_household()
            gone = Session(session.account, session.nonce, session.revision, session.language)
            return Step(gone, answer=View((say("forget-done"),)), forgotten=True)
        case Chosen("no"):
            return Step(session.home())
    return None
