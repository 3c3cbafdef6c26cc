"""To the next open question about a home call; danger comes before every one of them (§3.9)."""

from bot.dialogs.citizen.draft import answered, illness_of
from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from clinic import triage
from clinic.home_calls import AgeGroup
from clinic.intake.forms import HOME_CALL
from clinic.people import Iin, ProviderId, Relation
from clinic.reception import CallCheck


async def of_call(session: Session, desk: Desk) -> Session:
    """Asks the register before anything of the illness (R3.6); raises Refused as it does."""
    if "checked" not in session.draft:
        await _check(session, desk)
        session = session.noting(checked="1")
    session = await _of_known_age(session, desk)
    question = HOME_CALL.next(session.draft)
    onto = session.at(f"call_{question.key if question else 'confirm'}")
    match triage.of_illness(illness_of(session)):
        case triage.Emergency():
            return session.at("emergency")
        case triage.AskFirst(flag) if flag not in session.draft.get("denied", "").split():
            return onto.noting(flag=flag).at("danger")
    return onto


async def _check(session: Session, desk: Desk) -> None:
    check = CallCheck(
        Iin(session.draft["patient"]),
        ProviderId(session.draft["provider"]),
        Relation(session.draft["relation"]),
        illness_of(session),
    )
    await desk.reception.check_home_call(check, await desk.asker(session))


async def _of_known_age(session: Session, desk: Desk) -> Session:
    """The register tells a proved guardian's child's years; months under one year are asked."""
    member = await desk.member(session)
    question = HOME_CALL.next(session.draft)
    if question is None or question.key != "age" or member is None or not member.age:
        return session
    group = AgeGroup.CHILD if member.proof.for_ward else AgeGroup.ADULT
    return answered(session, "age", group)
