"""When the own provider is open, or accepts home calls, from a day on (house.md, B3.4)."""

from dataclasses import dataclass
from datetime import date

from clinic.acting import Manager
from clinic.ports import Clock, Units
from clinic.providers import DatedHours, HoursKind, Opening
from clinic.refusals import Refusal, Refused
from clinic.usecases.noting import Act, note


@dataclass(frozen=True, slots=True)
class HoursRequest:
    """Of the whole week."""

    kind: HoursKind
    valid_from: date
    hours: tuple[Opening, ...]


def dated(request: HoursRequest, manager: Manager) -> DatedHours:
    """As the manager's provider has them."""
    return DatedHours(
        manager.provider, request.kind, request.valid_from, request.hours, manager.account
    )


@dataclass(frozen=True, slots=True)
class SetHours:
    """Free times and windows are cut anew; what is booked or promised stays as it is.

    Raises Refused for what is past, NotFound where there is no such provider.
    """

    units: Units
    clock: Clock

    async def __call__(self, request: HoursRequest, manager: Manager) -> None:
        if request.valid_from < self.clock.today():
            raise Refused(Refusal.ALREADY_PAST, "house.md")
        async with self.units(writing=True) as unit:
            await unit.directory.provider(manager.provider)
            await unit.directory.set_hours(dated(request, manager))
            about = f"{request.kind} {request.valid_from.isoformat()}"
            await note(unit, self.clock, manager, Act("set_hours", about))
            await unit.commit()
