"""My visits: those of whom I have proved to be, and those that this chat made (B0.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clinic.acting import Asker, Caller
from clinic.journals.book import Entry
from clinic.ports import Clock, Unit, Units
from clinic.usecases.household import Household, kept_from
from clinic.usecases.owning import made_here
from clinic.usecases.proving import ensure_proved
from clinic.usecases.showing import VisitShown, shown
from clinic.visits import VisitState

__all__ = ["ShowVisits", "VisitShown"]
OF_LATE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ShowVisits:
    """In order of time; each with the proof that lets it be changed."""

    units: Units
    clock: Clock

    async def __call__(self, household: Household) -> Sequence[VisitShown]:
        """What is still ahead."""
        visits = await self._since(household, self.clock.now())
        return [one for one in visits if one.visit.state is VisitState.ACTIVE]

    async def of_late(self, household: Household) -> Sequence[VisitShown]:
        """In any state, from a month ago on: what a notice may have told of (§3.11)."""
        return await self._since(household, self.clock.now() - OF_LATE)

    async def _since(self, household: Household, since: datetime) -> Sequence[VisitShown]:
        if household.caller is None:
            return []
        async with self.units() as unit:
            found = await self._readable(unit, household, since)
            for entry in await self._made_unproved(unit, household, household.caller, since):
                found.setdefault(entry.entry, (entry, household.caller))
            visits = [await shown(unit, entry, proof) for entry, proof in found.values()]
        return sorted(visits, key=lambda visit: visit.visit.starts_at)

    async def _readable(
        self, unit: Unit, household: Household, since: datetime
    ) -> dict[str, tuple[Entry, Asker]]:
        found: dict[str, tuple[Entry, Asker]] = {}
        for member in household.members:
            await ensure_proved(unit, member.proof, member.proof.person, self.clock)
            for entry in await unit.journals.of_patient(member.proof.person, since):
                found[entry.entry] = (entry, member.proof)
        return found

    async def _made_unproved(
        self, unit: Unit, household: Household, caller: Caller, since: datetime
    ) -> Sequence[Entry]:
        entries = await unit.journals.made_by(caller.account, since)
        return [
            entry
            for entry in entries
            if await made_here(unit, entry, caller)
            and not await kept_from(unit, self.clock, household, entry)
        ]
