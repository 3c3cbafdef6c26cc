"""What the staff sees of a person whom it has looked up: home calls at its own provider (B3.7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.acting import Operator
from clinic.journals.home_calls import HOME_CALLS
from clinic.people import Iin
from clinic.ports import Clock, Units
from clinic.usecases.owning import provider_of
from clinic.usecases.show_home_calls import OF_LATE
from clinic.usecases.showing_calls import CallShown, show_own_call, shown
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class ShowPatientCalls:
    """The latest window first, from a week ago on; other providers' are not among them (B0.7)."""

    units: Units
    clock: Clock

    async def __call__(self, patient: Iin, staff: Operator) -> Sequence[CallShown]:
        since = self.clock.now() - OF_LATE
        async with self.units() as unit:
            calls = [
                await shown(unit, self.clock, entry, staff)
                for entry in await unit.journals.of_patient(patient, since, HOME_CALLS)
                if provider_of(entry.entry) == staff.provider
            ]
        return sorted(calls, key=lambda one: one.call.starts_at, reverse=True)

    async def one(self, entry: EntryNo, staff: Operator) -> CallShown:
        """In any state; raises NotYours for another provider's, and for none alike."""
        return await show_own_call(self.units, self.clock, entry, staff)
