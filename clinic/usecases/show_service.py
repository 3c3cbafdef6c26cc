"""What anybody may know of a service today, before any consent (B0.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinic.information import Norm, service
from clinic.ports import Clock, Units
from clinic.providers import EVERYWHERE, Fact, Provider
from clinic.rules.campaign import Choosing, choosing


@dataclass(frozen=True, slots=True)
class ServiceShown:
    """`places` give the service; `facts` are by topic, None where nothing is known today."""

    code: str
    ways: tuple[str, ...]
    norms: tuple[Norm, ...]
    facts: Mapping[str, Fact | None]
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
        return ServiceShown(
            code=code,
            ways=told.ways,
            norms=told.norms,
            facts={topic: _chosen(facts, code, places) for topic, facts in known.items()},
            places=sorted(places, key=lambda row: (row.place, row.name_kk)),
            campaign=choosing(told.campaigns, today),
        )


def _chosen(known: Sequence[Fact], code: str, places: Sequence[Provider]) -> Fact | None:
    """That of the only provider, else the one that holds everywhere, of this service first."""
    said_by = [row.provider for row in places] if len(places) == 1 else []
    by_whom = {(fact.provider, fact.regulation): fact for fact in known}
    wanted = [(name, regulation) for name in (*said_by, EVERYWHERE) for regulation in (code, "")]
    return next((by_whom[one] for one in wanted if one in by_whom), None)
