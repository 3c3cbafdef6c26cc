"""What is said without being asked: a neutral line first, for others see the screen (B5.2)."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.dialogs.citizen import entries, home_calls, waiting
from bot.dialogs.core import LastingChoice, Reached, Row, Session, Text, View, say
from bot.dialogs.desk import Desk, phone_line, provider_address, provider_name
from bot.dialogs.staff import overdue, visit_list
from clinic.notices import NoticeKind
from clinic.reception import Ready
from clinic.visits import Visit, spoken_number

OFFERED_AGAIN: Final = 3
Viewing = Callable[[Ready, Visit, Session, Desk], Awaitable[View]]


async def view_of(ready: Ready, session: Session, desk: Desk) -> View:
    """As it is at this moment: free times are those of now."""
    if ready.place:
        return await waiting.offer_view(session, ready.place, desk)
    if ready.listed:
        return visit_list.view(ready.listed)
    if ready.overdue:
        return overdue.view(ready)
    if ready.visit is None:
        return home_calls.notice_view(ready, session, desk)
    return await ABOUT_VISITS[ready.notice.kind](ready, ready.visit, session, desk)


async def _reminder(ready: Ready, visit: Visit, session: Session, desk: Desk) -> View:
    """Whoever has said that they will come is not asked again."""
    when = desk.when(visit.starts_at)
    if ready.notice.kind is NoticeKind.REMINDER_SOON:
        said = say("reminder-soon", time=when["time"])
    else:
        said = say("reminder-evening", **when)
    question = () if visit.confirmed else (say("reminder-question"),)
    rows = _answers(visit)
    return View(
        (said, _where(ready, visit, session), *question),
        rows[1:] if visit.confirmed else rows,
        lasting=True,
    )


async def _moved(ready: Ready, visit: Visit, session: Session, desk: Desk) -> View:
    """The new time is the oral answer about the new entry (R2.3)."""
    when = say("visit-when", **desk.when(visit.starts_at))
    parts = (say("moved"), (when, *_where(ready, visit, session)), say("reminder-question"))
    not_me = _button(visit, entries.NOT_ME, "button-was-not-me")
    return View(parts, (*_answers(visit), (not_me,)), lasting=True, tells=visit.entry)


async def _closed(ready: Ready, visit: Visit, session: Session, desk: Desk) -> View:
    free = await desk.reception.show_free_times.nearest(
        visit.doctor, visit.starts_at, limit=OFFERED_AGAIN
    )
    times = tuple(say("choice-nearest", **desk.when(slot.starts_at)) for slot in free)
    offered = ((say("closed-times"), *times),) if times else (say("no-free-time"),)
    parts = (
        say("closed-by-clinic", **desk.when(visit.starts_at)),
        (*_where(ready, visit, session), *phone_line(ready.provider)),
        *offered,
    )
    again = _button(visit, entries.AGAIN, "button-other-time")
    return View(parts, ((again,),), lasting=True)


def _asked_about(key: str) -> Viewing:
    async def view(ready: Ready, visit: Visit, session: Session, desk: Desk) -> View:
        parts = (
            say(key, **desk.when(visit.starts_at)),
            _where(ready, visit, session),
            say("was-this-you"),
        )
        answers = (
            _button(visit, entries.ME, "button-was-me"),
            _button(visit, entries.NOT_ME, "button-was-not-me"),
        )
        return View(parts, (answers,), lasting=True)

    return view


def _answered(key: str) -> Viewing:
    """What the manager says to a dispute (§3.11)."""

    async def view(ready: Ready, visit: Visit, session: Session, _: Desk) -> View:
        entry = spoken_number(visit.entry)
        parts = (
            say(key, entry=entry),
            (_where(ready, visit, session)[0], *phone_line(ready.provider)),
        )
        return View(parts, lasting=True)

    return view


ABOUT_VISITS: Final[Mapping[NoticeKind, Viewing]] = {
    NoticeKind.REMINDER_EVENING: _reminder,
    NoticeKind.REMINDER_SOON: _reminder,
    NoticeKind.MOVED: _moved,
    NoticeKind.CLOSED_BY_CLINIC: _closed,
    NoticeKind.ENTERED_BY_ANOTHER: _asked_about("entered-by-another"),
    NoticeKind.MOVED_BY_ANOTHER: _asked_about("moved-by-another"),
    NoticeKind.CANCELLED_BY_ANOTHER: _asked_about("cancelled-by-another"),
    NoticeKind.DISPUTE_UPHELD: _answered("dispute-upheld"),
    NoticeKind.DISPUTE_REJECTED: _answered("dispute-rejected"),
}


def _where(ready: Ready, visit: Visit, session: Session) -> tuple[Text, ...]:
    """Which visit it is of several is told by the entry's number."""
    name_of = provider_name(session, ready.provider)
    address = provider_address(session, ready.provider)
    return (
        say("provider-line", name=name_of, address=address),
        say("booked-entry", entry=spoken_number(visit.entry)),
    )


def _answers(visit: Visit) -> tuple[Row, ...]:
    return (
        (_button(visit, entries.COME, "button-come"),),
        (
            _button(visit, entries.CANCEL, "button-cannot-come"),
            _button(visit, entries.MOVE, "button-move"),
        ),
        (_button(visit, entries.MORE, "button-more"),),
    )


def _button(visit: Visit, act: str, label: str) -> LastingChoice:
    return LastingChoice(Reached(entries.ENTRY, entries.tag(visit.entry), act), say(label))
