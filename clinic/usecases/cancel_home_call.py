"""A home call is called off: the entry stays, marked (B3.7)."""

from dataclasses import dataclass

from clinic.acting import Asker
from clinic.home_calls import HomeCall
from clinic.journals.book import Mark
from clinic.journals.home_calls import HOME_CALLS, call_of
from clinic.notices import NoticeKind
from clinic.ports import Clock, Unit, Units
from clinic.procedure import case_of
from clinic.refusals import MoveNotAllowed, Refusal, Refused
from clinic.regulations.r3_home_call import R3
from clinic.usecases.cancel_visit import CancelRequest
from clinic.usecases.once import once
from clinic.usecases.owning import actor_of, own_entry, provider_of
from clinic.usecases.pass_promise import no_longer_awaited
from clinic.usecases.refusing import recording_refused_calls
from clinic.usecases.showing_calls import CallShown, show_own_call
from clinic.usecases.telling import ask_whether_it_was_you
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class CancelHomeCall:
    """Raises NotYours for a call of somebody else and for none alike."""

    units: Units
    clock: Clock

    async def __call__(self, request: CancelRequest, asker: Asker) -> CallShown:
        async def deed() -> CallShown:
            return await self._cancel(request, asker)

        async def again(number: EntryNo) -> CallShown:
            return await show_own_call(self.units, self.clock, number, asker)

        provider = provider_of(request.entry)
        async with recording_refused_calls(self.units, self.clock, asker, provider, request.entry):
            return await once(self.units, request.window, deed, again)

    async def _cancel(self, request: CancelRequest, asker: Asker) -> CallShown:
        now = self.clock.now()
        async with self.units(writing=True) as unit:
            call = await self._changeable(unit, request.entry, asker)
            await no_longer_awaited(unit, self.clock, call.entry)
            await unit.journals.answered(request.window, call.entry, now)
            await unit.journals.mark(
                call.entry, Mark.CANCELLED, at=now, by=asker.account, channel=asker.channel.value
            )
            kind = NoticeKind.HOME_CANCELLED_BY_ANOTHER
            await ask_whether_it_was_you(unit, self.clock, asker, call.entry, kind)
            await unit.commit()
        return await show_own_call(self.units, self.clock, request.entry, asker)

    async def _changeable(self, unit: Unit, number: EntryNo, asker: Asker) -> HomeCall:
        """Raises Refused where the regulation's table allows it no longer."""
        entry = await own_entry(unit, self.clock, number, asker, HOME_CALLS)
        try:
            case_of(R3, entry).advance("cancel", actor_of(asker))
        except MoveNotAllowed:
            raise Refused(Refusal.NO_LONGER_ACTIVE, "B3.7") from None
        return call_of(entry)
