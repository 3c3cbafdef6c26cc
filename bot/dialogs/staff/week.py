"""When the provider is open, and when it accepts home calls, from a day on (house.md, B3.4)."""

from datetime import date
from typing import Final

from bot.dialogs.citizen.places import hours_lines
from bot.dialogs.core import Choice, Part, Said, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff.since import WEEK, from_which_day
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import Manager
from clinic.people import Unfit
from clinic.providers import HoursFlaw, HoursKind, Opening, parse_hours
from clinic.reception import HoursRequest, Outside
from clinic.refusals import Refused

MOST: Final = 4 * WEEK
"""Stretches of a week that are shown in one message."""
NONE: Final = "none"
CLOSE: Final = "staff_close"
LEFT: Final = "left"
"""In the draft: visits stand outside the hours that were just said."""
DASH: Final = "\u2013"


async def show_hours(session: Session, desk: Desk) -> View:
    """What holds today and what is said already of days to come; one of them is chosen."""
    manager = await desk.acting(session, Manager)
    provider = await desk.reception.show_directory.provider(manager.provider)
    today = desk.clock.today()
    parts: list[Part] = []
    for kind in HoursKind:
        parts.append((say(f"week-kind-{kind}"), *_lines(provider.hours(kind, today))))
        parts += [
            (say(f"week-kind-{kind}"), *_lines(each.hours), say("fact-since", day=each.valid_from))
            for each in provider.dated
            if each.kind is kind and each.valid_from > today
        ]
    choices = [Choice(kind, say(f"week-kind-{kind}")) for kind in HoursKind]
    if LEFT in session.draft:
        choices.insert(0, Choice(CLOSE, say("open-staff_close"), "primary"))
    return View((*parts, say("week-question")), (*column(choices), *staff_footer()))


async def take_hours(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(value) if value == CLOSE:
            return Step(session.at(CLOSE))
        case Chosen(kind):
            return Step(session.noting(kind=kind).at("staff_hours_week"))
    return None


async def show_week(session: Session, desk: Desk) -> View:
    manager = await desk.acting(session, Manager)
    provider = await desk.reception.show_directory.provider(manager.provider)
    kind = HoursKind(session.draft["kind"])
    now = (say(f"week-kind-{kind}"), *_lines(provider.hours(kind, desk.clock.today())))
    never = Choice(NONE, say("week-no-calls"))
    rows = column([never]) if kind is HoursKind.HOME_CALLS else ()
    return View((now, say("week-write")), (*rows, *staff_footer()))


async def take_week(session: Session, answer: Answer, _: Desk) -> Step | None:
    """A clinic that is never open is not said here; that it accepts no calls is a button."""
    match answer:
        case Chosen(_):
            return Step(session.noting(week="").at("staff_hours_from"))
        case Said(text):
            written = text.replace(DASH, "-")
            flaw = _flaw(written)
            if flaw:
                return Step(session, lead=(say(f"unfit-{flaw}"),))
            return Step(session.noting(week=written).at("staff_hours_from"))
    return None


def _flaw(written: str) -> str | None:
    try:
        hours = parse_hours(written)
    except Unfit as unfit:
        return unfit.flaw
    return None if 0 < len(hours) <= MOST else HoursFlaw.FORM


async def show_from(_: Session, desk: Desk) -> View:
    return from_which_day(say("week-from"), desk)


async def take_from(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(iso):
            return Step(session.noting(since=iso).at("staff_hours_sure"))
    return None


async def show_sure(session: Session, desk: Desk) -> View:
    """What would stand outside is asked of the journals at this moment."""
    said = _said(session)
    left = await desk.reception.show_outside(said, await desk.acting(session, Manager))
    since = say("fact-since", day=said.valid_from)
    lines = (say(f"week-kind-{said.kind}"), *_lines(said.hours), since)
    sure = Choice("yes", say("fact-save"), "primary")
    outside = _outside(left) if said.kind is HoursKind.OPEN else ()
    parts = [part for part in (lines, outside, say("week-sure")) if part]
    return View(tuple(parts), ((sure,), *staff_footer()))


async def take_sure(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("yes"):
            manager = await desk.acting(session, Manager)
            try:
                await desk.reception.set_hours(_said(session), manager)
            except Refused as refused:
                return Step(session.back(), lead=(say(f"refusal-{refused.refusal}"),))
            left = await desk.reception.show_outside(_said(session), manager)
            return _saved(session, left)
    return None


def _saved(session: Session, left: Outside) -> Step:
    """Nothing is called off by itself: where to go on is said."""
    lead = [say("week-saved")]
    if left.visits:
        lead.append(say("week-outside-left", count=left.visits))
    if left.home_visits:
        lead.append(say("week-outside-calls-left", count=left.home_visits))
    draft = {LEFT: "yes"} if left.visits else {}
    return Step(session.home(**draft).at("staff_hours"), lead=tuple(lead))


def _outside(left: Outside) -> tuple[Text, ...]:
    lines = (
        ("week-outside-visits", left.visits),
        ("week-outside-calls", left.home_visits),
    )
    named = tuple(say(key, count=count) for key, count in lines if count)
    return named or (say("week-outside-none"),)


def _said(session: Session) -> HoursRequest:
    said = session.draft
    since = date.fromisoformat(said["since"])
    return HoursRequest(HoursKind(said["kind"]), since, parse_hours(said["week"]))


def _lines(hours: tuple[Opening, ...]) -> tuple[Text, ...]:
    return hours_lines(hours) or (say("week-empty"),)
