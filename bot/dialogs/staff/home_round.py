"""A doctor's round of home visits: the list, the card of one, and its mark (R3.25, B0.9)."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Final
from urllib.parse import quote

from bot.dialogs.citizen.home_calls import when
from bot.dialogs.core import Choice, Part, Row, Said, Session, Step, Text, View, grid, say
from bot.dialogs.desk import Desk
from bot.dialogs.pages import page_of, turned
from bot.dialogs.staff.active import PLAN, found
from bot.dialogs.window import Answer, Chosen, Window, staff_footer
from clinic.acting import Practitioner
from clinic.home_calls import AWAITED, CallKind, CallState, to_minute
from clinic.reception import ByEntry, RoundCard, RoundVisit, VisitNote, VisitOutcome
from clinic.refusals import NotYours, Refusal, Refused
from clinic.visits import EntryNo, spoken_number

ROUND: Final = "staff_round"
ON_ONE_PAGE: Final = 10
SHORT_ADDRESS: Final = 40
CUT: Final = "…"
SIGNS: Final = {
    CallState.VISITED: "visited",
    CallState.NOT_AT_HOME: "not-at-home",
    CallState.HANDED_TO_103: "handed-to-103",
    CallState.CANCELLED: "cancelled",
    CallState.OVERDUE: "overdue",
}
WORKED_OFF: Final = (CallState.VISITED, CallState.NOT_AT_HOME, CallState.HANDED_TO_103)
ASKED_ONCE_MORE: Final = {
    "not-at-home": VisitOutcome.NOBODY,
    "handed-to-103": VisitOutcome.AMBULANCE,
}
"""Where a slip would hurt: nobody comes to this patient any more."""
NOTED: Final = {
    VisitOutcome.VISITED: "visited",
    **{act: key for key, act in ASKED_ONCE_MORE.items()},
}
EARLIER: Final = (0, 10, 20, 30, 45, 60, 90, 120)
"""Minutes ago; with a pause between visits the time is typed."""
CLOCK_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
MAP: Final = "https://www.google.com/maps/search/?api=1&query="
"""Documented for every phone, without a key: opens the app, else the browser (decision 0028)."""


async def show_round(session: Session, desk: Desk) -> View:
    """Today, in the order of the list; of people only what B0.9 lets a list carry."""
    visits = await desk.reception.show_round(await desk.acting(session, Practitioner))
    head = say("round-of", day=desk.clock.today())
    plan = Choice(PLAN, say("open-staff_active"))
    if not visits:
        return View(((head,), say("round-empty")), ((plan,), *staff_footer()))
    left = say("round-tally", count=_stand(visits), done=_done(visits))
    page = page_of(session, visits, ON_ONE_PAGE)
    rows: tuple[Row, ...] = (
        *grid([_choice(visit) for visit in page.shown], 2),
        *page.more,
        (plan,),
        *staff_footer(),
    )
    lines = tuple(_line(visit) for visit in page.shown)
    return View(((head, left), lines, say("round-pick")), rows, left=left)


async def take_round(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(value) if value == PLAN:
            return Step(session.at(PLAN))
        case Chosen(value):
            opened = session.noting(visited=value).at("staff_home_visit")
            return turned(session, value) or Step(opened)
    return None


async def show_visit(session: Session, desk: Desk) -> View:
    """The open card: taken back to the number when the talk goes on (B0.9)."""
    try:
        card = await _card(session, desk)
    except NotYours:
        return View((say("round-gone"),), staff_footer())
    visit = card.visit
    state = say("task-state", state=say(f"value-call-state-{visit.state}"))
    parts: tuple[Part, ...] = (
        (*_person(visit), number(visit.entry), *_about(card, desk), state),
        tuple(say(f"round-{code}", value=value) for code, value in card.told.items()),
        _map(card),
    )
    marks: tuple[Row, ...] = ()
    if visit.state in AWAITED:
        parts = (*parts, say("round-question"))
        marks = (
            (Choice("visited", say("button-visited"), "primary"),),
            tuple(Choice(key, say(f"button-{key}")) for key in ASKED_ONCE_MORE),
        )
    elif visit.state in WORKED_OFF:
        marks = ((Choice(PLAN, say("open-staff_active")),),)
    shown = tuple(part for part in parts if part)
    return View(shown, (*marks, *staff_footer()), left=number(visit.entry))


async def take_visit(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """What has ended since the card was opened is said before anything is asked."""
    match answer:
        case Chosen(value) if value == PLAN:
            return await found(session, ByEntry(EntryNo(session.draft["visited"])), desk)
        case Chosen(key):
            card = await _card(session, desk)
            visit = card.visit
            if visit.state not in AWAITED:
                return to_list(session, (_ended(visit.entry, visit.state),))
            session = session.noting(visited=visit.entry)
            if key == "visited":
                called = card.called_at.isoformat()
                return Step(session.noting(called=called).at("staff_home_time"))
            return Step(session.noting(outcome=key).at("staff_home_sure"))
    return None


async def show_time(session: Session, desk: Desk) -> View:
    """Now and a few moments before, none of them before the call."""
    called_at = to_minute(datetime.fromisoformat(session.draft["called"]))
    now = to_minute(desk.clock.now())
    moments = [now - timedelta(minutes=ago) for ago in EARLIER]
    choices = [
        Choice(
            at.isoformat(), say("round-at" if at < now else "round-now", time=desk.clock_time(at))
        )
        for at in moments
        if at >= called_at
    ]
    rows = (*grid(choices, 4), *staff_footer())
    entry = number(EntryNo(session.draft["visited"]))
    return View(((entry, say("round-time-question")),), rows, left=entry)


async def take_time(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(moment):
            return await _noted(
                session, VisitOutcome.VISITED, datetime.fromisoformat(moment), desk
            )
        case Said(text):
            at = _typed(text, desk)
            if at is None:
                return Step(session, lead=(say("round-time-unclear"),))
            return await _noted(session, VisitOutcome.VISITED, at, desk)
    return None


async def show_sure(session: Session, _: Desk) -> View:
    key = session.draft["outcome"]
    entry = number(EntryNo(session.draft["visited"]))
    yes = Choice("yes", say(f"round-sure-yes-{key}"), "danger")
    return View(((entry, say(f"round-sure-{key}")),), ((yes,), *staff_footer()), left=entry)


async def take_sure(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("yes"):
            outcome = ASKED_ONCE_MORE[session.draft["outcome"]]
            return await _noted(session, outcome, desk.clock.now(), desk)
    return None


async def _noted(session: Session, outcome: VisitOutcome, at: datetime, desk: Desk) -> Step:
    """Back to the list; also where the call has ended otherwise meanwhile, which is said."""
    doctor = await desk.acting(session, Practitioner)
    entry = EntryNo(session.draft["visited"])
    try:
        await desk.reception.record_home_visit(VisitNote(entry, outcome, at), doctor)
    except Refused as refused:
        if refused.refusal is Refusal.VISIT_TIME:
            return Step(session, lead=(say(f"refusal-{refused.refusal}"),))
        return to_list(session, (_ended(entry, str(refused.facts["state"])),))
    key, spoken = NOTED[outcome], spoken_number(entry)
    return to_list(session, (say(f"noted-{key}", entry=spoken),))


def to_list(session: Session, lead: tuple[Text, ...]) -> Step:
    page = {"page": session.draft["page"]} if "page" in session.draft else {}
    return Step(session.home(**page).at(ROUND), lead)


def number(entry: EntryNo) -> Text:
    return say("booked-entry", entry=spoken_number(entry))


def _ended(entry: EntryNo, state: str) -> Text:
    spoken = spoken_number(entry)
    if state == CallState.CANCELLED:
        return say("round-cancelled", entry=spoken)
    return say("round-ended", entry=spoken, state=say(f"value-call-state-{state}"))


def _typed(text: str, desk: Desk) -> datetime | None:
    """«14:05» of today; None: something else was written."""
    typed = CLOCK_TIME.fullmatch(text.strip())
    if typed is None:
        return None
    hour, minute = map(int, typed.groups())
    try:
        at = time(hour, minute)
    except ValueError:
        return None
    moment = datetime.combine(desk.clock.today(), at, desk.clock.zone)
    return moment.astimezone(desk.clock.now().tzinfo)


async def _card(session: Session, desk: Desk) -> RoundCard:
    """Raises NotYours for what is on nobody's round, or on another's."""
    doctor = await desk.acting(session, Practitioner)
    return await desk.reception.show_round.card(EntryNo(session.draft.get("visited", "")), doctor)


def _person(visit: RoundVisit) -> tuple[Text, ...]:
    if not visit.initials:
        return ()
    return (say("task-person", name=visit.initials, year=visit.birth_year),)


def _about(card: RoundCard, desk: Desk) -> tuple[Text, ...]:
    begun = "round-planned" if card.kind is CallKind.ACTIVE else "round-called"
    return (
        say(begun, **desk.when(card.called_at)),
        say("round-window", **when(card.visit.window)),
        say("round-kind", kind=say(f"value-kind-{card.kind}")),
    )


def _map(card: RoundCard) -> tuple[Text, ...]:
    return (say("round-map", link=MAP + quote(card.sought, safe="")),) if card.sought else ()


def _line(visit: RoundVisit) -> Text:
    facts: Mapping[str, Text | str] = {
        "sign": _sign(visit),
        "entry": spoken_number(visit.entry),
        "first": f"{visit.window.begins:%H:%M}",
        "last": f"{visit.window.ends:%H:%M}",
    }
    if not visit.initials:
        return say("round-number", **facts)
    person = {"name": visit.initials, "year": visit.birth_year}
    return say("round-line", address=_short(visit.address), **facts, **person)


def _choice(visit: RoundVisit) -> Choice:
    entry, sign = spoken_number(visit.entry), _sign(visit)
    if not visit.initials:
        return Choice(visit.entry, say("choice-round-number", entry=entry, sign=sign))
    return Choice(visit.entry, say("choice-round", entry=entry, sign=sign, name=visit.initials))


def _sign(visit: RoundVisit) -> Text:
    return say(f"round-sign-{SIGNS.get(visit.state, 'expected')}")


def _short(address: str) -> str:
    return address if len(address) <= SHORT_ADDRESS else address[: SHORT_ADDRESS - 1] + CUT


def _stand(visits: Sequence[RoundVisit]) -> int:
    return sum(visit.state is not CallState.CANCELLED for visit in visits)


def _done(visits: Sequence[RoundVisit]) -> int:
    return sum(visit.state in WORKED_OFF for visit in visits)


WINDOWS: Final = {
    ROUND: Window(show_round, take_round),
    "staff_home_visit": Window(show_visit, take_visit),
    "staff_home_time": Window(show_time, take_time, reads=True),
    "staff_home_sure": Window(show_sure, take_sure),
}
