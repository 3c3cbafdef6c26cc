"""How many people a closing concerns, and how they hear of it: before it is done, and after."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from clinic.acting import Manager
from clinic.calendar import FAR, ONE_DAY
from clinic.notices import NoticeKind, of_entry
from clinic.people import DoctorId
from clinic.ports import Clock, Unit, Units
from clinic.usecases.close_schedule import Closing
from clinic.usecases.owning import own_doctor
from clinic.usecases.recheck_notices import RecheckNotices
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class Concerned:
    """Visits: those of whom a chat hears it, and those whom somebody must call."""

    in_chat: int
    to_call: int

    @property
    def visits(self) -> int:
        return self.in_chat + self.to_call


@dataclass(frozen=True, slots=True)
class ShowClosing:
    """Raises NotYours for a doctor of another provider."""

    units: Units
    clock: Clock

    async def __call__(self, closing: Closing, manager: Manager) -> Concerned:
        """As it would be at this moment."""
        since = max(closing.since, self.clock.now())
        async with self.units() as unit:
            await own_doctor(unit, closing.doctor, manager.provider)
            booked = await unit.timetable.booked(closing.doctor, since, closing.until)
            return await self._counted(unit, booked)

    async def days(self, doctor: DoctorId, manager: Manager) -> Collection[date]:
        """Those on which somebody is booked, from this moment on."""
        now = self.clock.now()
        async with self.units() as unit:
            await own_doctor(unit, doctor, manager.provider)
            visits = await unit.timetable.visits([doctor], now, now + FAR * ONE_DAY)
        return {visit.starts_at.astimezone(self.clock.zone).date() for visit in visits}

    async def after(self, closed: Sequence[EntryNo]) -> Concerned:
        """Of what CloseSchedule has answered."""
        async with self.units() as unit:
            return await self._counted(unit, closed)

    async def _counted(self, unit: Unit, entries: Sequence[EntryNo]) -> Concerned:
        now = self.clock.now()
        notices = [
            of_entry(NoticeKind.CLOSED_BY_CLINIC, entry, now, None, "kk") for entry in entries
        ]
        reached = await RecheckNotices(self.units, self.clock).reaches(unit, notices)
        in_chat = sum(reached.values())
        return Concerned(in_chat, len(entries) - in_chat)
