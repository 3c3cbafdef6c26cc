"""What anybody may know of a service today, before any consent (B0.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinic.information import Norm, service
from clinic.ports import Clock, Units
from clinic.providers import Fact, Provider
from clinic.rules.campaign import Choosing, choosing
from clinic.usecases.show_directory import EVERYWHERE


@dataclass(frozen=True, slots=True)
class ServiceShown:
    """`places` give the service; `facts` are those in force, by their topic."""

    code: str
    norms: tuple[Norm, ...]
    facts: Mapping[str, Fact]
    places: Sequence[Provider]
    campaign: Choosing | None


@dataclass(frozen=True, slots=True)
class ShowService:
    """L0: asks for nothing about the asker. Raises NotFound for what is no such service."""

    units: Units
    clock: Clock

    async def __call__(self, code: str) -> ServiceShown:
        told, today = service(code), self.clock.today()
        async with self.units() as unit:
            listed = await unit.directory.providers()
            known = {topic: await unit.directory.facts(topic, today) for topic in told.facts}
        places = [row for row in listed if told.given_by(row, today)]
        facts = {topic: _chosen(known[topic], code, places) for topic in known}
        return ServiceShown(
            code=code,
            norms=told.norms,
            facts={topic: fact for topic, fact in facts.items() if fact},
            places=sorted(places, key=lambda row: (row.place, row.name_kk)),
            campaign=choosing(told.campaigns, today),
        )


def _chosen(known: Sequence[Fact], code: str, places: Sequence[Provider]) -> Fact | None:
    """That of the only provider, else the one that holds everywhere, of this service first."""
    said_by = [row.provider for row in places] if len(places) == 1 else []
    by_whom = {(fact.provider, fact.regulation): fact for fact in known}
    wanted = [(name, regulation) for name in (*said_by, EVERYWHERE) for regulation in (code, "")]
    return next((by_whom[one] for one in wanted if one in by_whom), None)
