"""My visits: what is booked, moving, confirming and calling off (B2.9)."""

from bot.dialogs.citizen import disputes, entries, home_calls
from bot.dialogs.core import (
    Choice,
    Reached,
    Replied,
    Session,
    Step,
    Text,
    View,
    column,
    say,
)
from bot.dialogs.desk import Desk
from bot.dialogs.window import PROVE, Answer, Chosen, decided, footer
from clinic.reception import CancelRequest, ConfirmRequest, VisitShown
from clinic.visits import EntryNo, spoken_number

ACT = "act"
"""In the draft: what was wished to be done with one of them, `cancel` or `move`."""
CALLS = "call:"
"""Before the entry of a home call, in the value of its choice."""


async def show_visits(session: Session, desk: Desk) -> View:
    household = await desk.household(session)
    rows = await desk.reception.show_visits(household)
    calls = await desk.reception.show_home_calls(household)
    prove = () if household.members else ((PROVE,),)
    if not rows and not calls:
        return View((say("visits-none"),), (*prove, *footer()))
    choices = [
        *(
            Choice(f"{CALLS}{row.call.entry}", say("choice-call", **home_calls.when(row.window)))
            for row in calls
        ),
        *(
            Choice(row.visit.entry, say("choice-visit", **desk.when(row.visit.starts_at)))
            for row in rows
        ),
    ]
    return View((say("visits-question"),), (*column(choices), *prove, *footer()))


