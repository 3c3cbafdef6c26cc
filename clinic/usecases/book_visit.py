"""A visit is booked (R2.3, R2.6, R2.7): first the journal, then the word (B2.1)."""

from dataclasses import dataclass

from clinic.acting import Asker
from clinic.ports import Clock, Units
from clinic.usecases.entering import booked_before, enter, entering
from clinic.usecases.once import once
from clinic.usecases.refusing import recording_refusals
from clinic.usecases.requests import Booked, VisitRequest
from clinic.visits import EntryNo

__all__ = ["BookVisit", "Booked", "VisitRequest"]


@dataclass(frozen=True, slots=True)
class BookVisit:
    """The answer is an entry that is committed; until then nothing may be said."""

    units: Units
    clock: Clock

    async def __call__(self, request: VisitRequest, asker: Asker) -> Booked:
        async def deed() -> Booked:
            async with entering(self.units, asker) as unit:
                return await enter(unit, self.clock, request, asker)

        async def again(number: EntryNo) -> Booked:
            return await booked_before(self.units, self.clock, number, asker)

        async with recording_refusals(
            self.units, self.clock, asker, request.provider, request.holder, request.patient.masked
        ):
            return await once(self.units, request.window, deed, again)
