"""What can be had: specialties, doctors, days and times; a list is no promise (B2.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clinic.calendar import CalendarDay
from clinic.people import Doctor, DoctorId, ProviderId
from clinic.ports import Clock, Units
from clinic.schedule import Slot
from clinic.usecases.free_times import FreeTimes


@dataclass(frozen=True, slots=True)
class SpecialtyTimes:
    """`rules`: how its doctors are booked (`direct`, `referral`, `direct_if`), without repeats."""

    specialty: str
    doctors: int
    earliest: Slot | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """`precinct`: a doctor of the precinct that was asked for."""

    doctor: Doctor
    earliest: Slot | None
    precinct: bool


@dataclass(frozen=True, slots=True)
class DayTimes:
    """`closed` names a holiday; `open` is whether the provider is open that day (B0.6)."""

    day: date
    free: int
    closed: CalendarDay | None
    open: bool


@dataclass(frozen=True, slots=True)
class ShowFreeTimes:
    """`holder`: a conversation sees the time that it holds itself as free."""

    units: Units
    clock: Clock

    async def specialties(self, provider: ProviderId) -> Sequence[SpecialtyTimes]:
        """In the order of their codes."""
        async with self.units() as unit:
            doctors = await unit.directory.doctors(provider)
            earliest = await FreeTimes(unit, self.clock).earliest(doctors)
        by_specialty: dict[str, list[Doctor]] = {}
        for doctor in sorted(doctors, key=lambda doctor: doctor.specialty):
            by_specialty.setdefault(doctor.specialty, []).append(doctor)
        return [
            SpecialtyTimes(
                specialty=specialty,
                doctors=len(own),
                earliest=min(
                    (earliest[d.doctor] for d in own if d.doctor in earliest), default=None
                ),
                rules=tuple(dict.fromkeys(doctor.booking.kind for doctor in own)),
            )
            for specialty, own in by_specialty.items()
        ]

    async def doctors(
        self,
        provider: ProviderId,
        specialty: str,
        *,
        precinct: str | None = None,
        holder: str = "",
    ) -> Sequence[Offer]:
        """Doctors of the precinct first, then by the earliest time; those without one last."""
        async with self.units() as unit:
            everybody = await unit.directory.doctors(provider)
            doctors = [doctor for doctor in everybody if doctor.specialty == specialty]
            earliest = await FreeTimes(unit, self.clock).earliest(doctors, holder)
        offers = [
            Offer(doctor, earliest.get(doctor.doctor), precinct in doctor.precincts)
            for doctor in doctors
        ]
        return sorted(offers, key=_nearest_first)

    async def days(self, doctor: DoctorId, holder: str = "") -> Sequence[DayTimes]:
        """Every day of the horizon, today first."""
        async with self.units() as unit:
            found = await unit.directory.doctor(doctor)
            provider = await unit.directory.provider(found.provider)
            calendar = await unit.directory.calendar()
            free = await FreeTimes(unit, self.clock).horizon([found], holder)
        counts = [self._day(slot) for slot in free]
        today = self.clock.today()
        days = [today + timedelta(days=ahead) for ahead in range(provider.booking_days + 1)]
        return [
            DayTimes(day, counts.count(day), calendar.closed(day), calendar.is_open(provider, day))
            for day in days
        ]

    async def times(self, doctor: DoctorId, day: date, holder: str = "") -> Sequence[Slot]:
        async with self.units() as unit:
            found = await unit.directory.doctor(doctor)
            return await FreeTimes(unit, self.clock).of([found], day, day, holder)

    async def coming(self, doctor: DoctorId, holder: str = "") -> Sequence[Slot]:
        """All of the horizon, the earliest first."""
        async with self.units() as unit:
            found = await unit.directory.doctor(doctor)
            return await FreeTimes(unit, self.clock).horizon([found], holder)

    async def nearest(
        self, doctor: DoctorId, around: datetime, holder: str = "", limit: int = 3
    ) -> Sequence[Slot]:
        """After a lost race (B2.5): that day of that doctor, then later days, then colleagues."""
        async with self.units() as unit:
            found = await unit.directory.doctor(doctor)
            doctors = [
                colleague
                for colleague in await unit.directory.doctors(found.provider)
                if colleague.specialty == found.specialty
            ]
            free = await FreeTimes(unit, self.clock).horizon(doctors, holder)
        day = around.astimezone(self.clock.zone).date()

        def remoteness(slot: Slot) -> tuple[bool, bool, timedelta]:
            return slot.doctor != doctor, self._day(slot) != day, abs(slot.starts_at - around)

        return sorted(
            (slot for slot in free if self._day(slot) >= day or slot.doctor != doctor),
            key=remoteness,
        )[:limit]

    async def neighbours_open(
        self, provider: ProviderId, day: date
    ) -> tuple[date | None, date | None]:
        """The nearest open days before and after; never one that is past (B0.6)."""
        async with self.units() as unit:
            found = await unit.directory.provider(provider)
            calendar = await unit.directory.calendar()
        before = calendar.previous_open(found, day)
        if before is not None and before < self.clock.today():
            before = None
        return before, calendar.next_open(found, day)

    def _day(self, slot: Slot) -> date:
        return slot.starts_at.astimezone(self.clock.zone).date()


def _nearest_first(offer: Offer) -> tuple[bool, bool, str, str]:
    earliest = offer.earliest
    begins = earliest.starts_at.isoformat() if earliest else ""
    return not offer.precinct, earliest is None, begins, offer.doctor.name
