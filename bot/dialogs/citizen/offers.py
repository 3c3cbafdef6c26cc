"""What the schedule offers: the doctors of a specialty, the free times of one, at one time."""

from collections.abc import Sequence
from datetime import date, time

from bot.dialogs.citizen.draft import doctor_of
from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from clinic.intake.reasons import asked_for
from clinic.people import ProviderId
from clinic.reception import Offer
from clinic.schedule import Slot


async def offers(session: Session, desk: Desk) -> Sequence[Offer]:
    """The doctors of the specialty, the own precinct's first, each with the earliest time."""
    provider = ProviderId(session.draft["provider"])
    member = await desk.member(session)
    here = member and member.provider and member.provider.provider == provider
    precinct = member.precinct if member and here else session.draft.get("precinct")
    return await desk.reception.show_free_times.doctors(
        provider,
        session.draft["specialty"],
        precinct=precinct,
        holder=session.account,
    )


async def free_times(session: Session, day: date, desk: Desk) -> Sequence[Slot]:
    """Of the draft's doctor; what this very account holds is free to it."""
    return await desk.reception.show_free_times.times(doctor_of(session), day, session.account)


def at_time(slots: Sequence[Slot], wanted: time, desk: Desk) -> Slot | None:
    return next((slot for slot in slots if desk.clock_time(slot.starts_at) == wanted), None)


def reasons_of(offered: Sequence[Offer]) -> tuple[str, ...]:
    return asked_for(offer.doctor.booking for offer in offered)
