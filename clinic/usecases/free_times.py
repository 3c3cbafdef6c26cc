"""The free times of doctors: shifts minus absences minus what is held or booked (R2.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from clinic.people import Doctor, DoctorId
from clinic.ports import Clock, Unit
from clinic.rules.hours import earliest_start, last_day
from clinic.schedule import (
    Absence,
    HoursOf,
    Shift,
    Slot,
    Stretch,
    Taken,
    earliest_slots,
    free_slots,
    stretch_of,
)

Known = tuple[
    Sequence[Shift], Sequence[Absence], Sequence[Taken], HoursOf, ZoneInfo, datetime, datetime
]
"""What free times are worked out from: the arguments of `free_slots`."""


@dataclass(frozen=True, slots=True)
class FreeTimes:
    """The times of doctors, read in one unit. `added`: shifts that this very deed adds."""

    unit: Unit
    clock: Clock
    added: tuple[Shift, ...] = ()

    async def of(
        self, doctors: Sequence[Doctor], first: date, last: date, holder: str = ""
    ) -> Sequence[Slot]:
        """What may be taken on these days from doctors of one provider, in order.

        Not sooner than the lead time, not beyond the horizon. The holder's own hold hides nothing.
        """
        return free_slots(*await self._known(doctors, first, last, holder)) if doctors else []

    async def horizon(self, doctors: Sequence[Doctor], holder: str = "") -> Sequence[Slot]:
        """All that may be taken from doctors of one provider."""
        return await self.of(doctors, date.min, date.max, holder)

    async def earliest(
        self, doctors: Sequence[Doctor], holder: str = ""
    ) -> Mapping[DoctorId, Slot]:
        """The first of the horizon for each doctor who has any; the rest is not worked out."""
        if not doctors:
            return {}
        return earliest_slots(*await self._known(doctors, date.min, date.max, holder))

    async def at(self, doctor: Doctor, starts_at: datetime, holder: str) -> Slot | None:
        """The free time that starts at that instant."""
        day = starts_at.astimezone(self.clock.zone).date()
        slots = await self.of([doctor], day, day, holder)
        return next((slot for slot in slots if slot.starts_at == starts_at), None)

    async def whole_day(self, doctor: Doctor, day: date) -> Sequence[Slot]:
        """As if nobody were booked."""
        stretch = stretch_of(day, day, self.clock.zone)
        return free_slots(*await self._against([doctor], (day, day), stretch, ()))

    async def _known(
        self, doctors: Sequence[Doctor], first: date, last: date, holder: str
    ) -> Known:
        now, today = self.clock.now(), self.clock.today()
        provider = await self.unit.directory.provider(doctors[0].provider)
        days = max(first, today), min(last, last_day(today, provider))
        since, until = stretch_of(*days, self.clock.zone)
        ids = [doctor.doctor for doctor in doctors]
        taken = await self.unit.timetable.taken(ids, since, until, now, holder)
        stretch = max(since, earliest_start(now, provider)), until
        return await self._against(doctors, days, stretch, taken)

    async def _against(
        self,
        doctors: Sequence[Doctor],
        days: tuple[date, date],
        stretch: Stretch,
        taken: Sequence[Taken],
    ) -> Known:
        ids = [doctor.doctor for doctor in doctors]
        provider = await self.unit.directory.provider(doctors[0].provider)
        calendar = await self.unit.directory.calendar()
        return (
            (*await self.unit.timetable.shifts(ids, *days), *self.added),
            await self.unit.timetable.absences(ids, *days),
            taken,
            partial(calendar.hours, provider),
            self.clock.zone,
            *stretch,
        )
