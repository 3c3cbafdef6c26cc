"""A visit is moved in one transaction: the new entry, the old one marked with it (B2.9)."""

from dataclasses import dataclass
from datetime import datetime

from clinic.acting import Asker
from clinic.journals.book import Entry, Mark
from clinic.people import DoctorId, Relation
from clinic.ports import Clock, Dice, Unit, Units
from clinic.rules.facts import REASON
from clinic.usecases.entering import booked_before, enter, entering
from clinic.usecases.freeing import offer_freed
from clinic.usecases.once import once
from clinic.usecases.owning import changeable, provider_of
from clinic.usecases.refusing import recording_refusals
from clinic.usecases.requests import Booked, VisitRequest
from clinic.visits import EntryNo, Visit


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """`entry` is moved to that doctor's time; `window` and `holder` as in VisitRequest."""

    window: str
    entry: EntryNo
    doctor: DoctorId
    starts_at: datetime
    holder: str


@dataclass(frozen=True, slots=True)
class MoveVisit:
    """Every rule of booking is asked again for the new time. Raises NotYours as CancelVisit."""

    units: Units
    clock: Clock
    dice: Dice

    async def __call__(self, request: MoveRequest, asker: Asker) -> Booked:
        async def deed() -> Booked:
            async with entering(self.units, asker) as unit:
                return await self._move(unit, request, asker)

        async def again(number: EntryNo) -> Booked:
            return await booked_before(self.units, self.clock, number, asker)

        provider = provider_of(request.entry)
        async with recording_refusals(
            self.units, self.clock, asker, provider, request.holder, request.entry
        ):
            return await once(self.units, request.window, deed, again)

    async def _move(self, unit: Unit, request: MoveRequest, asker: Asker) -> Booked:
        old = await changeable(unit, self.clock, request.entry, asker, "move")
        entry = await unit.journals.find(old.entry)
        new = await enter(
            unit, self.clock, await _as_booking(unit, request, old, entry), asker, replacing=old
        )
        await unit.journals.mark(
            old.entry,
            Mark.MOVED,
            at=self.clock.now(),
            by=asker.account,
            channel=asker.channel.value,
            facts={"moved_to": new.visit.entry},
        )
        await offer_freed(unit, self.clock, self.dice, old)
        return new


async def _as_booking(unit: Unit, request: MoveRequest, old: Visit, entry: Entry) -> VisitRequest:
    """The same person for the same reason at another time."""
    doctor = await unit.directory.doctor(request.doctor)
    return VisitRequest(
        window=request.window,
        patient=old.patient,
        provider=doctor.provider,
        doctor=request.doctor,
        starts_at=request.starts_at,
        relation=Relation(old.applicant_relation),
        holder=request.holder,
        contact=entry.columns.get("contact"),
        reason=old.basis.removeprefix(REASON) if old.basis.startswith(REASON) else None,
    )
