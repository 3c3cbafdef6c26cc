"""A freed time is offered in order to those who wait (B2.8): a hold and a notice."""

from datetime import datetime, timedelta

from clinic.notices import Notice, NoticeKind, WaitingPlace, when_awake
from clinic.people import Doctor, DoctorId
from clinic.ports import Clock, Dice, Unit
from clinic.refusals import Refusal, Refused
from clinic.schedule import Slot
from clinic.usecases.free_times import FreeTimes
from clinic.visits import Visit

ANSWER_TIME = timedelta(hours=2)
OFFERS = (NoticeKind.OFFER,)


def offer_holder(place: str) -> str:
    """Whose name the offered time is held in until it is answered."""
    return f"offer:{place}"


async def free_time(unit: Unit, visit: Visit) -> None:
    """Raises Refused where the time was freed before: only one deed ends a visit."""
    if not await unit.timetable.free(visit.entry):
        raise Refused(Refusal.NO_LONGER_ACTIVE, "B2.9")


async def offer_freed(unit: Unit, clock: Clock, dice: Dice, visit: Visit) -> None:
    """The time of a visit that was ended, to the first who waits for it, if it is still one."""
    doctor = await unit.directory.doctor(visit.doctor)
    await _offer_on(unit, clock, dice, doctor, visit.starts_at)


async def _offer_on(
    unit: Unit, clock: Clock, dice: Dice, doctor: Doctor, starts_at: datetime
) -> None:
    """The schedule may have changed since that time was taken: the doctor may be away."""
    slot = await FreeTimes(unit, clock).at(doctor, starts_at, holder="")
    if slot is not None:
        await offer_to_next(unit, clock, dice, doctor, slot)


async def offer_to_next(unit: Unit, clock: Clock, dice: Dice, doctor: Doctor, slot: Slot) -> bool:
    """False: nobody waits, or nobody could answer before the time is too near."""
    now = clock.now()
    due_at = when_awake(now, clock.zone)
    lead = timedelta(minutes=(await unit.directory.provider(doctor.provider)).lead_minutes)
    answer_by = min(due_at + ANSWER_TIME, slot.starts_at - lead)
    if answer_by <= due_at:
        return False
    place = await unit.waiting.next_for(doctor.provider, doctor.specialty, doctor.doctor, now)
    if place is None:
        return False
    held = await unit.timetable.hold(slot, offer_holder(place.place), answer_by, now)
    if held:
        await unit.waiting.offer(place.place, slot, now, answer_by)
        await unit.outbox.add(_notice(dice, place, due_at))
    return held


def _notice(dice: Dice, place: WaitingPlace, due_at: datetime) -> Notice:
    return Notice(
        notice=dice.token(),
        kind=NoticeKind.OFFER,
        account=place.account,
        entry=None,
        subject=place.place,
        language=place.language,
        due_at=due_at,
    )


async def end_place(unit: Unit, clock: Clock, dice: Dice, number: str, state: str) -> bool:
    """Settles the place; a time that was offered to it goes to the next. False: settled before."""
    if not await unit.waiting.settle(number, state):
        return False
    await unit.outbox.withdraw(number, OFFERS)
    place = await unit.waiting.find(number)
    if place.offered_doctor is not None and place.offered_start is not None:
        doctor = await unit.directory.doctor(DoctorId(place.offered_doctor))
        await unit.timetable.release(offer_holder(number))
        await _offer_on(unit, clock, dice, doctor, place.offered_start)
    return True
