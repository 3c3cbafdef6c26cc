"""The draft of a booking or a home call: the form, and what this front notes beside it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from bot.dialogs.core import Session
from clinic.home_calls import HomeCareReason
from clinic.intake.forms import BOOKING, HOME_CALL, Form
from clinic.intake.illness import illness_of
from clinic.intake.reasons import REFERRAL
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import CallCheck, Member

BOOK, CALL = "book", "call"
"""The wishes that have a form."""
FORMS: Final[Mapping[str, Form]] = {BOOK: BOOKING, CALL: HOME_CALL}
PROVABLE: Final = frozenset({Relation.SELF, Relation.PARENT})
CARE_REASON: Final = "care_reason"
NOTES: Final[Mapping[str, tuple[str, ...]]] = {
    "relation": ("way", "claimed"),
    "patient": ("proved",),
    "provider": ("first", "last", "promised", "repeats"),
    "starts": ("held",),
}
"""What goes when the answer goes beside which it was noted."""


def form_of(session: Session) -> Form:
    """That of the wish; whatever else is begun leads to a booking."""
    return FORMS.get(session.draft.get("wish", ""), BOOKING)


def check_of(session: Session) -> CallCheck:
    """What the register and the clinic's windows are asked about."""
    draft = session.draft
    return CallCheck(
        Iin(draft["patient"]),
        ProviderId(draft["provider"]),
        Relation(draft["relation"]),
        illness_of(draft),
        care_reason_of(session),
    )


def care_reason_of(session: Session) -> HomeCareReason | None:
    """What only the desk is asked for, and notes beside the form (B3.5)."""
    reason = session.draft.get(CARE_REASON)
    return HomeCareReason(reason) if reason else None


def answered(session: Session, key: str, raw: str) -> Session:
    """Raises Unfit, and then nothing has changed. A changed answer drops what rests on it."""
    before = session.draft
    after = form_of(session).answer(before, key, raw)
    changed = [name for name in NOTES if before.get(name) != after.get(name)]
    gone = {note for name in changed for note in NOTES[name]}
    return replace(session, draft={k: v for k, v in after.items() if k not in gone})


def of_member(session: Session, member: Member) -> Session:
    """With a verified person the clinic is known, unless they are about to change it (B1.2)."""
    relation = Relation.PARENT if member.proof.for_ward else Relation.SELF
    session = answered(session, "relation", relation)
    session = answered(session, "patient", member.proof.person.digits).noting(proved="1")
    if member.provider and not member.moving:
        session = answered(session, "provider", member.provider.provider)
    return session


def provable(session: Session) -> bool:
    """Only oneself and one's own children can be proved by the own phone."""
    return session.draft.get("relation") in PROVABLE


def doctor_of(session: Session) -> DoctorId:
    return DoctorId(session.draft["doctor"])


def reason_of(session: Session) -> str | None:
    """The code of the clinic's table; that there is a referral is no reason (B2.7)."""
    reason = session.draft.get("reason")
    return None if reason == REFERRAL else reason


def released(session: Session) -> Session:
    """The time goes back; everything else that was said stays said."""
    return session.dropping("starts", *NOTES["starts"])


def without_day(session: Session) -> Session:
    """The day is asked for anew, and the time with it."""
    return released(session).dropping("day")


def possible(session: Session, day: date) -> bool:
    """Whether the person is attached there on that day (B1.2)."""
    first, last = session.draft.get("first"), session.draft.get("last")
    iso = day.isoformat()
    return (first is None or first <= iso) and (last is None or iso <= last)
