"""My home calls: what was promised, how it stands, and calling off (B3.6 to B3.8)."""

from datetime import date, time
from typing import Final

from bot.dialogs.citizen import entries
from bot.dialogs.citizen.entries import CANCEL, ME, MORE, NOT_ME, tag
from bot.dialogs.core import (
    Choice,
    LastingChoice,
    Reached,
    Row,
    Session,
    Step,
    Text,
    View,
    say,
)
from bot.dialogs.desk import Desk, phone_line, provider_name
from bot.dialogs.window import Answer, Chosen, decided, footer
from clinic.home_calls import AWAITED, CallState, HomeCall
from clinic.notices import ANSWERS_TO_A_DISPUTE, NoticeKind
from clinic.people import Relation
from clinic.reception import Called, CallShown, CancelRequest, Ready
from clinic.refusals import NotFound
from clinic.visits import EntryNo, spoken_number
from clinic.windows import Window

CALL_ENTRY: Final = "h"
QUESTIONS: Final = {
    NoticeKind.HOME_VISITED: ("button-home-visited-yes", "button-home-visited-no"),
}


def when(window: Window) -> dict[str, date | time]:
    """The three facts that every text about a promised window takes (I5)."""
    return {"day": window.day, "from": window.begins, "to": window.ends}


def answer_about(session: Session, called: Called | CallShown) -> View:
    """The oral answer: day and time. Its first line tells nothing of an illness (B5.2)."""
    key = "call-comes-feldsher" if called.by_feldsher else "call-comes-doctor"
    lines = (
        say(key, **when(called.window)),
        say("call-provider", name=provider_name(session, called.provider)),
        *phone_line(called.provider),
        say("booked-entry", entry=spoken_number(called.call.entry)),
    )
    entry = called.call.entry
    at_home = (say("call-be-home"), *with_child(called.call), say("worse-103"))
    parts = (say("call-accepted"), lines, at_home)
    return View(parts, _lasting(entry), lasting=True, tells=entry)


def with_child(call: HomeCall) -> tuple[Text, ...]:
    return (say("call-adult-there"),) if call.relation == Relation.PARENT else ()


def _lasting(entry: EntryNo) -> tuple[Row, ...]:
    return (
        (_button(entry, MORE, "button-call-status"), _button(entry, CANCEL, "button-cancel-call")),
        *footer(back=False),
    )


def _button(entry: EntryNo, act: str, label: str) -> LastingChoice:
    return LastingChoice(Reached(CALL_ENTRY, tag(entry), act), say(label))


async def show_call(session: Session, desk: Desk) -> View:
    shown = await _shown(session, desk)
    if shown is None:
        return View((say("not-found"),), footer())
    cancel = ((Choice("cancel", say("button-cancel-call")),),) if _is_awaited(shown) else ()
    return View(_about(session, shown), (*cancel, *footer()))


async def take_call(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("cancel"):
            return Step(session.at("cancel_call"))
    return None


async def show_cancel(session: Session, desk: Desk) -> View:
    shown = await _shown(session, desk)
    if shown is None:
        return View((say("not-found"),), footer())
    question = say("cancel-call-question", **when(shown.window))
    return View((question,), ((Choice("yes", say("cancel-call-yes"), "danger"),), *footer()))


async def take_cancel(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `CancelHomeCall` does."""
    match decided(answer, desk):
        case True:
            return await _cancelled(session, desk)
        case False:
            return Step(session.back(), lead=(say("call-kept"),))
    return None


async def reached(session: Session, event: Reached, desk: Desk) -> Step:
    """A button under an answer or a notice given earlier: it begins, and takes nothing away."""
    rows = await desk.reception.show_home_calls.of_late(await desk.household(session))
    shown = next((row for row in rows if tag(row.call.entry) == event.tag), None)
    if shown is None:
        return Step(session.home(), lead=(say("not-yours"),))
    match event.act:
        case entries.ME:
            return Step(session, aside=View((say("was-me-noted"),)))
        case entries.NOT_ME:
            return await _not_me(session, shown, desk)
    window = "cancel_call" if event.act == CANCEL and _is_awaited(shown) else "call"
    return Step(session.home(entry=shown.call.entry).at(window))


async def _not_me(session: Session, shown: CallShown, desk: Desk) -> Step:
    """Nothing is undone by itself: the person may call off what is still awaited."""
    disputed = await desk.reception.dispute_entry(shown.call.entry, shown.proof)
    noted = say("dispute-noted", **desk.when(disputed.answer_by))
    if not _is_awaited(shown):
        return Step(session, aside=View((noted,)))
    cancel = _button(shown.call.entry, CANCEL, "button-cancel-call")
    return Step(session, aside=View((noted, say("dispute-call-stands")), ((cancel,),)))


def notice_view(ready: Ready, session: Session, desk: Desk) -> View:
    """A neutral line first, for others see the screen (B5.2). Raises NotFound without a call."""
    call = ready.call
    if call is None:
        raise NotFound
    about = (
        say("call-provider", name=provider_name(session, ready.provider)),
        say("booked-entry", entry=spoken_number(call.entry)),
    )
    kind = ready.notice.kind
    if kind is NoticeKind.HOME_VISIT_OVERDUE:
        parts = (
            say("home-visit-overdue"),
            (*about, *phone_line(ready.provider)),
            say("worse-103"),
        )
        status = _button(call.entry, MORE, "button-call-status")
        return View(parts, ((status,),), lasting=True)
    if kind in ANSWERS_TO_A_DISPUTE:
        words = say(f"home-{kind.replace('_', '-')}", entry=spoken_number(call.entry))
        return View((words, (about[0], *phone_line(ready.provider))), lasting=True)
    yes, no = QUESTIONS.get(kind, ("button-was-me", "button-was-not-me"))
    answers = (_button(call.entry, ME, yes), _button(call.entry, NOT_ME, no))
    said = say(kind.replace("_", "-"), day=desk.day(call.starts_at))
    return View((said, about), (answers,), lasting=True)


def _is_awaited(shown: CallShown) -> bool:
    return shown.state in AWAITED


async def _shown(session: Session, desk: Desk) -> CallShown | None:
    entry = EntryNo(session.draft.get("entry", ""))
    rows = await desk.reception.show_home_calls.of_late(await desk.household(session))
    return next((row for row in rows if row.call.entry == entry), None)


def _about(session: Session, shown: CallShown) -> tuple[Text | tuple[Text, ...], ...]:
    """What is promised and how it stands; a passed promise gets no invented new time (B3.8)."""
    whom = (say("call-whom", name=shown.patient_name),) if shown.patient_name else ()
    status = say(f"call-state-{shown.state.replace('_', '-')}")
    comes = shown.state in {CallState.ACCEPTED, CallState.ON_LIST}
    promise = "call-window" if comes else "call-was-promised"
    lines = (
        say(promise, **when(shown.window)),
        say("call-provider", name=provider_name(session, shown.provider)),
        *whom,
        say("booked-entry", entry=spoken_number(shown.call.entry)),
    )
    return (status, lines, (*phone_line(shown.provider), say("worse-103")))


async def _cancelled(session: Session, desk: Desk) -> Step:
    shown = await _shown(session, desk)
    if shown is None:
        return Step(session.home(), lead=(say("refusal-no-longer-active"),))
    request = CancelRequest(session.key, shown.call.entry)
    await desk.reception.cancel_home_call(request, shown.proof)
    lead = say("call-cancelled", entry=spoken_number(shown.call.entry))
    return Step(session.home(), lead=(lead,))
