"""What the manager says of the own provider from a day on: dated, with its source (house.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clinic.acting import Manager
from clinic.information import OF_A_PROVIDER
from clinic.people import ProviderId
from clinic.ports import Clock, Units
from clinic.providers import LONGEST_FACT, Fact
from clinic.refusals import NotFound, Refusal, Refused
from clinic.usecases.noting import Act, note


@dataclass(frozen=True, slots=True)
class FactRequest:
    """In both languages."""

    topic: str
    valid_from: date
    value_kk: str
    value_ru: str


@dataclass(frozen=True, slots=True)
class SetFact:
    """Raises NotFound for a topic that no provider has of its own, Refused for what is past."""

    units: Units
    clock: Clock

    async def __call__(self, request: FactRequest, manager: Manager) -> None:
        if request.topic not in OF_A_PROVIDER:
            raise NotFound(request.topic)
        if request.valid_from < self.clock.today():
            raise Refused(Refusal.ALREADY_PAST, "house.md")
        if max(len(request.value_kk), len(request.value_ru)) > LONGEST_FACT:
            raise Refused(Refusal.TEXT_TOO_LONG, "house.md")
        fact = Fact(
            provider=manager.provider,
            topic=request.topic,
            regulation="",
            valid_from=request.valid_from,
            value_kk=request.value_kk,
            value_ru=request.value_ru,
            source=manager.account,
        )
        async with self.units(writing=True) as unit:
            await unit.directory.set_fact(fact)
            about = f"{request.topic} {request.valid_from.isoformat()}"
            await note(unit, self.clock, manager, Act("set_fact", about))
            await unit.commit()


@dataclass(frozen=True, slots=True)
class ShowFacts:
    """What a provider says of itself on a day, by topic; anybody may know it."""

    units: Units
    clock: Clock

    async def __call__(self, provider: ProviderId) -> Mapping[str, Fact]:
        async with self.units() as unit:
            known = {
                topic: await unit.directory.facts(topic, self.clock.today())
                for topic in OF_A_PROVIDER
            }
        own = {
            topic: [fact for fact in facts if (fact.provider, fact.regulation) == (provider, "")]
            for topic, facts in known.items()
        }
        return {topic: facts[0] for topic, facts in own.items() if facts}
