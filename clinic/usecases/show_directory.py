"""What anybody may know, before any consent (B0.1): providers, specialties, dated facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinic.people import Doctor, DoctorId, ProviderId
from clinic.ports import Clock, Units
from clinic.providers import Fact, Provider, Specialty

RECEIVING = frozenset({"clinic", "ambulatory"})
EVERYWHERE = "*"


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

    async def doctor(self, doctor: DoctorId) -> Doctor:
        async with self.units() as unit:
            return await unit.directory.doctor(doctor)

    async def specialties(self) -> Mapping[str, Specialty]:
        async with self.units() as unit:
            return {row.specialty: row for row in await unit.directory.specialties()}

    async def fact(self, topic: str, provider: ProviderId | None = None) -> Fact | None:
        """The provider's own word before the one for everywhere; the newest valid today."""
        facts = await self.facts(topic)
        for owner in (provider, EVERYWHERE):
            own = [fact for fact in facts if fact.provider == owner]
            if own:
                return max(own, key=lambda fact: fact.valid_from)
        return None

    async def facts(self, topic: str) -> Sequence[Fact]:
        async with self.units() as unit:
            return await unit.directory.facts(topic, self.clock.today())
