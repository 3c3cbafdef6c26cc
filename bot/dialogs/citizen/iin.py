"""The IIN, typed by hand: read strictly, deleted from the chat, never shown back (B2.3)."""

from typing import Final

from bot.dialogs.citizen.draft import CALL, answered
from bot.dialogs.citizen.onward import onward
from bot.dialogs.citizen.person import instead
from bot.dialogs.core import Said, Session, Step, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, footer
from clinic.people import Iin, Relation, Unfit
from clinic.tasks import Why

TRIES: Final = 3


async def show_iin(session: Session, _: Desk) -> View:
    """A PIN is one's own, also for who books a child (B0.2)."""
    own = session.draft.get("way") == "pin"
    whose = "self" if own else session.draft.get("relation", "self")
    if whose == Relation.OTHER and session.draft.get("wish") == CALL:
        return View((say("iin-question-ill"),), footer())
    return View((say(f"iin-question-{whose}"),), footer())


async def take_iin(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """«менің ЖСН-ім 9401…» is read for its figures. Raises Refused as `CheckRegister` does."""
    match answer:
        case Said(text):
            try:
                return await _read(session, desk.hear(text).digits or text, desk)
            except Unfit as unfit:
                return await _unfit(session.missed(), unfit, desk)
    return None


async def _read(session: Session, text: str, desk: Desk) -> Step:
    """With a PIN to follow, the number is only claimed so far."""
    if session.draft.get("way") == "pin":
        return Step(session.noting(claimed=Iin.parse(text).digits).at("pin"))
    way = session.draft.get("way", "iin")
    return Step(await onward(answered(session, "patient", text).noting(way=way), desk))


async def _unfit(session: Session, unfit: Unfit, desk: Desk) -> Step:
    if session.failures >= TRIES:
        return await instead(session, Why.THREE_FAILURES, desk)
    return Step(session, lead=(say(f"unfit-{unfit.flaw}"),))
