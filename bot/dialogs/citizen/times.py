"""The free times of one day by part of day, and the hold on the chosen one (B2.5)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.dialogs.citizen.draft import answered, doctor_of, without_day
from bot.dialogs.citizen.offers import at_time, free_times
from bot.dialogs.citizen.onward import held, to_day
from bot.dialogs.citizen.told import SOON, noted
from bot.dialogs.core import Choice, Row, Said, Session, Step, View, column, grid, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import STILL, Answer, Chosen, footer
from clinic.refusals import Refusal, Refused
from clinic.schedule import Slot

ON_ONE_PAGE: Final = 20
TIMES_IN_A_LINE: Final = 4
NOON: Final = 12
EVENING: Final = 17
PARTS: Final = ("morning", "afternoon", "evening")
PART: Final = "part "


def coded(slot: Slot) -> str:
    """A slot of the draft's doctor as a value of a choice."""
    minutes = (slot.ends_at - slot.starts_at) // timedelta(minutes=1)
    return f"{int(slot.starts_at.timestamp())}+{minutes}"


def decoded(session: Session, code: str) -> Slot:
    starts, minutes = code.split("+")
    starts_at = datetime.fromtimestamp(int(starts), UTC)
    return Slot(starts_at, starts_at + timedelta(minutes=int(minutes)), doctor_of(session))


async def show_time(session: Session, desk: Desk) -> View:
    day = date.fromisoformat(session.draft["day"])
    slots = await free_times(session, day, desk)
    if not slots:
        return View((say("day-full", day=day),), footer())
    return View((say("time-question", day=day),), (*_by_part(session, slots, desk), *footer()))


async def take_time(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `HoldTime` does."""
    match answer:
        case Chosen(value) if value.startswith(PART):
            return Step(session.noting(part=value.removeprefix(PART)))
        case Chosen(code):
            return await choose(session, code, desk)
        case Said(text):
            return await said(session, text, desk)
    return None


async def said(session: Session, text: str, desk: Desk) -> Step | None:
    """A time, a part of the day, another day, in words; None: nothing of the kind."""
    when = desk.when_said(text, "time")
    told = session.dropping(SOON).noting(**noted(when))
    if when.day or when.earliest:
        return Step(await to_day(without_day(told), desk))
    if when.other_day:
        return Step(session.instead("day"))
    if when.time:
        return await _at(session, when.time, desk)
    return Step(told.at("time")) if when.part else None


async def _at(session: Session, wanted: time, desk: Desk) -> Step:
    """Held, if it is free; else the times of the day are shown again."""
    free = await free_times(session, date.fromisoformat(session.draft["day"]), desk)
    slot = at_time(free, wanted, desk)
    if slot is None:
        return Step(session, lead=(say("time-not-free", time=wanted),))
    return await choose(session, coded(slot), desk)


async def choose(session: Session, code: str, desk: Desk) -> Step:
    """Holds the time for three minutes; a time just lost offers the nearest others."""
    slot = decoded(session, code)
    session = answered(session, "day", desk.day(slot.starts_at).isoformat())
    try:
        return Step(await held(session, slot, desk))
    except Refused as refused:
        if refused.refusal is not Refusal.SLOT_TAKEN:
            raise
        return lost(session, slot)


def lost(session: Session, slot: Slot) -> Step:
    around = session.noting(around=slot.starts_at.isoformat())
    return Step(around.instead("nearest"), lead=(say("refusal-slot-taken"),))


async def show_nearest(session: Session, desk: Desk) -> View:
    around = datetime.fromisoformat(session.draft["around"])
    slots = await desk.reception.show_free_times.nearest(
        doctor_of(session), around, session.account
    )
    choices = [_nearest(slot, desk) for slot in slots]
    other = (Choice("day", say("button-other-day")),)
    question = say("nearest-question") if slots else say("no-free-time")
    return View((question,), (*column(choices), other, *footer()))


async def take_nearest(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("day"):
            return Step(session.instead("day"))
        case Chosen(value):
            code, doctor = value.split(" ", 1)
            return await choose(answered(session, "doctor", doctor), code, desk)
    return None


def _nearest(slot: Slot, desk: Desk) -> Choice:
    label = say("choice-nearest", **desk.when(slot.starts_at))
    return Choice(f"{coded(slot)} {slot.doctor}", label)


def _by_part(session: Session, slots: Sequence[Slot], desk: Desk) -> tuple[Row, ...]:
    """All on one page with a line per part, or the parts one by one."""
    parts = {part: [s for s in slots if _part(s, desk) == part] for part in PARTS}
    filled = [part for part in PARTS if parts[part]]
    if len(slots) <= ON_ONE_PAGE:
        return tuple(row for part in filled for row in _part_rows(part, parts[part], desk))
    shown = session.draft.get("part")
    shown = shown if shown in filled else filled[0]
    others = [part for part in filled if part != shown]
    switches = tuple(Choice(f"{PART}{part}", say(f"part-{part}")) for part in others)
    return (*_part_rows(shown, parts[shown], desk), *((switches,) if switches else ()))


def _part_rows(part: str, slots: Sequence[Slot], desk: Desk) -> tuple[Row, ...]:
    head = (Choice(STILL, say(f"part-{part}")),)
    times = [Choice(coded(slot), f"{desk.clock_time(slot.starts_at):%H:%M}") for slot in slots]
    return (head, *grid(times, TIMES_IN_A_LINE))


def _part(slot: Slot, desk: Desk) -> str:
    hour = desk.clock_time(slot.starts_at).hour
    return PARTS[(hour >= NOON) + (hour >= EVENING)]
