"""Came, or did not come: a mark by the doctor of that day, or by the desk (§2.4)."""

from dataclasses import dataclass

from clinic.acting import Operator, Practitioner
from clinic.journals.book import Entry, Mark
from clinic.journals.pre_appointment import PRE_APPOINTMENT, STATES, visit_of
from clinic.ports import Clock, Unit, Units
from clinic.procedure import case_of
from clinic.refusals import MoveNotAllowed, NotFound, NotYours, Refusal, Refused
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2
from clinic.usecases.noting import Act, note
from clinic.usecases.once import anew
from clinic.visits import EntryNo, Visit

ACTS = {Mark.CAME: "come", Mark.MISSED: "miss"}
Receiving = Operator | Practitioner
"""Who sees whether somebody came: the doctor on the own day, the desk on any."""


@dataclass(frozen=True, slots=True)
class RecordVisit:
    """Noted twice is noted once.

    Raises NotYours for another's entry, Refused(NOT_YET) before it can be known, and
    Refused(NO_LONGER_ACTIVE) where the regulation lets no such mark follow.
    """

    units: Units
    clock: Clock

    async def __call__(self, number: EntryNo, mark: Mark, staff: Receiving) -> Visit:
        async def deed() -> Visit:
            async with self.units(writing=True) as unit:
                visit = await self._mark(unit, number, mark, staff)
                await unit.commit()
            return visit

        return await anew(deed)

    async def _mark(self, unit: Unit, number: EntryNo, mark: Mark, staff: Receiving) -> Visit:
        entry = await receivable(unit, self.clock, number, staff)
        visit = visit_of(entry)
        if STATES[mark] is visit.state:
            return visit
        try:
            case = case_of(R2, entry)
            case.advance(ACTS[mark], Actor.REGISTRAR)
        except MoveNotAllowed:
            raise Refused(Refusal.NO_LONGER_ACTIVE, "§2.4") from None
        self._ensure_known(visit, mark)
        await unit.journals.mark(
            number, mark, at=self.clock.now(), by=staff.account, channel=staff.channel.value
        )
        await note(unit, self.clock, staff, Act("record_visit", number, outcome=mark.value))
        return visit_of(await unit.journals.find(number))

    def _ensure_known(self, visit: Visit, mark: Mark) -> None:
        """Somebody may come early on the day; nobody has missed what has not begun."""
        day = visit.starts_at.astimezone(self.clock.zone).date()
        begun = visit.starts_at <= self.clock.now()
        if day > self.clock.today() or (mark is Mark.MISSED and not begun):
            raise Refused(Refusal.NOT_YET, "§2.4")


async def receivable(unit: Unit, clock: Clock, number: EntryNo, staff: Receiving) -> Entry:
    """Raises NotYours for an entry of others, of another day of a doctor, and for none alike."""
    try:
        entry = await unit.journals.find(number)
    except NotFound:
        raise NotYours from None
    if entry.book != PRE_APPOINTMENT.code:
        raise NotYours
    visit = visit_of(entry)
    today = visit.starts_at.astimezone(clock.zone).date() == clock.today()
    own = not isinstance(staff, Practitioner) or (visit.doctor == staff.doctor and today)
    if visit.provider != staff.provider or not own:
        raise NotYours
    return entry
