"""A doctor's appointments of one day, as a chat may list them (B0.9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clinic.acting import Manager, Practitioner
from clinic.journals.book import Entry
from clinic.journals.pre_appointment import visit_of
from clinic.people import DoctorId, initials
from clinic.ports import LOOK_UP, Clock, Units
from clinic.refusals import NotYours
from clinic.schedule import stretch_of
from clinic.usecases.noting import Act, note
from clinic.usecases.owning import own_doctor
from clinic.usecases.record_visit import Receiving, receivable
from clinic.visits import EntryNo, VisitState

OWN_DAY = "own day"
AT_THE_DESK = "day of a doctor"


@dataclass(frozen=True, slots=True, repr=False)
class DayVisit:
    """A line of the list: nothing medical, and no name."""

    entry: EntryNo
    starts_at: datetime
    initials: str
    birth_year: str
    state: VisitState


@dataclass(frozen=True, slots=True)
class ShowDay:
    """Who is expected, and who came, in the order of time. The look is noted (B0.7).

    Raises NotYours for a doctor of another provider; a practitioner sees the own day only.
    """

    units: Units
    clock: Clock

    async def __call__(
        self, doctor: DoctorId, day: date, staff: Receiving | Manager
    ) -> Sequence[DayVisit]:
        since, until = stretch_of(day, day, self.clock.zone)
        async with self.units(writing=True) as unit:
            await own_doctor(unit, doctor, staff.provider)
            own = isinstance(staff, Practitioner)
            if isinstance(staff, Practitioner) and doctor != staff.doctor:
                raise NotYours
            numbers = await unit.timetable.booked(doctor, since, until)
            found = await unit.journals.find_all(numbers)
            if found:
                about, why = f"{doctor} {day.isoformat()}", OWN_DAY if own else AT_THE_DESK
                act = Act(LOOK_UP, about, reason=why, outcome=f"{len(found)} visits")
                await note(unit, self.clock, staff, act)
                await unit.commit()
        return [_line(found[number]) for number in numbers if number in found]

    async def visit(self, number: EntryNo, staff: Receiving) -> DayVisit:
        """One line of a list that was seen. Raises NotYours as RecordVisit does."""
        async with self.units() as unit:
            return _line(await receivable(unit, self.clock, number, staff))


def _line(entry: Entry) -> DayVisit:
    visit = visit_of(entry)
    return DayVisit(
        entry=visit.entry,
        starts_at=visit.starts_at,
        initials=initials(entry.columns["patient"] or ""),
        birth_year=entry.columns["birth_year"] or "",
        state=visit.state,
    )
