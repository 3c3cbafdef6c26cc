"""A home call: the summary, the confirmation, and the oral answer (R3.3, R3.7, I5)."""

from datetime import datetime

from bot.dialogs.citizen import home_calls, ill
from bot.dialogs.citizen.draft import check_of
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Choice, Session, Step, View, say
from bot.dialogs.desk import Desk, provider_name
from bot.dialogs.window import Answer, Chosen, decided, footer
from clinic.intake.questions import NOTHING
from clinic.reception import CallRequest, Place


async def show_confirm(session: Session, desk: Desk) -> View:
    """The address is the one that was just written; the complaint is not said back (B0.9)."""
    provider = await desk.provider(session)
    promise = await desk.reception.check_home_call.again(
        check_of(session), await desk.asker(session)
    )
    member = await desk.member(session)
    whom = (say("call-whom", name=member.name),) if member else ()
    late = () if promise.accepting else (say("call-after-hours"),)
    lines = (
        *late,
        say("call-window", **home_calls.when(promise.window)),
        say("call-place", address=session.draft["address"]),
        say("call-provider", name=provider_name(session, provider)),
        *whom,
    )
    taken = ill.names(session)
    parts = (say("confirm-question"), lines, *((taken,) if taken else ()), say("call-worse"))
    confirm = (Choice("yes", say("button-confirm"), "success"),)
    return View(parts, (confirm, *ill.amend(session), *footer()))


async def take_confirm(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `CallHome` does. What was taken from a sentence may be asked anew."""
    if answer == Chosen(ill.AMEND.value):
        return Step(await onward(ill.anew(session), desk))
    match decided(answer, desk):
        case True:
            return await _confirmed(session, desk)
        case False:
            return Step(session.back())
    return None


async def _confirmed(session: Session, desk: Desk) -> Step:
    """The journal first, then the word; what was told already is not told twice."""
    called = await desk.reception.call_home(request_of(session), await desk.asker(session))
    done = session.home()
    if called.call.told:
        return Step(done, stay=True)
    return Step(done, answer=home_calls.answer_about(session, called))


def request_of(session: Session) -> CallRequest:
    """At work the call began when whoever phones was asked what for (R3.6)."""
    draft = session.draft
    began = draft.get("since")
    return CallRequest(
        window=session.key,
        check=check_of(session),
        complaint=draft["complaint"],
        place=Place(
            draft["address"],
            *(_said(session, key) for key in ("entrance", "floor", "door_code", "landmark")),
        ),
        contact=draft["contact"] or None,
        caller=draft.get("caller"),
        red_flags=(draft["safe"], *draft.get("denied", "").split()),
        called_at=datetime.fromisoformat(began) if began else None,
    )


def _said(session: Session, key: str) -> str | None:
    said = session.draft.get(key, NOTHING)
    return None if said == NOTHING else said
