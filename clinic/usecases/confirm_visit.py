"""The patient says that they will come."""

from dataclasses import dataclass

from clinic.acting import Asker
from clinic.journals.book import Mark
from clinic.ports import Clock, Repeated, Units
from clinic.usecases.once import once
from clinic.usecases.owning import changeable, provider_of
from clinic.usecases.refusing import recording_refusals
from clinic.usecases.showing import VisitShown, show_own
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class ConfirmRequest:
    """`window`: the confirming window; one window confirms once."""

    window: str
    entry: EntryNo


@dataclass(frozen=True, slots=True)
class ConfirmVisit:
    """Raises NotYours for an entry of somebody else and for none alike."""

    units: Units
    clock: Clock

    async def __call__(self, request: ConfirmRequest, asker: Asker) -> VisitShown:
        async def deed() -> VisitShown:
            return await self._confirm(request, asker)

        async def again(number: EntryNo) -> VisitShown:
            return await show_own(self.units, self.clock, number, asker)

        provider = provider_of(request.entry)
        async with recording_refusals(
            self.units, self.clock, asker, provider, about=request.entry
        ):
            return await once(self.units, request.window, deed, again)

    async def _confirm(self, request: ConfirmRequest, asker: Asker) -> VisitShown:
        """A confirmed visit may be confirmed again, so nothing but the window tells a repeat."""
        now = self.clock.now()
        async with self.units(writing=True) as unit:
            visit = await changeable(unit, self.clock, request.entry, asker, "confirm")
            earlier = await unit.journals.by_window(request.window)
            if earlier is not None:
                raise Repeated(earlier)
            await unit.journals.answered(request.window, visit.entry, now)
            await unit.journals.mark(
                visit.entry, Mark.CONFIRMED, at=now, by=asker.account, channel=asker.channel.value
            )
            await unit.commit()
        return await show_own(self.units, self.clock, request.entry, asker)
