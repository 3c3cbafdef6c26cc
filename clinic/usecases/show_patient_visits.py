"""What the staff sees of a person whom it has looked up: visits ahead, at its own provider."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.acting import Operator
from clinic.journals.pre_appointment import visit_of
from clinic.people import Iin
from clinic.ports import Clock, Units
from clinic.usecases.owning import provider_of
from clinic.usecases.showing import VisitShown, show_own, shown
from clinic.visits import EntryNo, VisitState


@dataclass(frozen=True, slots=True)
class ShowPatientVisits:
    """In order of time; other providers' entries are not among them (B0.7)."""

    units: Units
    clock: Clock

    async def __call__(self, patient: Iin, staff: Operator) -> Sequence[VisitShown]:
        async with self.units() as unit:
            entries = [
                entry
                for entry in await unit.journals.of_patient(patient, self.clock.now())
                if provider_of(entry.entry) == staff.provider
                and visit_of(entry).state is VisitState.ACTIVE
            ]
            return [await shown(unit, entry, staff) for entry in entries]

    async def one(self, entry: EntryNo, staff: Operator) -> VisitShown:
        """In any state; raises NotYours for another provider's, and for none alike."""
        return await show_own(self.units, self.clock, entry, staff)
