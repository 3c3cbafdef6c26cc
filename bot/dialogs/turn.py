"""One turn of a conversation: an event comes in, a session and its views go out."""

from dataclasses import replace
from functools import cache
from typing import Final

from bot.dialogs import speaking
from bot.dialogs.citizen import (
    commands,
    front_door,
    home_calls,
    menu,
    person,
    services,
    unread,
    visits,
    waiting,
)
from bot.dialogs.citizen.entries import ENTRY
from bot.dialogs.citizen.told import THEN
from bot.dialogs.core import (
    STAFF,
    VOICES,
    Choice,
    Commanded,
    Event,
    Pressed,
    Reached,
    Replied,
    Said,
    Sent,
    Session,
    Shared,
    Step,
    Turn,
    View,
    say,
)
from bot.dialogs.desk import Desk, OffDuty
from bot.dialogs.refusing import after
from bot.dialogs.staff import card, duty, overdue
from bot.dialogs.staff import menu as work
from bot.dialogs.window import STILL, Answer, Chosen
from bot.dialogs.windows import WINDOWS
from clinic.refusals import NotFound, NotYours, Refused
from clinic.tasks import Why
from locales.hearing import Heard

SUMMARY: Final = "confirm"
"""The window whose time is held: whoever leaves it for good gives the time back (B2.5)."""
REACHED: Final = {
    ENTRY: visits.reached,
    home_calls.CALL_ENTRY: home_calls.reached,
    waiting.OFFER: waiting.reached,
    overdue.WORK_LIST: overdue.reached,
}
"""What becomes of a button that outlives its window."""
DANGER, UNSAID = "danger", "unsaid"
"""The question about danger, and the words that led to it."""
CONTACTS: Final = frozenset({"contact", "call_contact"})
"""The windows that ask for a number."""
SECOND: Final = Choice("then", say("button-second-wish"), "primary")
LONGEST_WORDS: Final = 1000
MISUNDERSTOOD: Final = 2


async def take_turn(session: Session, event: Event, desk: Desk) -> Turn:
    """Deterministic, given what the reception answers. Each text is heard once."""
    desk = replace(desk.for_one_turn(), hear=cache(desk.hear))
    other = speaking.in_which(session, event, desk.hear)
    before = session
    if other:
        session = session.speaking(other, chosen=True)
    try:
        step = await _step(session, event, desk)
    except OffDuty:
        step = duty.dismissed(session)
    except Refused as refused:
        step = await after(session, refused, desk)
    except NotYours:
        step = Step(session.home(), lead=(say("not-yours"),))
    except NotFound:
        step = Step(session.home(), lead=(say("not-found"),))
    step = _with_second_wish(step, session)
    if "held" in session.draft and not _leads_to_summary(step.session):
        await desk.reception.release_time(session.account)
        step = replace(step, session=step.session.dropping("held"))
    turn = await _shown(step, desk, other)
    if other:
        turn = speaking.answered_in(turn, before, other)
    return replace(turn, secret=_is_secret(session, event, desk))


def _with_second_wish(step: Step, before: Session) -> Step:
    """Once the first of two is done and told of, the other is a press away."""
    if THEN not in before.draft or not step.answer or not step.answer.tells:
        return step
    kept = step.session.noting(**{THEN: before.draft[THEN]})
    return replace(step, session=kept, offers=((SECOND,), *step.offers))


def _leads_to_summary(session: Session) -> bool:
    """On it, or in a window beside it: the language and help lead back."""
    return SUMMARY in (session.window, *session.trail)


async def _step(session: Session, event: Event, desk: Desk) -> Step:
    """Danger is heard from everybody, work goes on only for who has a role."""
    match event:
        case Said(text):
            return await _said(session, text, desk)
        case Sent(kind, words):
            return await _sent(session, kind, words, desk)
    await duty.ensured(session, desk)
    match event:
        case Pressed():
            return await _pressed(session, event, desk)
        case Shared():
            return await _shared(session, event, desk)
        case Reached() | Replied():
            return await _about_earlier(session, event, desk)
        case Commanded():
            known = await commands.take_command(session, event, desk)
            return known or await _misunderstood(session, desk)


async def _sent(session: Session, kind: str, words: str, desk: Desk) -> Step:
    if urgent := await front_door.urgent(session, desk.hear(words), desk):
        return urgent
    await duty.ensured(session, desk)
    return await unread.answer(session, kind, desk)


async def _about_earlier(session: Session, event: Reached | Replied, desk: Desk) -> Step:
    """An answer, a notice or an offer that stands further up in the chat: one's own."""
    own = session.off_duty() if session.post else session
    if isinstance(event, Replied):
        step = await visits.replied(own, event, desk)
    else:
        step = await REACHED[event.kind](own, event, desk)
    return replace(step, session=session) if step.aside else step


async def _pressed(session: Session, pressed: Pressed, desk: Desk) -> Step:
    """A button of another window than today's never acts (house.md)."""
    today = (pressed.nonce, pressed.revision) == (session.nonce, session.revision)
    if not today or pressed.place >= len(session.offered):
        return Step(session, toast=say("outdated-button"), stay=pressed.here)
    value = session.offered[pressed.place]
    if value == STILL:
        return Step(session, stay=True)
    return await _everywhere(session, value, desk) or await _answered(session, Chosen(value), desk)


