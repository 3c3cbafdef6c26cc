"""The free times of doctors: shifts minus absences minus what is held or booked, computed (R2.3)."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from clinic.people import Doctor
from clinic.ports import Clock, Unit
from clinic.providers import Provider
from clinic.rules.hours import earliest_start, last_day
from clinic.schedule import Slot, Taken, free_slots, stretch_of


async def free_times(
    unit: Unit,
    clock: Clock,
    provider: Provider,
    doctors: Sequence[Doctor],
    first: date,
    last: date,
    holder: str = "",
) -> Sequence[Slot]:
    """What may be taken on these days: not sooner than the lead time, not beyond the horizon.

    The holder's own hold hides nothing from it.
    """
    now = clock.now()
    first = max(first, clock.today())
    last = min(last, last_day(clock.today(), provider))
    since, until = stretch_of(first, last, clock.zone)
    ids = [doctor.doctor for doctor in doctors]
    if last < first or not ids:
        return []
    taken = await unit.timetable.taken(ids, since, until, now, holder)
    since = max(since, earliest_start(now, provider))
    return await _slots(unit, clock, provider, doctors, (first, last), taken, (since, until))


async def all_times(unit: Unit, clock: Clock, doctor: Doctor, day: date) -> Sequence[Slot]:
    """The whole day of a doctor, as if nobody were booked."""
    provider = await unit.directory.provider(doctor.provider)
    stretch = stretch_of(day, day, clock.zone)
    return await _slots(unit, clock, provider, [doctor], (day, day), (), stretch)


async def free_slot(
    unit: Unit, clock: Clock, doctor: Doctor, starts_at: datetime, holder: str
) -> Slot | None:
    """The free time that starts at that instant."""
    provider = await unit.directory.provider(doctor.provider)
    day = starts_at.astimezone(clock.zone).date()
    slots = await free_times(unit, clock, provider, [doctor], day, day, holder)
    return next((slot for slot in slots if slot.starts_at == starts_at), None)


async def _slots(
    unit: Unit,
    clock: Clock,
    provider: Provider,
    doctors: Sequence[Doctor],
    days: tuple[date, date],
    taken: Sequence[Taken],
    stretch: tuple[datetime, datetime],
) -> Sequence[Slot]:
    ids = [doctor.doctor for doctor in doctors]
    calendar = await unit.directory.calendar()
    return free_slots(
        await unit.timetable.shifts(ids, *days),
        await unit.timetable.absences(ids, *days),
        taken,
        partial(calendar.hours, provider),
        clock.zone,
        *stretch,
    )
