"""Whoever came to the house notes it (R3.25, form 031/u, columns 9 and 10); and active visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinic.acting import Operator, Practitioner
from clinic.home_calls import HomeCall, to_minute
from clinic.journals.book import Entry, Mark
from clinic.journals.home_calls import HOME_CALLS, STATES, call_of
from clinic.notices import NoticeKind
from clinic.ports import Clock, Unit, Units
from clinic.procedure import case_of
from clinic.refusals import MoveNotAllowed, NotFound, NotYours, Refusal, Refused
from clinic.regulations.grammar import Actor
from clinic.regulations.r3_home_call import R3
from clinic.usecases.joining import awaited_with, is_for
from clinic.usecases.once import anew
from clinic.usecases.pass_promise import no_longer_awaited
from clinic.usecases.telling import tell
from clinic.visits import EntryNo


class VisitOutcome(StrEnum):
    """The acts of R3 that end a call at the door."""

    VISITED = "visit"
    NOBODY = "find_nobody"
    AMBULANCE = "hand_to_103"


MARKS = {
    VisitOutcome.VISITED: Mark.VISITED,
    VisitOutcome.NOBODY: Mark.NOT_AT_HOME,
    VisitOutcome.AMBULANCE: Mark.HANDED_TO_103,
}


@dataclass(frozen=True, slots=True)
class VisitNote:
    """`at`: when it was; nothing medical is typed into a chat (B0.9)."""

    entry: EntryNo
    outcome: VisitOutcome
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordHomeVisit:
    """All calls that this visit answers are ended with it (B3.6). Noted twice is noted once.

    Raises NotYours for a call of another provider or another's precinct, and for none alike;
    Refused(VISIT_TIME) for a time before the call or after now; Refused(NO_LONGER_ACTIVE), with
    the fact `state`, for what has ended otherwise.
    """

    units: Units
    clock: Clock

    async def __call__(self, note: VisitNote, by: Practitioner | Operator) -> HomeCall:
        async def deed() -> HomeCall:
            return await self._record(note, by)

        return await anew(deed)

    async def _record(self, note: VisitNote, by: Practitioner | Operator) -> HomeCall:
        async with self.units(writing=True) as unit:
            entry = await self._own(unit, note.entry, by)
            call = call_of(entry)
            if call.state is STATES[MARKS[note.outcome]]:
                return call
            together = await awaited_with(unit, call)
            self._ensure_time(note, (call, *map(call_of, together)))
            for each in (entry, *(one for one in together if one.entry != call.entry)):
                await self._mark(unit, each, note, by)
            if note.outcome is VisitOutcome.VISITED:
                language = by.language
                await tell(unit, self.clock, note.entry, NoticeKind.HOME_VISITED, language)
            await unit.commit()
        async with self.units() as unit:
            return call_of(await unit.journals.find(note.entry))

    async def _own(self, unit: Unit, number: EntryNo, by: Practitioner | Operator) -> Entry:
        try:
            entry = await unit.journals.find(number)
        except NotFound:
            raise NotYours from None
        if entry.book != HOME_CALLS.code or entry.provider != by.provider:
            raise NotYours
        if isinstance(by, Practitioner) and not await self._cares_for(unit, entry, by):
            raise NotYours
        return entry

    async def _cares_for(self, unit: Unit, entry: Entry, by: Practitioner) -> bool:
        return is_for(call_of(entry), await unit.directory.doctor(by.doctor))

    def _ensure_time(self, note: VisitNote, calls: Sequence[HomeCall]) -> None:
        """Of calls that one visit answers the first was known when somebody went."""
        first = to_minute(min(call.called_at for call in calls))
        if not first <= note.at <= self.clock.now():
            raise Refused(Refusal.VISIT_TIME, "R3.25, I8")

    async def _mark(
        self, unit: Unit, entry: Entry, note: VisitNote, by: Practitioner | Operator
    ) -> None:
        actor = Actor.DOCTOR if isinstance(by, Practitioner) else Actor.REGISTRAR
        try:
            case_of(R3, entry).advance(note.outcome, actor)
        except MoveNotAllowed:
            state = call_of(entry).state.value
            raise Refused(Refusal.NO_LONGER_ACTIVE, "R3.25, I8", state=state) from None
        await no_longer_awaited(unit, self.clock, entry.entry)
        who = by.doctor if isinstance(by, Practitioner) else ""
        await unit.journals.mark(
            entry.entry,
            MARKS[note.outcome],
            at=note.at,
            by=by.account,
            channel=by.channel.value,
            facts={"done_by": who} if who else None,
        )
