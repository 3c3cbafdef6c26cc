"""A calendar that shows which days have free times (B0.6, B1.2)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.dialogs.citizen.draft import answered, doctor_of, possible
from bot.dialogs.citizen.offers import free_times
from bot.dialogs.citizen.onward import to_day, to_time
from bot.dialogs.citizen.told import DAY, SOON, noted
from bot.dialogs.core import Choice, Row, Said, Session, Step, Text, View, say
from bot.dialogs.desk import Desk, in_language
from bot.dialogs.window import STILL, Answer, Chosen, footer
from clinic.people import ProviderId
from clinic.reception import DayTimes

WEEK: Final = 7
FULL: Final = "full"
"""The day that a sentence has named and that cannot be had."""


async def show_day(session: Session, desk: Desk) -> View:
    doctor = await desk.doctor(session)
    name = await desk.specialty_name(session, doctor.specialty)
    days = await desk.reception.show_free_times.days(doctor_of(session), session.account)
    waiting = ((Choice("waiting", say("button-waiting")),),) if _may_wait(session) else ()
    rows = (*calendar(session, days), *waiting, *footer())
    line = say("doctor-line", name=doctor.name, specialty=name)
    full = session.draft.get(FULL)
    why = await why_not(session, date.fromisoformat(full), desk) if full else ()
    return View((*why, line, say("day-question"), say("calendar-legend")), rows)


def _may_wait(session: Session) -> bool:
    """In the chat that will hear of it, so not in that of the staff (B2.8)."""
    return "patient" in session.draft and not session.post


async def take_day(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("waiting"):
            return Step(session.at("waiting"))
        case Chosen(iso):
            return await _chosen(session.dropping(FULL, SOON), date.fromisoformat(iso), desk)
        case Said(text):
            when = desk.when_said(text, "day")
            said = session.noting(**noted(when)).dropping(FULL)
            if when.earliest:
                return Step(await to_day(said, desk))
            return await _chosen(said, when.day, desk) if when.day else None
    return None


async def _chosen(session: Session, day: date, desk: Desk) -> Step:
    """On to the times of that day, or to the one that was named with it."""
    if await free_times(session, day, desk) and possible(session, day):
        chosen = answered(session.dropping(DAY), "day", day.isoformat())
        return Step(await to_time(chosen, desk))
    return Step(session.dropping(DAY), lead=await why_not(session, day, desk))


def calendar(session: Session, days: Sequence[DayTimes]) -> tuple[Row, ...]:
    """Weeks from Monday to the last with a free time; a gap is a day that is not offered."""
    monday = days[0].day - timedelta(days=days[0].day.weekday())
    head = tuple(
        Choice(STILL, say("calendar-weekday", day=monday + timedelta(days=at)))
        for at in range(WEEK)
    )
    by_day = {row.day: row for row in days}
    last = max((row.day for row in days if row.free), default=days[0].day)
    weeks = (last - monday).days // WEEK + 1
    return (head, *(_week(session, monday + timedelta(weeks=at), by_day) for at in range(weeks)))


def _week(session: Session, monday: date, by_day: dict[date, DayTimes]) -> Row:
    days = [monday + timedelta(days=at) for at in range(WEEK)]
    return tuple(_cell(session, by_day.get(day)) for day in days)


def _cell(session: Session, row: DayTimes | None) -> Choice:
    if row is None:
        return Choice(STILL, say("calendar-gap"))
    value = row.day.isoformat()
    if not row.open:
        return Choice(value, say("calendar-closed"))
    if not row.free or not possible(session, row.day):
        return Choice(value, say("calendar-full"))
    return Choice(value, f"{row.day:%d.%m}" if row.day.day == 1 else str(row.day.day))


def _not_attached(session: Session, day: date) -> Text:
    first = date.fromisoformat(session.draft["first"])
    if day < first:
        return say("refusal-attached-later", day=first)
    return say("refusal-attached-elsewhere")


async def why_not(session: Session, day: date, desk: Desk) -> tuple[Text, ...]:
    """A closed day is named as such, with the nearest open days around it (B0.6).

    Days of no attachment are told apart for proved askers only: others have none (B1.2).
    """
    if not possible(session, day):
        return (_not_attached(session, day),)
    free = desk.reception.show_free_times
    days = {row.day: row for row in await free.days(doctor_of(session), session.account)}
    row = days.get(day)
    if row is None or row.open:
        return (say("day-full", day=day),)
    before, after = await free.neighbours_open(ProviderId(session.draft["provider"]), day)
    facts: dict[str, str | date] = {"day": day}
    if row.closed:
        facts["name"] = in_language(session, row.closed.name_kk, row.closed.name_ru)
    if after:
        facts["after"] = after
    if before:
        facts["before"] = before
    kind = "holiday" if row.closed else "closed-day"
    return (say(kind if before else f"{kind}-first", **facts),)
