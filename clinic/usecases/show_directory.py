"""What anybody may know, before any consent (B0.1): providers, specialties, dated facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinic.information import about
from clinic.people import Doctor, DoctorId, ProviderId
from clinic.ports import Clock, Units
from clinic.providers import EVERYWHERE, RECEIVING, Fact, Provider, Specialty


@dataclass(frozen=True, slots=True)
class ShowDirectory:
    """L0: asks for nothing about the asker."""

    units: Units
    clock: Clock

    async def providers(self) -> Sequence[Provider]:
        """Those that receive patients by appointment."""
        async with self.units() as unit:
            return [row for row in await unit.directory.providers() if row.kind in RECEIVING]

    async def provider(self, provider: ProviderId) -> Provider:
        async with self.units() as unit:
            return await unit.directory.provider(provider)

    async def doctors(self, provider: ProviderId) -> Sequence[Doctor]:
        """By name."""
        async with self.units() as unit:
            found = await unit.directory.doctors(provider)
        return sorted(found, key=lambda doctor: doctor.name)

    async def doctor(self, doctor: DoctorId) -> Doctor:
        async with self.units() as unit:
            return await unit.directory.doctor(doctor)

    async def specialties(self) -> Mapping[str, Specialty]:
        async with self.units() as unit:
            return {row.specialty: row for row in await unit.directory.specialties()}

    async def leaflet(self, topic: str) -> Mapping[str, Fact]:
        """The facts that hold everywhere today, by what they tell; the same for anybody."""
        leaflet = about(topic)
        async with self.units() as unit:
            told = {
                name: await unit.directory.facts(name, self.clock.today())
                for name in leaflet.facts
            }
        return {name: fact for name in told if (fact := _newest(told[name], leaflet.code))}

    async def fact(self, topic: str, provider: ProviderId) -> Fact | None:
        """In force today: the provider's own, or the one that holds everywhere."""
        async with self.units() as unit:
            known = await unit.directory.facts(topic, self.clock.today())
        of_provider = {fact.provider: fact for fact in known if not fact.regulation}
        return of_provider.get(provider) or of_provider.get(EVERYWHERE)


def _newest(facts: Sequence[Fact], regulation: str) -> Fact | None:
    everywhere = [fact for fact in facts if fact.everywhere and fact.regulation == regulation]
    return max(everywhere, key=lambda fact: fact.valid_from, default=None)
