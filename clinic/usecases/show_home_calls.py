"""My home calls: of whom I have proved to be, and those that this chat made (B0.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clinic.acting import Asker, Caller
from clinic.home_calls import AWAITED
from clinic.journals.book import Entry
from clinic.journals.home_calls import HOME_CALLS
from clinic.ports import Clock, Units
from clinic.usecases.household import Household, kept_from
from clinic.usecases.owning import made_here
from clinic.usecases.proving import ensure_proved
from clinic.usecases.showing_calls import CallShown, shown

OF_LATE = timedelta(days=7)
"""What was visited, or called off, is shown as long as this after its window."""


def _is_past(shown: CallShown, now: datetime) -> bool:
    return shown.call.ends_at <= now


@dataclass(frozen=True, slots=True)
class ShowHomeCalls:
    """The latest window first; each with the proof that lets it be called off."""

    units: Units
    clock: Clock

    async def __call__(self, household: Household) -> Sequence[CallShown]:
        """Those for which somebody is still waited, as far as the asker may know."""
        now = self.clock.now()
        return [
            one
            for one in await self.of_late(household)
            if one.state in AWAITED and not (isinstance(one.proof, Caller) and _is_past(one, now))
        ]

    async def of_late(self, household: Household) -> Sequence[CallShown]:
        """In any state, from a week ago on."""
        if household.caller is None:
            return []
        since = self.clock.now() - OF_LATE
        async with self.units() as unit:
            found: dict[str, tuple[Entry, Asker]] = {}
            for member in household.members:
                await ensure_proved(unit, member.proof, member.proof.person, self.clock)
                person = member.proof.person
                for entry in await unit.journals.of_patient(person, since, HOME_CALLS):
                    found[entry.entry] = (entry, member.proof)
            caller = household.caller
            for entry in await unit.journals.made_by(caller.account, since, HOME_CALLS):
                kept = await kept_from(unit, self.clock, household, entry)
                if not kept and await made_here(unit, entry, caller):
                    found.setdefault(entry.entry, (entry, caller))
            calls = [
                await shown(unit, self.clock, entry, proof) for entry, proof in found.values()
            ]
        return sorted(calls, key=lambda one: one.call.starts_at, reverse=True)
