"""Questions that a sentence has answered already are not asked (bot.dialogs.citizen.told)."""

from collections.abc import Sequence
from datetime import date

from bot.dialogs.citizen import told
from bot.dialogs.citizen.draft import answered, doctor_of, of_member, possible, provable
from bot.dialogs.citizen.offers import at_time, free_times
from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from clinic.people import Relation
from clinic.reception import Offer
from clinic.schedule import Slot


async def of_person(session: Session, desk: Desk) -> Session | None:
    """For whom, where one person or one relation can be meant; None: it is asked."""
    said = session.draft.get(told.WHO)
    if not said:
        return None
    session, relation = session.dropping(told.WHO), told.PERSONS[said]
    members = (await desk.household(session)).members
    for_ward = relation is Relation.PARENT
    fitting = [one for one in members if one.proof.for_ward == for_ward]
    if members and relation in {Relation.SELF, Relation.PARENT}:
        return of_member(session, fitting[0]) if len(fitting) == 1 else None
    session = answered(session, "relation", relation)
    return session if provable(session) else session.noting(way="iin")


def of_place(session: Session, known: Sequence[str]) -> Session | None:
    said = session.draft.get(told.WHERE)
    if said is None or said not in known:
        return None
    return answered(session.dropping(told.WHERE), "provider", said)


def of_doctor(session: Session, offered: Sequence[Offer]) -> Session | None:
    """The doctor who was named, where somebody receives under that name there."""
    said = session.draft.get(told.WHOM)
    offer = next((one for one in offered if one.doctor.doctor == said and one.earliest), None)
    return answered(session.dropping(told.WHOM), "doctor", offer.doctor.doctor) if offer else None


async def of_day(session: Session, desk: Desk) -> Session | None:
    """The day that was named, or the first with a free time; what cannot be had is noted."""
    doctor = doctor_of(session)
    if session.draft.get(told.SOON):
        days = await desk.reception.show_free_times.days(doctor, session.account)
        first = next((row.day for row in days if row.free and possible(session, row.day)), None)
        return answered(session, "day", first.isoformat()) if first else None
    day = told.day_of(session)
    if day is None:
        return None
    if possible(session, day) and await free_times(session, day, desk):
        return answered(session.dropping(told.DAY), "day", day.isoformat())
    return session.dropping(told.DAY).noting(full=day.isoformat())


async def of_time(session: Session, desk: Desk) -> Slot | None:
    """The free time that was named, or the first of the day where the soonest was asked for."""
    slots = await free_times(session, date.fromisoformat(session.draft["day"]), desk)
    if session.draft.get(told.SOON):
        return slots[0] if slots else None
    wanted = told.time_of(session)
    if wanted is None:
        return None
    return at_time(slots, wanted, desk)
