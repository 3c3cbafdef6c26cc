"""Visits ahead of the person who was found: moved, called off, told (B2.9)."""

from bot.dialogs.citizen import entries
from bot.dialogs.core import Choice, Session, Step, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff.booking import to_be_told
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.people import Iin
from clinic.reception import CancelRequest, VisitShown
from clinic.visits import EntryNo, spoken_number
from locales.language import Language


async def show_visits(session: Session, desk: Desk) -> View:
    patient = Iin(session.draft["patient"])
    rows = await desk.reception.show_patient_visits(patient, await desk.operator(session))
    if not rows:
        return View((say("visits-none"),), staff_footer())
    choices = [
        Choice(row.visit.entry, say("choice-visit", **desk.when(row.visit.starts_at)))
        for row in rows
    ]
    return View((say("visits-question"),), column(choices) + staff_footer())


async def take_visits(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(entry):
            return Step(session.noting(entry=entry).at("staff_visit"))
    return None


async def show_visit(session: Session, desk: Desk) -> View:
    shown = await _shown(session, desk)
    about = await entries.particulars(session, shown.visit, shown.provider, shown.doctor, desk)
    number = say("booked-entry", entry=spoken_number(shown.visit.entry))
    told = say("staff-was-told") if shown.visit.told else say("staff-was-not-told")
    change = (Choice("move", say("button-move")), Choice("cancel", say("button-cancel-visit")))
    read = tuple(Choice(each.value, say(f"staff-read-{each}")) for each in Language)
    return View(((*about, number, told),), (change, read, *staff_footer()))


async def take_visit(session: Session, answer: Answer, desk: Desk) -> Step | None:
    shown = await _shown(session, desk)
    match answer:
        case Chosen("move"):
            visit = shown.visit
            moving = session.noting(
                moving=visit.entry, provider=visit.provider, specialty=visit.specialty,
                doctor=visit.doctor,
            )  # fmt: skip
            return Step(moving.at("day"))
        case Chosen("cancel"):
            return Step(session.at("staff_cancel"))
        case Chosen(language):
            return await to_be_told(session.noting(spoken=language), shown, desk)
    return None


async def show_cancel(session: Session, desk: Desk) -> View:
    shown = await _shown(session, desk)
    question = say("staff-cancel-question", **desk.when(shown.visit.starts_at))
    return View(
        (question,), ((Choice("yes", say("staff-cancel-yes"), "danger"),), *staff_footer())
    )


async def take_cancel(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `CancelVisit` does."""
    match answer:
        case Chosen("yes"):
            entry = EntryNo(session.draft["entry"])
            request = CancelRequest(session.key, entry)
            await desk.reception.cancel_visit(request, await desk.operator(session))
            done = say("staff-cancelled", entry=spoken_number(entry))
            return Step(session.home(), lead=(done,))
    return None


async def _shown(session: Session, desk: Desk) -> VisitShown:
    entry = EntryNo(session.draft["entry"])
    return await desk.reception.show_patient_visits.one(entry, await desk.operator(session))
