"""A visit is called off: the entry stays, marked (B2.9), and the time goes to who waits (B2.8)."""

from dataclasses import dataclass

from clinic.acting import Asker
from clinic.journals.book import Mark
from clinic.notices import NoticeKind
from clinic.ports import Clock, Dice, Units
from clinic.usecases.freeing import free_time, offer_freed
from clinic.usecases.once import once
from clinic.usecases.owning import changeable, provider_of
from clinic.usecases.refusing import recording_refusals
from clinic.usecases.showing import VisitShown, show_own
from clinic.usecases.telling import ask_whether_it_was_you, stop_reminding
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class CancelRequest:
    """`window`: the confirming window; one window cancels once."""

    window: str
    entry: EntryNo


@dataclass(frozen=True, slots=True)
class CancelVisit:
    """Raises NotYours for an entry of somebody else and for none alike."""

    units: Units
    clock: Clock
    dice: Dice

    async def __call__(self, request: CancelRequest, asker: Asker) -> VisitShown:
        async def deed() -> VisitShown:
            return await self._cancel(request, asker)

        async def again(number: EntryNo) -> VisitShown:
            return await show_own(self.units, self.clock, number, asker)

        provider = provider_of(request.entry)
        async with recording_refusals(
            self.units, self.clock, asker, provider, about=request.entry
        ):
            return await once(self.units, request.window, deed, again)

    async def _cancel(self, request: CancelRequest, asker: Asker) -> VisitShown:
        now = self.clock.now()
        async with self.units(writing=True) as unit:
            visit = await changeable(unit, self.clock, request.entry, asker, "cancel")
            await free_time(unit, visit)
            await stop_reminding(unit, visit.entry)
            await unit.journals.answered(request.window, visit.entry, now)
            await unit.journals.mark(
                visit.entry, Mark.CANCELLED, at=now, by=asker.account, channel=asker.channel.value
            )
            await ask_whether_it_was_you(
                unit, self.clock, asker, visit.entry, NoticeKind.CANCELLED_BY_ANOTHER
            )
            await offer_freed(unit, self.clock, self.dice, visit)
            await unit.commit()
        return await show_own(self.units, self.clock, request.entry, asker)