async def take_visits(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("prove"):
            return Step(session.noting(wish="visits").at("prove"))
        case Chosen(value) if value.startswith(CALLS):
            return Step(_of_call(session, value.removeprefix(CALLS)))
        case Chosen(entry):
            return await _of_visit(session.noting(entry=entry), desk)
    return None


async def aimed(session: Session, desk: Desk) -> Step:
    """«отмените», «ауыстырайын»: the only one is meant, of several it is asked which."""
    household = await desk.household(session)
    rows = await desk.reception.show_visits(household)
    calls = await desk.reception.show_home_calls(household)
    if len(rows) + len(calls) != 1:
        return Step(session.at("visits"))
    if calls:
        return Step(_of_call(session, calls[0].call.entry))
    return await _of_visit(session.noting(entry=rows[0].visit.entry), desk)


def _of_call(session: Session, entry: str) -> Session:
    """A call is called off and never moved."""
    off = session.draft.get(ACT) == "cancel"
    return session.noting(entry=entry).at("cancel_call" if off else "call")


async def _of_visit(session: Session, desk: Desk) -> Step:
    """To what was wished to be done with it, or to what may be."""
    shown = await _shown(session, desk)
    match session.draft.get(ACT):
        case "cancel" if shown:
            return Step(session.at("cancel_visit"))
        case "move" if shown:
            return move(session, shown)
    return Step(session.at("visit"))


async def show_visit(session: Session, desk: Desk) -> View:
    shown = await _shown(session, desk)
    if shown is None:
        return View((say("not-found"),), footer())
    choices = (
        (Choice("move", say("button-move")), Choice("cancel_visit", say("button-cancel-visit"))),
        (Choice("come", say("button-come")), Choice("calendar", say("button-calendar"))),
    )
    return View((await _about(session, shown, desk),), (*choices, *footer()))


async def take_visit(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `ConfirmVisit` does."""
    shown = await _shown(session, desk)
    if shown is None:
        return Step(session.home(), lead=(say("not-found"),))
    match answer:
        case Chosen("move"):
            return move(session, shown)
        case Chosen("come"):
            request = ConfirmRequest(session.key, shown.visit.entry)
            await desk.reception.confirm_visit(request, shown.proof)
            return Step(session.home(), lead=(_coming(shown, desk),))
        case Chosen("calendar"):
            return Step(session, aside=entries.calendar_view(session, shown))
        case Chosen("cancel_visit"):
            return Step(session.at("cancel_visit"))
    return None


async def show_cancel(session: Session, desk: Desk) -> View:
    shown = await _shown(session, desk)
    if shown is None:
        return View((say("not-found"),), footer())
    question = say("cancel-question", **desk.when(shown.visit.starts_at))
    return View((question,), ((Choice("yes", say("cancel-yes"), "danger"),), *footer()))


async def take_cancel(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `CancelVisit` does."""
    match decided(answer, desk):
        case True:
            return await _cancelled(session, desk)
        case False:
            return Step(session.back(), lead=(say("visit-kept"),))
    return None


async def reached(session: Session, event: Reached, desk: Desk) -> Step:
    """A button under an answer or a notice given earlier.

    It begins what takes something away, and never does it; a yes counts at once.
    """
    if event.act in disputes.ACTS:
        return await disputes.reached(session, event, desk)
    shown = await entries.tagged(session, event.tag, desk)
    if shown is None:
        return Step(session.home(), lead=(say("refusal-no-longer-active"),))
    match event.act:
        case entries.CALENDAR:
            return Step(session, aside=entries.calendar_view(session, shown))
        case entries.MOVE:
            return move(session.home(), shown)
        case entries.COME:
            return await _comes(session, shown, event, desk)
    window = "visit" if event.act == entries.MORE else "cancel_visit"
    return Step(session.home(entry=shown.visit.entry).at(window))


async def _comes(session: Session, shown: VisitShown, event: Reached, desk: Desk) -> Step:
    """Said beside the conversation, which goes on where it was."""
    window = f"{session.account}.{event.tag}.{event.act}"
    await desk.reception.confirm_visit(ConfirmRequest(window, shown.visit.entry), shown.proof)
    return Step(session, aside=View((_coming(shown, desk),)))


async def replied(session: Session, reply: Replied, desk: Desk) -> Step:
    """Words in answer to a reminder; of several visits it is asked which one is meant."""
    asked = [row for row in await entries.visits(session, desk) if row.visit.entry in reply.asked]
    open_ones = [row for row in asked if not row.visit.confirmed] or asked
    if len(open_ones) > 1:
        return Step(session.home().at("visits"), lead=(say("reminder-which"),))
    tag = entries.tag(open_ones[0].visit.entry) if open_ones else ""
    return await reached(session, Reached(entries.ENTRY, tag, reply.act), desk)


def move(session: Session, shown: VisitShown) -> Step:
    """Only the time changes: the same doctor, another day."""
    visit = shown.visit
    session = session.home(
        wish="move", moving=visit.entry, provider=visit.provider,
        specialty=visit.specialty, doctor=visit.doctor,
    )  # fmt: skip
    return Step(session.at("day"))


def _coming(shown: VisitShown, desk: Desk) -> Text:
    return say("visit-confirmed", **desk.when(shown.visit.starts_at))


async def _cancelled(session: Session, desk: Desk) -> Step:
    entry = EntryNo(session.draft.get("entry", ""))
    shown = await entries.mine_of_late(session, entry, desk)
    if shown is None:
        return Step(session.home(), lead=(say("refusal-no-longer-active"),))
    await desk.reception.cancel_visit(CancelRequest(session.key, shown.visit.entry), shown.proof)
    lead = say("visit-cancelled", entry=spoken_number(shown.visit.entry))
    return Step(session.home(), lead=(lead,))


async def _shown(session: Session, desk: Desk) -> VisitShown | None:
    return await entries.mine(session, EntryNo(session.draft.get("entry", "")), desk)


async def _about(session: Session, shown: VisitShown, desk: Desk) -> tuple[Text, ...]:
    parts = await entries.particulars(session, shown.visit, shown.provider, shown.doctor, desk)
    whom = (say("confirm-whom", name=shown.patient_name),) if shown.patient_name else ()
    number = say("booked-entry", entry=spoken_number(shown.visit.entry))
    return (*parts, *whom, number)
