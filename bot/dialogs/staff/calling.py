"""A doctor is called home for whoever phones: danger first, then the form in few steps (R3)."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.dialogs.citizen import call_confirm
from bot.dialogs.citizen.call_onward import OVERRIDE
from bot.dialogs.citizen.calling import choices, elsewhere
from bot.dialogs.citizen.draft import BOOK, CARE_REASON, answered, care_reason_of, check_of
from bot.dialogs.citizen.front_door import danger
from bot.dialogs.citizen.home_calls import when
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Aloud, Choice, Said, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import aloud, card
from bot.dialogs.staff.home_calls import sentence_about, to_be_told
from bot.dialogs.window import Answer, Chosen, Window, staff_footer
from clinic.home_calls import HomeCareReason
from clinic.intake.forms import FLAT, PRIVATE
from clinic.intake.questions import NOTHING
from clinic.people import Unfit
from clinic.reception import CallPreview
from clinic.visits import EntryNo, spoken_number
from locales.language import Language

TEMPERATURE: Final = "temperature"
IN_WORDS: Final = ("complaint", "address", "caller")
IN_A_FLAT: Final = ("entrance", "floor", "door_code", "landmark")
_ENTRANCE: Final = re.compile(r"\d{1,3}\w?|-")


async def show_safety(session: Session, _: Desk) -> View:
    """To be read out before anything else is asked (B3.2)."""
    answers = (Choice("yes", say("safety-yes"), "danger"), Choice("no", say("safety-no")))
    other = aloud.spoken_in(session).other
    read = (Choice(other, say(f"staff-read-{other}")),)
    parts = aloud.asked(session, say("safety-question"), say("safety-signs"))
    return View(parts, (answers, read, *staff_footer()))


async def take_safety(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("yes"):
            return danger(session.home(), say("emergency-lifeline"))
        case Chosen("no"):
            return await card.begun(session.noting(safe="none"), desk)
        case Chosen(language):
            return Step(session.noting(spoken=language))
    return None


async def show_worse(session: Session, desk: Desk) -> View:
    """That there is a call already, and its window: this one joins it (B3.6)."""
    operator = await desk.operator(session)
    promise = await desk.reception.check_home_call.again(check_of(session), operator)
    window = say("call-window", **when(promise.window))
    told = (*_joins(promise), window) if promise.joins else (say("staff-call-again"),)
    return View((told, say("staff-call-worse-question")), (_yes_or_no(), *staff_footer()))


def _joins(promise: CallPreview) -> tuple[Text, ...]:
    if promise.joins is None:
        return ()
    return (say("staff-call-joins", entry=spoken_number(promise.joins)),)


async def show_pregnant(_: Session, __: Desk) -> View:
    return View((say("staff-call-pregnant-question"),), (_yes_or_no(), *staff_footer()))


def _yes_or_no() -> tuple[Choice, ...]:
    return (Choice("yes", say("yes")), Choice("no", say("no")))


async def show_elsewhere(session: Session, desk: Desk) -> View:
    """What else there is, to be read out; nobody is refused for it (B3.1)."""
    speaking = session.speaking(aloud.spoken_in(session), chosen=True)
    offered = [
        Choice(BOOK, say("staff-do-book")),
        Choice("yes", say("staff-call-cannot-come"), "primary"),
    ]
    parts = aloud.asked(session, *await elsewhere(speaking, desk))
    return View(parts, column(offered) + staff_footer())


async def take_elsewhere(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("book"):
            return await booked_instead(session, desk)
        case Chosen(value):
            return Step(await onward(answered(session, "cannot_come", value), desk))
    return None


async def booked_instead(session: Session, desk: Desk) -> Step:
    """A visit of the same person; who asks is known already."""
    kept = {key: session.draft[key] for key in ("relation", "provider")}
    booking = session.dropping(*card.OF_A_CALL).noting(wish=BOOK, **kept)
    return await card.begun(booking, desk)


async def show_override(_: Session, __: Desk) -> View:
    """Outside the zone: for what reason somebody comes nevertheless, else what to say (B3.5).

    The reason stands in the journal, and with the name of the staff in the history.
    """
    reasons = [Choice(each.value, say(f"care-reason-{each}")) for each in HomeCareReason]
    rows = (*column(reasons), (Choice(BOOK, say("staff-do-book")),), *staff_footer())
    parts = (say("staff-call-override-question"), say("at-desk-outside-home-care"))
    return View(parts, rows)


async def take_override(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("book"):
            return await booked_instead(session, desk)
        case Chosen(reason):
            return Step(await onward(session.noting(**{CARE_REASON: reason}), desk))
    return None


def _override(session: Session) -> tuple[Text, ...]:
    reason = care_reason_of(session)
    return (say("call-basis", reason=say(f"care-reason-{reason}")),) if reason else ()


def choosing(key: str) -> Window:
    """All that the form takes by button; a temperature in figures as well."""

    async def show(_: Session, __: Desk) -> View:
        return View((say(f"call-{key}-question"),), column(choices(key)) + staff_footer())

    measured = key == TEMPERATURE
    return Window(show, taking(key), reads=measured, private=measured)


def asking(key: str) -> Window:
    """A question answered in words, which do not stay in the chat (B0.9)."""

    async def show(_: Session, __: Desk) -> View:
        return View((say(f"staff-call-{key}-question"),), staff_footer())

    return Window(show, taking(key), reads=True, private=True)


def taking(key: str) -> Callable[[Session, Answer, Desk], Awaitable[Step | None]]:
    """The answer to that question of the form."""

    async def take(session: Session, answer: Answer, desk: Desk) -> Step | None:
        match answer:
            case Chosen(raw) | Said(raw):
                try:
                    return Step(await onward(answered(session, key, raw), desk))
                except Unfit as unfit:
                    return Step(session, lead=(say(f"unfit-{unfit.flaw}"),))
        return None

    return take


async def show_place(_: Session, __: Desk) -> View:
    none = Choice(NOTHING, say("call-nothing"))
    return View((say("staff-call-place-question"),), ((none,), *staff_footer()))


async def take_place(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(raw) | Said(raw):
            try:
                return Step(await onward(placed(session, raw), desk))
            except Unfit as unfit:
                return Step(session, lead=(say(f"unfit-{unfit.flaw}"),))
    return None


def placed(session: Session, text: str) -> Session:
    """Entrance, floor, door code and landmark, between commas; else all of it is the landmark.

    Raises Unfit.
    """
    parts = [part.strip() or NOTHING for part in text.split(",", len(IN_A_FLAT) - 1)]
    if len(parts) == 1 or not _ENTRANCE.fullmatch(parts[0]):
        private = answered(session, "house", PRIVATE)
        return answered(private, "landmark", text)
    session = answered(session, "house", FLAT)
    for number, key in enumerate(IN_A_FLAT):
        session = answered(session, key, parts[number] if number < len(parts) else NOTHING)
    return session


async def show_confirm(session: Session, desk: Desk) -> View:
    """One tap says that it is right and in which language the answer will be heard."""
    operator = await desk.operator(session)
    promise = await desk.reception.check_home_call.again(check_of(session), operator)
    late = () if promise.accepting else (say("call-after-hours"),)
    window = say("call-window", **when(promise.window))
    place = say("call-place", address=session.draft["address"])
    lines = (*late, *_joins(promise), window, place, *_override(session))
    spoken = [Choice(each.value, say(f"staff-confirm-{each}"), "success") for each in Language]
    return View((say("staff-confirm-question"), lines), column(spoken) + staff_footer())


async def take_confirm(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """The journal first, then the word (R3.3). Raises Refused as `CallHome` does."""
    match answer:
        case Chosen(language):
            session = session.noting(spoken=language)
            request = call_confirm.request_of(session)
            called = await desk.reception.call_home(request, await desk.operator(session))
            return to_be_told(session, called)
    return None


async def take_tell(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Not pressed, it becomes a call back after the regulation's limit (B2.1)."""
    operator = await desk.operator(session)
    entry = EntryNo(session.draft["entry"])
    shown = await desk.reception.show_patient_calls.one(entry, operator)
    match answer:
        case Chosen("told"):
            sentence = sentence_about(session, shown)
            done = say("staff-told", entry=spoken_number(entry))
            return Step(session.home(), lead=(done,), aloud=Aloud(sentence, operator))
        case Chosen(language):
            return to_be_told(session.noting(spoken=language), shown)
    return None


WINDOWS: Final[Mapping[str, Window]] = {
    "staff_call_safety": Window(show_safety, take_safety),
    OVERRIDE: Window(show_override, take_override),
    "staff_call_worse": Window(show_worse, taking("worse")),
    "staff_call_indication": choosing("indication"),
    "staff_call_cannot_come": Window(show_elsewhere, take_elsewhere),
    "staff_call_temperature": choosing(TEMPERATURE),
    "staff_call_pregnant": Window(show_pregnant, taking("pregnant")),
    **{f"staff_call_{key}": asking(key) for key in IN_WORDS},
    "staff_call_place": Window(show_place, take_place, reads=True, private=True),
    "staff_call_confirm": Window(show_confirm, take_confirm),
}
