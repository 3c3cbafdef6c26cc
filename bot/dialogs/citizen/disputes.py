"""Answers to "was this you?" and to a visit that the clinic has called off (§3.11, B5.5)."""

from typing import Final

from bot.dialogs.citizen import entries
from bot.dialogs.core import LastingChoice, Reached, Session, Step, View, say
from bot.dialogs.desk import Desk
from clinic.acting import Verified
from clinic.reception import VisitShown
from clinic.visits import VisitState

ACTS: Final = frozenset({entries.ME, entries.NOT_ME, entries.AGAIN})
REASON: Final = "reason:"


async def reached(session: Session, event: Reached, desk: Desk) -> Step:
    shown = await entries.tagged_of_late(session, event.tag, desk)
    if shown is None:
        return Step(session.home(), lead=(say("not-yours"),))
    match event.act:
        case entries.ME:
            return Step(session, aside=View((say("was-me-noted"),)))
        case entries.NOT_ME:
            return await _not_me(session, shown, event, desk)
    return _again(session, shown)


async def _not_me(session: Session, shown: VisitShown, event: Reached, desk: Desk) -> Step:
    """Nothing is undone by itself: the person may call off what is still ahead."""
    disputed = await desk.reception.dispute_entry(shown.visit.entry, shown.proof)
    noted = say("dispute-noted", **desk.when(disputed.answer_by))
    ahead = shown.visit.starts_at > desk.clock.now()
    if shown.visit.state is not VisitState.ACTIVE or not ahead:
        return Step(session, aside=View((noted,)))
    cancel = LastingChoice(
        Reached(event.kind, event.tag, entries.CANCEL), say("button-cancel-visit")
    )
    return Step(session, aside=View((noted, say("dispute-still-ahead")), ((cancel,),)))


def _again(session: Session, shown: VisitShown) -> Step:
    """The same person to the same specialty; only the time is asked for."""
    visit = shown.visit
    proved = {"proved": "1"} if isinstance(shown.proof, Verified) else {}
    by_reason = visit.basis.startswith(REASON)
    reason = {"reason": visit.basis.removeprefix(REASON)} if by_reason else {}
    draft = session.home(
        wish="book", relation=visit.applicant_relation, patient=visit.patient.digits,
        provider=visit.provider, specialty=visit.specialty, doctor=visit.doctor,
        around=visit.starts_at.isoformat(), **proved, **reason,
    )  # fmt: skip
    return Step(draft.at("nearest"))