async def _everywhere(session: Session, value: str, desk: Desk) -> Step | None:
    """The buttons that every window has or may be given."""
    step = None
    match value:
        case "back":
            step = Step(session.back())
        case "menu":
            step = Step(session.home())
        case "person":
            step = await person.ask(session, Why.ASKED, desk)
        case "switch":
            step = await menu.switch(session, desk)
        case "guide":
            step = Step(services.guide(session))
        case "then":
            words = session.draft[THEN]
            step = await _wanted(session.home(), words, desk.hear(words), desk)
    return step


async def _said(session: Session, text: str, desk: Desk) -> Step:
    """Danger first; then the answer to the question asked; then any other wish."""
    heard = desk.hear(text)
    if not session.language_chosen and any(map(str.isalpha, text)):
        session = session.speaking(heard.language, chosen=False)
    if urgent := await front_door.urgent(session, heard, desk):
        return _keeping(session, text, urgent)
    if len(text) > LONGEST_WORDS:
        return Step(session, lead=(say("answer-too-long"),))
    if heard.digits and not await _expected(session, desk):
        return _unasked_number(session)
    await duty.ensured(session, desk)
    window = WINDOWS[session.window]
    if window.reads and (heard.digits or not window.secret):
        step = await _taken(session, Said(text), desk)
        if step:
            return step
    return await _no_answer(session, text, heard, desk)


async def _no_answer(session: Session, text: str, heard: Heard, desk: Desk) -> Step:
    if heard.digits:
        return _unasked_number(session)
    wanted = await _wanted(session, text, heard, desk)
    return wanted or await _misunderstood(session, desk, heard.intent)


async def _wanted(session: Session, text: str, heard: Heard, desk: Desk) -> Step | None:
    if session.post:
        return await work.wanted(session, heard, desk)
    return await front_door.wanted(session, text, heard, desk)


def _unasked_number(session: Session) -> Step:
    return Step(session, aside=View((say("bare-number"),)))


async def _expected(session: Session, desk: Desk) -> bool:
    """Whether a number may be an answer here: who has no role was asked for none."""
    return not session.window.startswith(STAFF) or await desk.role(session) is not None


def _keeping(session: Session, text: str, urgent: Step) -> Step:
    """An answer or a wish that led to a question about danger is not said twice."""
    asked = urgent.session.window == DANGER != session.window
    if not asked or WINDOWS[session.window].secret:
        return urgent
    return replace(urgent, session=urgent.session.noting(**{UNSAID: text[:LONGEST_WORDS]}))


async def _shared(session: Session, shared: Shared, desk: Desk) -> Step:
    """A number is an answer only where it was asked for."""
    if session.window == "prove":
        session = session.noting(way="phone").at("contact")
    if session.window not in CONTACTS:
        return Step(session, lead=(say("contact-unasked"),))
    return await _answered(session, shared, desk)


async def _answered(session: Session, answer: Answer, desk: Desk) -> Step:
    return await _taken(session, answer, desk) or await _misunderstood(session, desk)


async def _taken(session: Session, answer: Answer, desk: Desk) -> Step | None:
    step = await WINDOWS[session.window].take(session, answer, desk)
    if step and UNSAID in step.session.draft and session.window == DANGER:
        return await _said_before(step, desk)
    return step


async def _said_before(step: Step, desk: Desk) -> Step:
    """The words that were asked about are the answer, now that there is no danger in them."""
    words, session = step.session.draft[UNSAID], step.session.dropping(UNSAID)
    window, answered = WINDOWS[session.window], replace(step, session=session)
    if step.answer:
        return answered
    said = await window.take(session, Said(words), desk) if window.reads else None
    return said or await _wanted(session, words, desk.hear(words), desk) or answered


async def _misunderstood(session: Session, desk: Desk, intent: str | None = None) -> Step:
    """One helpful question, then a person; never a loop."""
    missed = session.missed()
    if missed.failures >= MISUNDERSTOOD and not session.post:
        return await person.instead(missed, Why.NOT_UNDERSTOOD, desk)
    unasked = intent in {"yes", "no"}
    return Step(missed, lead=(say("choose-below" if unasked else "not-understood"),))


async def _shown(step: Step, desk: Desk, other: str | None) -> Turn:
    """The window as it is now, under a new revision: older buttons are outdated from here on."""
    session = step.session
    if step.stay:
        return Turn(session, (), step.toast)
    if step.aside:
        return Turn(session, (step.aside,), step.toast, beside=True)
    view = step.answer or await _window(session, desk)
    view = replace(view, parts=(*step.lead, *view.parts), rows=(*step.offers, *view.rows))
    if session.post:
        view = duty.without_person(view)
    view, session = speaking.offering(view, session, other)
    offered = tuple(choice.value for choice in view.choices())
    session = replace(session, revision=session.revision + 1, offered=offered)
    views = (*step.before, view)
    return Turn(session, views, step.toast, forgotten=step.forgotten, aloud=step.aloud)


async def _window(session: Session, desk: Desk) -> View:
    view = await WINDOWS[session.window].show(session, desk)
    return await card.framed(session, view, desk) if session.post else view


def _is_secret(session: Session, event: Event, desk: Desk) -> bool:
    """An IIN, a PIN or a code, asked for or not: it is deleted from the chat.

    So is whatever is spoken where one was asked for, heard or not.
    """
    window = WINDOWS[session.window]
    match event:
        case Said(text, spoken):
            asked = window.secret and (spoken or any(mark.isdigit() for mark in text))
            return asked or window.private or desk.hear(text).digits is not None
        case Sent(kind) if kind in VOICES and (window.secret or window.private):
            return True
        case Sent(words=words) | Commanded(payload=words):
            return desk.hear(words).digits is not None
    return False
