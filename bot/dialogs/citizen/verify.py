"""Being known: the own phone from the request button, or the PIN of the desk (B0.2)."""

from typing import Final

from bot.dialogs.citizen import told, who, wishes
from bot.dialogs.citizen.draft import FORMS
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Choice, Said, Session, Shared, Step, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import BACK, HOME, PERSON, Answer, Chosen, footer
from clinic.people import Iin, Relation
from clinic.reception import Household

KEPT: Final = {"wish", "safe", "denied", *told.KEPT} - {told.WHO}
"""Once somebody is known it is only asked for whom."""
WAYS = (
    (Choice("phone", say("prove-phone"), "primary"),),
    (Choice("pin", say("prove-pin")),),
    (Choice("iin", say("prove-iin")),),
)


async def show_prove(session: Session, _: Desk) -> View:
    """To book, an IIN is enough; to see what is booked, it is not (L1, L2)."""
    if session.draft.get("wish") in FORMS:
        return View((say("prove-question"),), (*WAYS, *footer()))
    return View((say("prove-to-see"),), (*WAYS[:2], *footer()))


async def take_prove(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("phone"):
            return Step(session.noting(way="phone").at("contact"))
        case Chosen("pin"):
            return Step(session.dropping("claimed").noting(way="pin").at("iin"))
        case Chosen("iin"):
            return Step(await onward(session.noting(way="iin"), desk))
    return None


async def show_contact(_: Session, __: Desk) -> View:
    return View((say("contact-question"),), ((BACK, PERSON, HOME),), contact=say("contact-button"))


async def take_contact(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused(NOT_YOUR_CONTACT) or Refused(CONTACT_NOT_MATCHED)."""
    match answer:
        case Shared(phone, own):
            household = await desk.reception.verify_by_phone(
                phone, own=own, caller=desk.caller(session)
            )
            return await _known(session, household, desk)
    return None


async def show_pin(_: Session, __: Desk) -> View:
    return View((say("pin-question"),), footer())


async def take_pin(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused(WRONG_PIN) or Refused(PIN_LOCKED)."""
    match answer:
        case Said(text):
            claimed = Iin(session.draft["claimed"])
            pin = text.strip()
            household = await desk.reception.verify_by_pin(claimed, pin, desk.caller(session))
            return await _known(session, household, desk)
    return None


async def _known(session: Session, household: Household, desk: Desk) -> Step:
    """Goes on with the one person it can be about, else asks for whom."""
    desk.forget_household()
    lead = (say("proved"),)
    wish = session.draft.get("wish", "")
    if wish not in FORMS:
        return await wishes.follow(session.home(wish=wish), desk, lead)
    for_ward = session.draft.get("relation") == Relation.PARENT
    fitting = [member for member in household.members if member.proof.for_ward == for_ward]
    if len(fitting) != 1:
        kept = {key: said for key, said in session.draft.items() if key in KEPT}
        return Step(session.home(**kept).at("who"), lead)
    step = await who.choose(session, fitting[0], desk)
    return Step(step.session, lead)
