"""The person is looked for in the register of attached population (R2.6), before anything else."""

from dataclasses import dataclass
from datetime import date

from clinic.acting import Asker, Level
from clinic.people import Iin, ProviderId, Relation
from clinic.ports import Clock, Unit, Units
from clinic.procedure import open_case
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2
from clinic.rules.attachment import attached_days
from clinic.rules.facts import BookingFacts
from clinic.rules.hours import last_day
from clinic.rules.limits import few_lookups
from clinic.usecases.gathering import open_entries
from clinic.usecases.looking_up import looked_up, note_look_up
from clinic.usecases.owning import ensure_own_provider
from clinic.usecases.proving import ensure_proved
from clinic.usecases.refusing import recording_refusals


@dataclass(frozen=True, slots=True, repr=False)
class RegisterCheck:
    """Who is to be booked, and where."""

    patient: Iin
    provider: ProviderId
    relation: Relation


@dataclass(frozen=True, slots=True)
class Checked:
    """The days on which a visit may be asked for, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CheckRegister:
    """At L1 the look-up is noted, and every answer is reached by the same queries."""

    units: Units
    clock: Clock

    async def __call__(self, check: RegisterCheck, asker: Asker) -> Checked:
        async with recording_refusals(
            self.units, self.clock, asker, check.provider, about=check.patient.masked
        ):
            facts = await self._look_up(check, asker)
            open_case(R2).advance("check_register", Actor.REGISTRAR, facts)
            return _days(facts)

    async def _look_up(self, check: RegisterCheck, asker: Asker) -> BookingFacts:
        ensure_own_provider(asker, check.provider)
        if asker.level is Level.VERIFIED:
            async with self.units() as unit:
                await ensure_proved(unit, asker, check.patient, self.clock)
                return await self._facts(unit, check, asker)
        async with self.units(writing=True) as unit:
            facts = await self._facts(unit, check, asker)
            if few_lookups(facts) is None:
                await note_look_up(unit, check.patient, check.provider, asker, facts.now)
                await unit.commit()
            return facts

    async def _facts(self, unit: Unit, check: RegisterCheck, asker: Asker) -> BookingFacts:
        now = self.clock.now()
        by_account, of_person = await looked_up(unit, check.patient, asker, now)
        return BookingFacts(
            patient=await unit.register.find(check.patient),
            provider=await unit.directory.provider(check.provider),
            day=self.clock.today(),
            now=now,
            today=self.clock.today(),
            asker=asker,
            relation=check.relation,
            lookups_hour=1 + by_account,
            lookups_person=1 + of_person,
            open_entries=await open_entries(unit, asker, now),
        )


def _days(facts: BookingFacts) -> Checked:
    """From which day the person is attached is register data: told at L2 only."""
    last = last_day(facts.today, facts.provider)
    days = None
    if facts.proved and facts.patient:
        days = attached_days(facts.patient, facts.provider.provider, facts.today, last)
    return Checked(*days) if days else Checked(facts.today, last)
