"""To the next open question of the form; what has one answer only is not asked."""

from typing import Final

from bot.dialogs.citizen import prefilled
from bot.dialogs.citizen.call_onward import of_call
from bot.dialogs.citizen.draft import CALL, answered, form_of, reason_of
from bot.dialogs.citizen.offers import offers, reasons_of
from bot.dialogs.citizen.told import SOON, TIME
from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from clinic.intake.forms import REASONS
from clinic.people import Iin, ProviderId, Relation
from clinic.reception import ReferralCheck, RegisterCheck
from clinic.refusals import Refusal, Refused
from clinic.schedule import Slot

WINDOWS: Final = {"starts": "time"}
"""Where a question's window is not named as the question."""
WAYS: Final = {"phone": "contact", "iin": "iin"}


async def onward(session: Session, desk: Desk) -> Session:
    """Asks the register as soon as it can be asked (R2.6); raises Refused as it does."""
    question = form_of(session).next(session.draft)
    key = question.key if question else "confirm"
    match key:
        case "patient":
            return session.at(_proof(session))
        case "provider":
            return await _provider(session, desk)
        case "relation":
            known = await prefilled.of_person(session, desk)
            return await onward(known, desk) if known else session.at("who")
    if session.draft.get("wish") == CALL:
        return await of_call(session, desk)
    return await _of_booking(session, key, desk)


async def _of_booking(session: Session, key: str, desk: Desk) -> Session:
    match key:
        case "specialty" if "first" not in session.draft:
            return await onward(await _checked(session, desk), desk)
        case "specialty" if "named" in session.draft:
            return await of_named(session.dropping("named"), session.draft["named"], desk)
        case "doctor":
            return await _doctor(session, desk)
        case "day":
            return await to_day(session, desk)
        case "starts":
            return await to_time(session, desk)
    return session.at(WINDOWS.get(key, key))


def _proof(session: Session) -> str:
    way = session.draft.get("way")
    if way == "pin":
        return "pin" if "claimed" in session.draft else "iin"
    return WAYS.get(way or "", "prove")


async def _provider(session: Session, desk: Desk) -> Session:
    """A link or a single clinic answers the question which clinic."""
    known = [row.provider for row in await desk.reception.show_directory.providers()]
    said = prefilled.of_place(session, known)
    if said:
        return await onward(said, desk)
    linked = [one for one in known if one == session.link]
    if len(linked or known) == 1:
        return await onward(answered(session, "provider", (linked or known)[0]), desk)
    return session.at("provider")


async def _checked(session: Session, desk: Desk) -> Session:
    check = RegisterCheck(
        Iin(session.draft["patient"]),
        ProviderId(session.draft["provider"]),
        Relation(session.draft["relation"]),
    )
    days = await desk.reception.check_register(check, await desk.asker(session))
    return session.noting(first=days.first.isoformat(), last=days.last.isoformat())


async def of_named(session: Session, specialty: str, desk: Desk) -> Session:
    """A specialty said in words, if the clinic has it; else the list of those that it has."""
    offered = await desk.reception.show_free_times.specialties(
        ProviderId(session.draft["provider"])
    )
    if specialty not in {row.specialty for row in offered}:
        return session.at("specialty")
    try:
        return await of_specialty(session, specialty, desk)
    except Refused as refused:
        if refused.refusal is not Refusal.REFERRAL_NEEDED:
            raise
        return session.at("referral")


async def of_specialty(session: Session, specialty: str, desk: Desk) -> Session:
    """With the reasons that its doctors ask for (B2.7)."""
    session = answered(session, "specialty", specialty)
    reasons = reasons_of(await offers(session, desk))
    if reasons:
        session = session.noting(**{REASONS: " ".join(reasons)})
    return await onward(session, desk)


async def _doctor(session: Session, desk: Desk) -> Session:
    """Before a doctor, a day and a time: whether a referral is needed (B2.7)."""
    check = ReferralCheck(
        Iin(session.draft["patient"]),
        ProviderId(session.draft["provider"]),
        session.draft["specialty"],
        reason_of(session),
    )
    await desk.reception.check_referral(check, await desk.asker(session))
    offered = await offers(session, desk)
    if not any(offer.earliest for offer in offered):
        return session.at("no_time")
    said = prefilled.of_doctor(session, offered)
    if said:
        return await onward(said, desk)
    if len(offered) == 1:
        return await onward(answered(session, "doctor", offered[0].doctor.doctor), desk)
    return session.at("doctor")


async def to_day(session: Session, desk: Desk) -> Session:
    """A named day is taken, if it can be had; else the calendar says why not."""
    known = await prefilled.of_day(session, desk)
    if known is not None and "day" in known.draft:
        return await to_time(known, desk)
    return (known or session).at("day")


async def to_time(session: Session, desk: Desk) -> Session:
    """A named time is held as a pressed one is; raises Refused(SLOT_TAKEN) as `HoldTime` does."""
    slot = await prefilled.of_time(session, desk)
    if slot is None:
        return session.at("time")
    return await held(session.dropping(TIME, SOON), slot, desk)


async def held(session: Session, slot: Slot, desk: Desk) -> Session:
    """For three minutes, and on to the summary (B2.5). Raises Refused(SLOT_TAKEN)."""
    await desk.reception.hold_time(slot, session.account)
    chosen = answered(session, "starts", slot.starts_at.isoformat())
    return chosen.noting(held="1").at("confirm")
