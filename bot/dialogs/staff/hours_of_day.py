"""A doctor, a day and hours of it: what a manager closes and opens."""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.dialogs.citizen.days import why_not
from bot.dialogs.core import Choice, Row, Session, Step, Text, View, column, grid, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff.doctors import doctor_choices
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import Manager
from clinic.people import DoctorId

HOURS: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[^\w\s:.,]\s*(\d{1,2})(?:[:.](\d{2}))?")
DAYS_AHEAD: Final = 14
MOST_DAYS: Final = 90
"""Telegram shows no more than a hundred buttons under a message."""
DAYS_IN_A_LINE: Final = 3
MIDNIGHT: Final = time(0)


def read_hours(text: str) -> tuple[time, time] | None:
    """«14:00-18:00», «9-13»: the end after the start; None: something else was written."""
    found = HOURS.fullmatch(text.strip())
    if not found:
        return None
    first, first_minute, last, last_minute = (int(part or 0) for part in found.groups())
    try:
        start, end = time(first, first_minute), time(last, last_minute)
    except ValueError:
        return None
    return (start, end) if start < end else None


async def show_doctors(session: Session, question: Text, desk: Desk) -> View:
    manager = await desk.acting(session, Manager)
    choices = await doctor_choices(session, manager.provider, desk)
    return View((question,), (*column(choices), *staff_footer()))


async def take_doctor(session: Session, answer: Answer, following: str, desk: Desk) -> Step | None:
    match answer:
        case Chosen(doctor):
            manager = await desk.acting(session, Manager)
            return Step(session.noting(doctor=doctor, provider=manager.provider).at(following))
    return None


async def day_rows(session: Session, desk: Desk, booked: Collection[date] = ()) -> Sequence[Row]:
    """Two weeks from today, and of later days those `booked`; a closed one is pressed to hear why.

    One that is `booked` may be chosen, closed or not.
    """
    days = await desk.reception.show_free_times.days(doctor_of(session))
    shown = [*days[:DAYS_AHEAD], *(row for row in days[DAYS_AHEAD:] if row.day in booked)]
    choices = [
        Choice(
            row.day.isoformat(),
            say(
                "choice-day-open" if row.open or row.day in booked else "choice-day-closed",
                day=row.day,
            ),
        )
        for row in shown[:MOST_DAYS]
    ]
    return grid(choices, DAYS_IN_A_LINE)


async def take_day(
    session: Session, answer: Answer, following: str, desk: Desk, booked: Collection[date] = ()
) -> Step | None:
    match answer:
        case Chosen(iso):
            day = date.fromisoformat(iso)
            days = await desk.reception.show_free_times.days(doctor_of(session))
            if day not in booked and not any(row.day == day and row.open for row in days):
                return Step(session, lead=await why_not(session, day, desk))
            return Step(session.noting(day=iso).at(following))
    return None


def doctor_of(session: Session) -> DoctorId:
    return DoctorId(session.draft["doctor"])


def day_of(session: Session) -> date:
    return date.fromisoformat(session.draft["day"])


def noting_hours(session: Session, start: time, end: time) -> Session:
    return session.noting(start=f"{start:%H:%M}", end=f"{end:%H:%M}")


def hours_of(session: Session) -> tuple[time, time]:
    return time.fromisoformat(session.draft["start"]), time.fromisoformat(session.draft["end"])


def stretch_of_draft(session: Session, desk: Desk) -> tuple[datetime, datetime]:
    """The instants; an end at midnight is that of the day."""
    start, end = hours_of(session)
    day = day_of(session)
    last = day + timedelta(days=end == MIDNIGHT)
    return _instant(day, start, desk), _instant(last, end, desk)


def _instant(day: date, at: time, desk: Desk) -> datetime:
    moment = datetime.combine(day, at, desk.clock.zone)
    return moment.astimezone(desk.clock.now().tzinfo)


def hours_line(session: Session) -> Text:
    start, end = hours_of(session)
    if (start, end) == (MIDNIGHT, MIDNIGHT):
        return say("hours-whole-day", day=day_of(session))
    return say("hours-of-day", day=day_of(session), start=start, end=end)
