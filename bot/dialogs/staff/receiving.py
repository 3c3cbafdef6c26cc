"""The day of a doctor: who is expected, who came and who did not (§2.4, B0.9)."""

from typing import Final

from bot.dialogs.core import Choice, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk, OffDuty
from bot.dialogs.pages import page_of, turned
from bot.dialogs.staff.doctors import doctor_choices, doctor_line
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import Operator, Practitioner
from clinic.journals.book import Mark
from clinic.people import DoctorId
from clinic.reception import DayVisit
from clinic.refusals import Refused
from clinic.visits import EntryNo, VisitState, spoken_number

MARKS: Final = {"came": Mark.CAME, "missed": Mark.MISSED}
SIGNS: Final = {VisitState.CAME: "came", VisitState.MISSED: "missed"}
ON_ONE_PAGE: Final = 24


async def receiving(session: Session, desk: Desk) -> Operator | Practitioner:
    """Raises OffDuty for roles that mark no visits."""
    role = await desk.at_work(session)
    if not isinstance(role, Operator | Practitioner):
        raise OffDuty
    return role


async def show_whose(session: Session, desk: Desk) -> View:
    role = await receiving(session, desk)
    choices = await doctor_choices(session, role.provider, desk)
    return View((say("day-whose"),), (*column(choices), *staff_footer()))


async def take_whose(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(doctor):
            return Step(session.noting(doctor=doctor).at("staff_day"))
    return None


async def show_day(session: Session, desk: Desk) -> View:
    """Today, in the order of time; a line of the list is a button."""
    rows = await _visits(session, desk)
    head = say("day-of", day=desk.clock.today())
    whose = () if "doctor" not in session.draft else (await doctor_line(session, desk),)
    if not rows:
        return View(((head, *whose), say("day-empty")), staff_footer())
    counts = [sum(row.state is state for row in rows) for state in SIGNS]
    tally = say("day-tally", count=len(rows), came=counts[0], missed=counts[1])
    page = page_of(session, rows, ON_ONE_PAGE)
    choices = [_choice(row, desk) for row in page.shown]
    return View(
        ((head, *whose, tally), say("day-pick")), (*column(choices), *page.more, *staff_footer())
    )


async def take_day(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(value):
            return turned(session, value) or Step(session.noting(entry=value).at("staff_came"))
    return None


async def show_visit(session: Session, desk: Desk) -> View:
    row = await _one(session, desk)
    lines = (*_about(row, desk), say("task-state", state=say(f"value-state-{row.state}")))
    left = say("booked-entry", entry=spoken_number(row.entry))
    if row.state is not VisitState.ACTIVE:
        return View((lines,), staff_footer(), left=left)
    marks = (Choice("came", say("button-came"), "primary"), Choice("missed", say("button-missed")))
    return View((lines, say("came-question")), (marks, *staff_footer()), left=left)


async def take_visit(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """What cannot be noted is said, and the list stays where it was."""
    match answer:
        case Chosen(mark):
            entry = EntryNo(session.draft["entry"])
            role = await receiving(session, desk)
            try:
                visit = await desk.reception.record_visit(entry, MARKS[mark], role)
            except Refused as refused:
                return Step(session, lead=(say(f"refusal-{refused.refusal}"),))
            said = say(f"noted-{mark}", entry=spoken_number(visit.entry))
            return Step(session.back(), lead=(said,))
    return None


async def _visits(session: Session, desk: Desk) -> list[DayVisit]:
    role = await receiving(session, desk)
    own = role.doctor if isinstance(role, Practitioner) else DoctorId(session.draft["doctor"])
    return list(await desk.reception.show_day(own, desk.clock.today(), role))


async def _one(session: Session, desk: Desk) -> DayVisit:
    """Raises NotYours for what is not of this day."""
    entry = EntryNo(session.draft.get("entry", ""))
    return await desk.reception.show_day.visit(entry, await receiving(session, desk))


def _about(row: DayVisit, desk: Desk) -> tuple[Text, ...]:
    return (
        say("confirm-when", **desk.when(row.starts_at)),
        say("task-person", name=row.initials, year=row.birth_year),
        say("booked-entry", entry=spoken_number(row.entry)),
    )


def _choice(row: DayVisit, desk: Desk) -> Choice:
    sign = SIGNS.get(row.state, "expected")
    time = desk.clock_time(row.starts_at)
    label = say(f"choice-day-{sign}", time=time, name=row.initials, year=row.birth_year)
    return Choice(row.entry, label)
