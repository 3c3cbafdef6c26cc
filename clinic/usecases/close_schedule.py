"""The clinic calls off a doctor's hours: everyone is told, with other times (B5.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clinic.acting import Manager
from clinic.journals.book import Entry, Mark
from clinic.journals.pre_appointment import visit_of
from clinic.notices import NoticeKind
from clinic.people import Doctor, DoctorId
from clinic.ports import Clock, Unit, Units
from clinic.procedure import case_of
from clinic.refusals import Refusal, Refused
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2
from clinic.schedule import Stretch, stretch_of
from clinic.usecases.free_times import FreeTimes
from clinic.usecases.freeing import OFFERS
from clinic.usecases.noting import Act, note
from clinic.usecases.once import anew
from clinic.usecases.owning import own_doctor
from clinic.usecases.telling import stop_reminding, tell
from clinic.visits import EntryNo

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Closing:
    """From `since` on, before `until`; what is already past stays as it is."""

    doctor: DoctorId
    since: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class CloseSchedule:
    """Called off twice is called off once. Answers the entries that were closed now.

    Raises NotYours for a doctor of another provider, Refused(ALREADY_PAST) for hours that are.
    """

    units: Units
    clock: Clock

    async def __call__(self, closing: Closing, manager: Manager) -> Sequence[EntryNo]:
        async def deed() -> Sequence[EntryNo]:
            async with self.units(writing=True) as unit:
                closed = await self._close(unit, closing, manager)
                await unit.commit()
            return closed

        return await anew(deed)

    async def _close(self, unit: Unit, closing: Closing, manager: Manager) -> Sequence[EntryNo]:
        """First every free time is taken: whoever books at this moment is refused, or told."""
        doctor = await own_doctor(unit, closing.doctor, manager.provider)
        since = max(closing.since, self.clock.now())
        if since >= closing.until:
            raise Refused(Refusal.ALREADY_PAST, "B5.5")
        for stretch in self._day_by_day(since, closing.until):
            await self._take(unit, doctor, stretch)
        await self._take_back_offers(unit, doctor, (since, closing.until))
        closed = [
            await self._call_off(unit, entry, manager)
            for entry in await unit.timetable.booked(doctor.doctor, since, closing.until)
        ]
        for stretch in self._day_by_day(since, closing.until):
            await unit.timetable.close(doctor.doctor, *stretch)
        await self._note(unit, closing, manager, len(closed))
        return closed

    async def _take(self, unit: Unit, doctor: Doctor, stretch: Stretch) -> None:
        """Times that are held go as well: whoever holds one is offered the nearest others."""
        day = stretch[0].astimezone(self.clock.zone).date()
        for slot in await FreeTimes(unit, self.clock).whole_day(doctor, day):
            if stretch[0] <= slot.starts_at < stretch[1]:
                await unit.timetable.close(doctor.doctor, slot.starts_at, slot.ends_at)

    async def _take_back_offers(self, unit: Unit, doctor: Doctor, stretch: Stretch) -> None:
        """Whoever was offered one of these times waits again, in the old place."""
        for place in await unit.waiting.offered(doctor.doctor, *stretch):
            await unit.waiting.wait_again(place.place)
            await unit.outbox.withdraw(place.place, OFFERS)

    async def _call_off(self, unit: Unit, number: EntryNo, manager: Manager) -> EntryNo:
        entry = await unit.journals.find(number)
        case_of(R2, entry).advance("close", Actor.REGISTRAR)
        await unit.timetable.free(number)
        await stop_reminding(unit, number)
        await unit.journals.mark(
            number, Mark.CLOSED_BY_CLINIC, at=self.clock.now(), by=manager.account,
            channel=manager.channel.value,
        )  # fmt: skip
        language = _language_of(entry) or manager.language
        await tell(unit, self.clock, number, NoticeKind.CLOSED_BY_CLINIC, language)
        return visit_of(entry).entry

    def _day_by_day(self, since: datetime, until: datetime) -> Iterator[Stretch]:
        """The stretches of the local days."""
        while since < until:
            day = since.astimezone(self.clock.zone).date()
            _, midnight = stretch_of(day, day, self.clock.zone)
            yield since, min(until, midnight)
            since = midnight

    async def _note(self, unit: Unit, closing: Closing, manager: Manager, visits: int) -> None:
        about = f"{closing.doctor} {closing.since.isoformat()} {closing.until.isoformat()}"
        act = Act("close_schedule", about, closing.reason, outcome=f"{visits} visits")
        await note(unit, self.clock, manager, act)


def _language_of(entry: Entry) -> str | None:
    """In which the answer about it was told."""
    told = (marked.facts.get("language") for marked in entry.marks if marked.mark is Mark.TOLD)
    return next(told, None)
