"""Home calls of the person who was found: how they stand, told, called off (B3.6 to B3.8)."""

from dataclasses import replace

from bot.dialogs.citizen.home_calls import answer_about, when
from bot.dialogs.core import Choice, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.home_calls import AWAITED
from clinic.people import Iin
from clinic.reception import Called, CallShown, CancelRequest
from clinic.visits import EntryNo, spoken_number
from locales.language import Language


async def show_calls(session: Session, desk: Desk) -> View:
    """Of a week, the latest window first."""
    patient = Iin(session.draft["patient"])
    rows = await desk.reception.show_patient_calls(patient, await desk.operator(session))
    if not rows:
        return View((say("staff-calls-none"),), staff_footer())
    choices = [
        Choice(
            row.call.entry,
            say("staff-choice-call", state=_state(row), **when(row.window)),
        )
        for row in rows
    ]
    return View((say("staff-calls-question"),), column(choices) + staff_footer())


async def take_calls(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(entry):
            return Step(session.noting(entry=entry).at("staff_one_call"))
    return None


async def show_call(session: Session, desk: Desk) -> View:
    shown = await _shown(session, desk)
    call = shown.call
    joined = (say("staff-call-joined", entry=spoken_number(call.joined)),) if call.joined else ()
    lines = (
        say("task-home-visit", **when(shown.window)),
        say("task-state", state=_state(shown)),
        *joined,
        say("booked-entry", entry=spoken_number(call.entry)),
        say("staff-was-told" if call.told else "staff-was-not-told"),
    )
    if call.state not in AWAITED:
        return View((lines,), staff_footer())
    cancel = (Choice("cancel", say("button-cancel-call")),)
    read = tuple(Choice(each.value, say(f"staff-read-{each}")) for each in Language)
    return View((lines,), (cancel, read, *staff_footer()))


async def take_call(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("cancel"):
            return Step(session.at("staff_cancel_call"))
        case Chosen(language):
            return to_be_told(session.noting(spoken=language), await _shown(session, desk))
    return None


async def show_cancel(session: Session, desk: Desk) -> View:
    shown = await _shown(session, desk)
    question = say("staff-cancel-call-question", **when(shown.window))
    yes = Choice("yes", say("staff-cancel-yes"), "danger")
    return View((question,), ((yes,), *staff_footer()))


async def take_cancel(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `CancelHomeCall` does."""
    match answer:
        case Chosen("yes"):
            entry = EntryNo(session.draft["entry"])
            request = CancelRequest(session.key, entry)
            await desk.reception.cancel_home_call(request, await desk.operator(session))
            done = say("staff-call-cancelled", entry=spoken_number(entry))
            return Step(session.home(), lead=(done,))
    return None


def to_be_told(session: Session, about: Called | CallShown) -> Step:
    """The answer in a message of its own, and below it what becomes of it."""
    telling = session.home(
        entry=about.call.entry, spoken=session.draft["spoken"], lookup=session.draft["lookup"]
    )
    sentence = sentence_about(session, about)
    return Step(telling.at("staff_call_tell"), before=(replace(sentence, tells=None),))


def sentence_about(session: Session, about: Called | CallShown) -> View:
    """Word for word what a citizen would be told in the chat: the day and the time (R3.3, I5)."""
    language = session.draft["spoken"]
    view = answer_about(session.speaking(language, chosen=True), about)
    return replace(view, rows=(), language=language)


def _state(shown: CallShown) -> Text:
    return say(f"value-call-state-{shown.call.state}")


async def _shown(session: Session, desk: Desk) -> CallShown:
    entry = EntryNo(session.draft["entry"])
    return await desk.reception.show_patient_calls.one(entry, await desk.operator(session))
