"""The waiting list, and the offer of a time that was freed (B2.8)."""

from typing import Final

from bot.dialogs.citizen.entries import answer_about
from bot.dialogs.core import Choice, LastingChoice, Reached, Session, Step, View, column, say
from bot.dialogs.desk import Desk, provider_name
from bot.dialogs.window import Answer, Chosen, footer
from clinic.notices import WaitingPlace
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import WaitingRequest

OFFER: Final = "o"
ACCEPT, DECLINE, LEAVE = "yes", "no", "leave"


async def show_waiting(session: Session, desk: Desk) -> View:
    """For one doctor, or for whoever of the specialty is free first."""
    choices = [Choice("any", say("waiting-any"), "primary")]
    if "doctor" in session.draft:
        doctor = await desk.doctor(session)
        choices.append(Choice("this", say("waiting-doctor", name=doctor.name)))
    return View((say("waiting-question"),), column(choices) + footer())


async def take_waiting(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused(TOO_MANY_OPEN)."""
    match answer:
        case Chosen(which):
            place = await _join(session, desk, only_this=which == "this")
            leave = LastingChoice(Reached(OFFER, place.place, LEAVE), say("waiting-leave"))
            view = View((say("waiting-joined"),), ((leave,), *footer(back=False)), lasting=True)
            return Step(session.home(), answer=view)
    return None


async def _join(session: Session, desk: Desk, *, only_this: bool) -> WaitingPlace:
    draft = session.draft
    request = WaitingRequest(
        window=session.key,
        patient=Iin(draft["patient"]),
        provider=ProviderId(draft["provider"]),
        specialty=draft["specialty"],
        doctor=DoctorId(draft["doctor"]) if only_this else None,
        relation=Relation(draft["relation"]),
    )
    return await desk.reception.join_waiting_list(request, await desk.asker(session))


async def reached(session: Session, event: Reached, desk: Desk) -> Step:
    """Raises Refused(OFFER_GONE), and Refused as `BookVisit` does."""
    if event.act == LEAVE:
        await desk.reception.leave_waiting_list(event.tag, desk.caller(session))
        return Step(session.home(), lead=(say("waiting-left"),))
    accept = event.act == ACCEPT
    window = f"{session.account}.offer.{event.tag}"
    booked = await desk.reception.answer_offer(
        event.tag, accept, window, session.account, session.language
    )
    if booked is None:
        return Step(session.home(), lead=(say("offer-declined"),))
    if booked.told:
        return Step(session, stay=True)
    answer = await answer_about(session, booked.visit, booked.provider, booked.doctor, desk)
    return Step(session.home(), answer=answer)


async def offer_view(session: Session, place: WaitingPlace, desk: Desk) -> View:
    """A push: neither specialty nor doctor stands in it, for others see the screen (B5.2)."""
    provider = await desk.reception.show_directory.provider(ProviderId(place.provider))
    parts = [say("offer", name=provider_name(session, provider))]
    if place.offered_start and place.answer_by:
        parts.append(say("visit-when", **desk.when(place.offered_start)))
        parts.append(say("offer-until", **desk.when(place.answer_by)))
    rows = (
        (LastingChoice(Reached(OFFER, place.place, ACCEPT), say("offer-accept")),),
        (LastingChoice(Reached(OFFER, place.place, DECLINE), say("offer-decline")),),
    )
    return View(tuple(parts), rows, lasting=True)
