"""A group of the staff hears counts of lists, once it is bound to the provider (B0.3, B0.9)."""

from dataclasses import dataclass

from clinic.acting import Account, Manager, Practitioner
from clinic.ports import Clock, Units
from clinic.providers import Provider
from clinic.refusals import NotFound, NotYours
from clinic.staffing import Group
from clinic.usecases.noting import Act, note

Binder = Manager | Practitioner


@dataclass(frozen=True, slots=True)
class BindGroup:
    """Raises NotYours for a group that is bound to another provider."""

    units: Units
    clock: Clock

    async def __call__(self, chat: Account, precinct: str, by: Binder) -> Provider:
        """To all precincts where `precinct` is "". Raises NotFound for one that there is not."""
        async with self.units(writing=True) as unit:
            bound = await unit.groups.find(chat)
            if bound and bound.provider != by.provider:
                raise NotYours
            doctors = await unit.directory.doctors(by.provider)
            if precinct and not any(precinct in one.precincts for one in doctors):
                raise NotFound
            now = self.clock.now()
            await unit.groups.bind(
                Group(chat, by.provider, precinct, by.language, by.account, now)
            )
            await note(unit, self.clock, by, Act("bind_group", chat, reason=precinct))
            provider = await unit.directory.provider(by.provider)
            await unit.commit()
        return provider

    async def unbind(self, chat: Account, by: Binder) -> None:
        """Raises NotYours also for a group that is bound to nobody."""
        async with self.units(writing=True) as unit:
            bound = await unit.groups.find(chat)
            if bound is None or bound.provider != by.provider:
                raise NotYours
            await unit.groups.unbind(chat)
            await note(unit, self.clock, by, Act("unbind_group", chat))
            await unit.commit()
