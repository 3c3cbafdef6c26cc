"""To the next open question about a home call; danger comes before every one of them (§3.9)."""

from typing import Final

from bot.dialogs.citizen import ill
from bot.dialogs.citizen.draft import answered, check_of
from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from clinic import triage
from clinic.home_calls import AgeGroup
from clinic.intake.forms import HOME_CALL, REPEATS
from clinic.intake.illness import illness_of
from clinic.refusals import Refusal, Refused

PLACE: Final = frozenset({"house", "entrance", "floor", "door_code", "landmark"})
"""What the desk asks for in one message."""
OVERRIDE: Final = "staff_call_override"
"""Where the desk names a reason for coming outside the zone (B3.5)."""


async def of_call(session: Session, desk: Desk) -> Session:
    """Asks the register before anything of the illness (R3.6); raises Refused as it does.

    Outside the zone the desk is asked for a reason, and all that was said until then is kept.
    """
    if "promised" not in session.draft:
        try:
            session = await _checked(session, desk)
        except Refused as refused:
            if session.post and refused.refusal is Refusal.OUTSIDE_HOME_CARE:
                return session.at(OVERRIDE)
            raise
    session = ill.taken(await _of_known_age(session, desk))
    onto = session.at(_window(session))
    match triage.of_illness(illness_of(session.draft)):
        case triage.Emergency():
            return session.at("emergency")
        case triage.AskFirst(flag) if flag not in session.draft.get("denied", "").split():
            return onto.noting(flag=flag).at("danger")
    return onto


def _window(session: Session) -> str:
    """Of the question that is open; the desk has its own, and fewer of them."""
    question = HOME_CALL.next(session.draft)
    key = question.key if question else "confirm"
    if not session.post:
        return f"call_{key}"
    return f"staff_call_{'place' if key in PLACE else key}"


async def _checked(session: Session, desk: Desk) -> Session:
    """Of a call on the same day the staff hears, and asks whether it is worse now (B3.6)."""
    promise = await desk.reception.check_home_call(check_of(session), await desk.asker(session))
    session = session.noting(promised="1")
    return session.noting(**{REPEATS: "1"}) if session.post and promise.repeats else session


async def _of_known_age(session: Session, desk: Desk) -> Session:
    """The register tells a proved guardian's child's years; months under one year are asked."""
    member = await desk.member(session)
    question = HOME_CALL.next(session.draft)
    if question is None or question.key != "age" or member is None or not member.age:
        return session
    group = AgeGroup.CHILD if member.proof.for_ward else AgeGroup.ADULT
    return answered(session, "age", group)
