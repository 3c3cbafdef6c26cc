"""What anybody may know, as this process keeps it (storage/kept.py)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from clinic.calendar import ProductionCalendar
from clinic.people import Doctor, DoctorId, ProviderId
from clinic.providers import DatedHours, Fact, Provider, Specialty
from clinic.refusals import NotFound
from clinic.windows import WindowRule
from storage.kept import Kept
from storage.marshal import openings
from storage.statements import replacing
from storage.tables import facts, provider_hours
from storage.transaction import Transaction

ALL = "*"
SET_FACT = replacing(facts)
SET_HOURS = replacing(provider_hours)


@dataclass(frozen=True, slots=True)
class KeptDirectory:
    transaction: Transaction
    kept: Kept

    async def providers(self) -> Sequence[Provider]:
        return tuple((await self.kept.leaves(self.transaction)).providers.values())

    async def provider(self, provider: ProviderId) -> Provider:
        """Raises NotFound."""
        found = (await self.kept.leaves(self.transaction)).providers.get(provider)
        if found is None:
            raise NotFound
        return found

    async def doctors(self, provider: ProviderId) -> Sequence[Doctor]:
        return (await self.kept.leaves(self.transaction)).doctors_of.get(provider, ())

    async def doctor(self, doctor: DoctorId) -> Doctor:
        """Raises NotFound."""
        found = (await self.kept.leaves(self.transaction)).doctors.get(doctor)
        if found is None:
            raise NotFound
        return found

    async def specialties(self) -> Sequence[Specialty]:
        return (await self.kept.leaves(self.transaction)).specialties

    async def facts(self, topic: str, on: date) -> Sequence[Fact]:
        kept = (await self.kept.leaves(self.transaction)).facts.get(topic, ())
        newest = {(fact.provider, fact.regulation): fact for fact in kept if fact.valid_from <= on}
        return tuple(newest.values())

    async def set_fact(self, fact: Fact) -> None:
        values = asdict(fact) | {"valid_from": fact.valid_from.isoformat()}
        self.transaction.write(SET_FACT, **values)
        self.kept.revise(self.transaction)

    async def set_hours(self, hours: DatedHours) -> None:
        values = {
            "provider": hours.provider,
            "kind": hours.kind.value,
            "valid_from": hours.valid_from.isoformat(),
            "hours": openings(hours.hours),
            "source": hours.source,
        }
        self.transaction.write(SET_HOURS, **values)
        self.kept.revise(self.transaction)

    async def calendar(self) -> ProductionCalendar:
        return (await self.kept.leaves(self.transaction)).calendar

    async def windows(self, provider: ProviderId, on: date) -> Sequence[WindowRule]:
        kept = (await self.kept.leaves(self.transaction)).windows
        rules = (*kept.get(provider, ()), *kept.get(ALL, ()))
        return tuple(rule for rule in rules if rule.valid_from <= on)
