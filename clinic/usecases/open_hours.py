"""Extra hours of a doctor, or hours opened again that had been called off (B5.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from clinic.acting import Manager
from clinic.people import Doctor, DoctorId
from clinic.ports import Clock, Dice, Unit, Units
from clinic.refusals import Refusal, Refused
from clinic.schedule import Shift, Slot, Stretch
from clinic.usecases.free_times import FreeTimes
from clinic.usecases.freeing import offer_to_next
from clinic.usecases.noting import Act, note
from clinic.usecases.owning import own_doctor

PLAIN_MINUTES = 15
"""Of one time, where no shift of the doctor says it."""
HORIZON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Hours:
    """Of one local day."""

    doctor: DoctorId
    day: date
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Opened:
    """How many times may be booked that could not, and how many of them are offered already."""

    times: int
    offered: int


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Whoever waits is offered the new times, in the order of the list (B2.8).

    Raises NotYours for a doctor of another provider, and Refused: ALREADY_PAST, CLINIC_CLOSED,
    DOCTOR_AWAY, HOURS_OVERLAP.
    """

    units: Units
    clock: Clock
    dice: Dice

    async def __call__(self, hours: Hours, manager: Manager) -> Opened:
        async with self.units(writing=True) as unit:
            doctor = await own_doctor(unit, hours.doctor, manager.provider)
            stretch = self._stretch(hours)
            await self._ensure_possible(unit, doctor, hours)
            added = await self._open(unit, hours, stretch)
            slots = await self._new_times(unit, doctor, stretch, added)
            offered = 0
            for slot in slots:
                if not await offer_to_next(unit, self.clock, self.dice, doctor, slot):
                    break
                offered += 1
            about = f"{doctor.doctor} {stretch[0].isoformat()} {stretch[1].isoformat()}"
            act = Act("open_hours", about, outcome=f"{len(slots)} times")
            await note(unit, self.clock, manager, act)
            await unit.commit()
        return Opened(len(slots), offered)

    def _stretch(self, hours: Hours) -> Stretch:
        utc = self.clock.now().tzinfo
        since, until = (
            datetime.combine(hours.day, at, self.clock.zone).astimezone(utc)
            for at in (hours.start, hours.end)
        )
        if until <= self.clock.now() or since >= until:
            raise Refused(Refusal.ALREADY_PAST, "B5.5")
        return since, until

    async def _ensure_possible(self, unit: Unit, doctor: Doctor, hours: Hours) -> None:
        provider = await unit.directory.provider(doctor.provider)
        calendar = await unit.directory.calendar()
        openings = calendar.hours(provider, hours.day)
        if not any(one.start <= hours.start and hours.end <= one.end for one in openings):
            raise Refused(Refusal.CLINIC_CLOSED, "B0.6", day=hours.day)
        if await unit.timetable.absences([doctor.doctor], hours.day, hours.day):
            raise Refused(Refusal.DOCTOR_AWAY, "B5.5", day=hours.day)

    async def _open(self, unit: Unit, hours: Hours, stretch: Stretch) -> tuple[Shift, ...]:
        """The shift that was added: none, where the hours of one had only been called off."""
        reopened = await unit.timetable.reopen(hours.doctor, *stretch)
        today = await unit.timetable.shifts([hours.doctor], hours.day, hours.day)
        overlapping = [one for one in today if one.start < hours.end and hours.start < one.end]
        if overlapping and reopened:
            return ()
        shift = Shift(
            hours.doctor, hours.day, hours.start, hours.end, await self._minutes(unit, hours)
        )
        if overlapping or not await unit.timetable.add_shift(shift):
            raise Refused(Refusal.HOURS_OVERLAP, "B5.5", day=hours.day)
        return (shift,)

    async def _minutes(self, unit: Unit, hours: Hours) -> int:
        """As the doctor's nearest shifts have it."""
        today = self.clock.today()
        known = await unit.timetable.shifts([hours.doctor], today, today + HORIZON)
        return next((shift.slot_minutes for shift in known), PLAIN_MINUTES)

    async def _new_times(
        self, unit: Unit, doctor: Doctor, stretch: Stretch, added: tuple[Shift, ...]
    ) -> Sequence[Slot]:
        day = stretch[0].astimezone(self.clock.zone).date()
        times = FreeTimes(unit, self.clock, added)
        free = await times.of([doctor], day, day)
        ahead = (slot for slot in free if slot.starts_at >= stretch[0])
        return list(takewhile(lambda slot: slot.starts_at < stretch[1], ahead))
