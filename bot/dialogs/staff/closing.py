"""A doctor is ill: the hours are called off, and everyone is told (B5.5)."""

from collections.abc import Collection
from datetime import date
from typing import Final

from bot.dialogs.core import Choice, Said, Session, Step, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import hours_of_day
from bot.dialogs.staff.doctors import doctor_line
from bot.dialogs.staff.hours_of_day import MIDNIGHT, doctor_of, hours_line, noting_hours
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import Manager
from clinic.reception import Closing
from clinic.refusals import Refused

REASONS: Final = ("ill", "leave", "training", "other")
WHOLE_DAY: Final = "whole"


async def show_doctor(session: Session, desk: Desk) -> View:
    return await hours_of_day.show_doctors(session, say("close-whose"), desk)


async def take_doctor(session: Session, answer: Answer, desk: Desk) -> Step | None:
    return await hours_of_day.take_doctor(session, answer, "staff_close_day", desk)


async def show_day(session: Session, desk: Desk) -> View:
    rows = await hours_of_day.day_rows(session, desk, await _booked(session, desk))
    line = await doctor_line(session, desk)
    return View((line, say("close-which-day")), (*rows, *staff_footer()))


async def take_day(session: Session, answer: Answer, desk: Desk) -> Step | None:
    booked = await _booked(session, desk)
    return await hours_of_day.take_day(session, answer, "staff_close_hours", desk, booked)


async def _booked(session: Session, desk: Desk) -> Collection[date]:
    """Whoever is booked on a day that new hours have closed must be told as well (B5.5)."""
    manager = await desk.acting(session, Manager)
    return await desk.reception.show_closing.days(doctor_of(session), manager)


async def show_hours(_: Session, __: Desk) -> View:
    whole = Choice(WHOLE_DAY, say("close-whole-day"), "primary")
    return View((say("close-which-hours"),), ((whole,), *staff_footer()))


async def take_hours(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("whole"):
            return Step(noting_hours(session, MIDNIGHT, MIDNIGHT).at("staff_close_reason"))
        case Said(text):
            hours = hours_of_day.read_hours(text)
            if hours:
                return Step(noting_hours(session, *hours).at("staff_close_reason"))
    return None


async def show_reason(_: Session, __: Desk) -> View:
    """For the history; nobody is told."""
    reasons = [Choice(code, say(f"close-reason-{code}")) for code in REASONS]
    return View((say("close-why"),), (*column(reasons), *staff_footer()))


async def take_reason(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(code):
            return Step(session.noting(reason=code).at("staff_close_sure"))
    return None


async def show_sure(session: Session, desk: Desk) -> View:
    """How many people it concerns is asked of the journal at this moment."""
    manager = await desk.acting(session, Manager)
    concerned = await desk.reception.show_closing(_closing(session, desk), manager)
    lines = (
        await doctor_line(session, desk),
        hours_line(session),
        say("close-concerned", count=concerned.visits),
        say("close-in-chat", count=concerned.in_chat),
        say("close-to-call", count=concerned.to_call),
    )
    sure = Choice("yes", say("close-yes"), "danger")
    return View((lines, say("close-sure")), ((sure,), *staff_footer()))


async def take_sure(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("yes"):
            return await _closed(session, desk)
    return None


async def _closed(session: Session, desk: Desk) -> Step:
    manager = await desk.acting(session, Manager)
    try:
        closed = await desk.reception.close_schedule(_closing(session, desk), manager)
    except Refused as refused:
        return Step(session.home(), lead=(say(f"refusal-{refused.refusal}"),))
    told = await desk.reception.show_closing.after(closed)
    lead = (
        say("close-done", count=told.visits),
        say("close-in-chat", count=told.in_chat),
        say("close-to-call", count=told.to_call),
    )
    return Step(session.home(), lead=lead)


def _closing(session: Session, desk: Desk) -> Closing:
    since, until = hours_of_day.stretch_of_draft(session, desk)
    return Closing(doctor_of(session), since, until, session.draft["reason"])
