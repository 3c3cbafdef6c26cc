"""An active visit is planned: to whom, when, and once more (column 7 of form 031/u, B3.9)."""

import re
from datetime import date, time
from typing import Final

from bot.dialogs.citizen.home_calls import when
from bot.dialogs.core import Choice, Said, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, Window, staff_footer
from clinic.acting import Practitioner
from clinic.people import Iin, Unfit
from clinic.reception import ActiveRequest, ByEntry, ByIin
from clinic.refusals import Refusal, Refused
from clinic.visits import EntryNo, spoken_number
from clinic.windows import Window as Stretch

PLAN: Final = "staff_active"
ENTRY: Final = re.compile(r"№?\s*(\d{1,5})")
"""Shorter than any IIN."""


async def show_whom(_: Session, __: Desk) -> View:
    return View((say("active-question"),), staff_footer())


async def take_whom(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """The number of an entry of this year, or an IIN, which is deleted from the chat."""
    match answer:
        case Said(text):
            if typed := ENTRY.fullmatch(text.strip()):
                provider = (await desk.acting(session, Practitioner)).provider
                number = typed.group(1).lstrip("0")
                entry = EntryNo(f"{provider}/{desk.clock.today().year}/{number}")
                return await found(session, ByEntry(entry), desk)
            try:
                return await found(session, ByIin(Iin.parse(text)), desk)
            except Unfit as unfit:
                return Step(session, lead=(say(f"unfit-{unfit.flaw}"),))
    return None


async def found(session: Session, sought: ByEntry | ByIin, desk: Desk) -> Step:
    """On to the days; whoever is not the doctor's own is said to be so, and nothing else."""
    doctor = await desk.acting(session, Practitioner)
    try:
        patient = await desk.reception.plan_active_visit.find(sought, doctor)
    except Refused as refused:
        return Step(session, lead=(say(f"refusal-{refused.refusal}"),))
    by_entry = isinstance(sought, ByEntry)
    whom = sought.entry if isinstance(sought, ByEntry) else sought.iin.digits
    noting = session.noting(
        whom=whom,
        found_by="entry" if by_entry else "iin",
        name=patient.initials,
        year=patient.birth_year,
        address=patient.address,
    )
    return Step(noting.at("staff_active_when"))


async def show_when(session: Session, desk: Desk) -> View:
    doctor = await desk.acting(session, Practitioner)
    windows = await desk.reception.plan_active_visit.windows(doctor)
    choices = [Choice(_value(window), say("choice-active", **when(window))) for window in windows]
    question = say("active-when") if choices else say("active-closed")
    rows = (*column(choices), *staff_footer())
    return View((_person(session), question), rows, left=say("staff-card-closed"))


async def take_when(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(window):
            return Step(session.noting(window=window).at("staff_active_sure"))
    return None


async def show_sure(session: Session, _: Desk) -> View:
    where = session.draft["address"]
    address = say("round-address", value=where) if where else say("active-no-address")
    lines = (_person(session), say("round-window", **when(_window(session))), address)
    yes = Choice("yes", say("active-yes"), "primary")
    rows = ((yes,), *staff_footer())
    return View((lines, say("active-sure")), rows, left=say("staff-card-closed"))


async def take_sure(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """What cannot be planned is said; a time that has passed is chosen anew."""
    match answer:
        case Chosen("yes"):
            doctor = await desk.acting(session, Practitioner)
            request = ActiveRequest(session.key, _sought(session), _window(session))
            try:
                call = await desk.reception.plan_active_visit(request, doctor)
            except Refused as refused:
                said = (say(f"refusal-{refused.refusal}"),)
                if refused.refusal is Refusal.NOT_OWN_PATIENT:
                    return Step(session.home().at("staff_round"), said)
                return Step(session.back(), said)
            facts = when(_window(session))
            done = say("active-planned", entry=spoken_number(call.entry), **facts)
            return Step(session.home().at("staff_round"), (done,))
    return None


def _sought(session: Session) -> ByEntry | ByIin:
    whom = session.draft["whom"]
    if session.draft["found_by"] == "entry":
        return ByEntry(EntryNo(whom))
    return ByIin(Iin(whom))


def _person(session: Session) -> Text:
    return say("task-person", name=session.draft["name"], year=session.draft["year"])


def _value(window: Stretch) -> str:
    return f"{window.day.isoformat()} {window.begins:%H:%M} {window.ends:%H:%M}"


def _window(session: Session) -> Stretch:
    day, begins, ends = session.draft["window"].split()
    return Stretch(date.fromisoformat(day), time.fromisoformat(begins), time.fromisoformat(ends))


WINDOWS: Final = {
    PLAN: Window(show_whom, take_whom, reads=True, private=True),
    "staff_active_when": Window(show_when, take_when),
    "staff_active_sure": Window(show_sure, take_sure),
}
