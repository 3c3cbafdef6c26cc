"""Extra hours of a doctor; whoever waits is offered them at once (B2.8, B5.5)."""

from datetime import date, time
from typing import Final

from bot.dialogs.core import Choice, Said, Session, Step, Text, View, grid, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import hours_of_day
from bot.dialogs.staff.doctors import doctor_line
from bot.dialogs.staff.hours_of_day import (
    day_of,
    doctor_of,
    hours_line,
    hours_of,
    noting_hours,
)
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import Manager
from clinic.reception import Hours
from clinic.refusals import Refused

HOURS_OF_WORK: Final = tuple(range(7, 22))
LAST_HOUR: Final = 22
IN_A_LINE: Final = 4


async def show_doctor(session: Session, desk: Desk) -> View:
    return await hours_of_day.show_doctors(session, say("open-whose"), desk)


async def take_doctor(session: Session, answer: Answer, desk: Desk) -> Step | None:
    return await hours_of_day.take_doctor(session, answer, "staff_open_day", desk)


async def show_day(session: Session, desk: Desk) -> View:
    rows = await hours_of_day.day_rows(session, desk)
    line = await doctor_line(session, desk)
    return View((line, say("open-which-day")), (*rows, *staff_footer()))


async def take_day(session: Session, answer: Answer, desk: Desk) -> Step | None:
    return await hours_of_day.take_day(session, answer, "staff_open_from", desk)


async def show_from(session: Session, _: Desk) -> View:
    hours = [_hour(hour) for hour in HOURS_OF_WORK]
    question = say("open-from-when", day=day_of(session))
    return View((question,), (*grid(hours, IN_A_LINE), *staff_footer()))


async def take_from(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(start):
            return Step(session.noting(start=start).at("staff_open_until"))
        case Said(text):
            hours = hours_of_day.read_hours(text)
            if hours:
                return Step(noting_hours(session, *hours).at("staff_open_sure"))
    return None


async def show_until(session: Session, _: Desk) -> View:
    start = time.fromisoformat(session.draft["start"])
    hours = [_hour(hour) for hour in (*HOURS_OF_WORK, LAST_HOUR) if hour > start.hour]
    question = say("open-until-when", day=day_of(session), start=start)
    return View((question,), (*grid(hours, IN_A_LINE), *staff_footer()))


async def take_until(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(end):
            return Step(session.noting(end=end).at("staff_open_sure"))
    return None


async def show_sure(session: Session, desk: Desk) -> View:
    lines = (await doctor_line(session, desk), hours_line(session))
    sure = Choice("yes", say("open-yes"), "primary")
    return View((lines, say("open-sure")), ((sure,), *staff_footer()))


async def take_sure(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """What hinders it is said, and the hours are asked for again."""
    match answer:
        case Chosen("yes"):
            manager = await desk.acting(session, Manager)
            hours = Hours(doctor_of(session), day_of(session), *hours_of(session))
            try:
                opened = await desk.reception.open_hours(hours, manager)
            except Refused as refused:
                return Step(session.back(), lead=(_why_not(refused),))
            lead = (
                say("open-done", count=opened.times),
                say("open-offered", count=opened.offered),
            )
            return Step(session.home(), lead=lead)
    return None


def _why_not(refused: Refused) -> Text:
    facts = {name: fact for name, fact in refused.facts.items() if isinstance(fact, date)}
    return say(f"refusal-{refused.refusal}", **facts)


def _hour(hour: int) -> Choice:
    return Choice(f"{hour:02d}:00", f"{hour:02d}:00")
