"""Where a reasoned refusal leads next: never nowhere (B2.4, B2.8, B0.10)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.dialogs.citizen import person
from bot.dialogs.citizen.call_onward import OVERRIDE
from bot.dialogs.citizen.draft import answered, released
from bot.dialogs.core import Fact, Session, Step, Text, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import GUIDE
from clinic.refusals import Refusal, Refused
from clinic.tasks import Why

TO_A_PERSON: Final = frozenset({
    Refusal.ASK_A_PERSON,
    Refusal.TOO_MANY_LOOKUPS,
    Refusal.NO_HOME_CALLS,
    Refusal.OUTSIDE_HOME_CARE,
    Refusal.NO_WINDOW,
})  # fmt: skip
AGAIN: Final = frozenset({
    Refusal.WRONG_PIN,
    Refusal.NOT_YOUR_CONTACT,
    Refusal.NEEDS_REPRESENTATIVE,
})  # fmt: skip
"""The same question once more: another number, another clinic, another person."""
OF_THE_REGISTER: Final = frozenset({
    Refusal.NOT_ATTACHED_HERE,
    Refusal.NOT_IN_REGISTER,
    Refusal.ATTACHED_ELSEWHERE,
    Refusal.ATTACHED_LATER,
})  # fmt: skip
"""The clinic of a link is then not theirs: the next time it is asked which, and how one is
attached is a press away (B1.1)."""
WORDED: Final = frozenset({"referral", OVERRIDE})
"""Windows that say the refusal themselves."""
RESTS_ON: Final = {"time": "day", "day": "doctor"}
"""What must have been chosen for a window to be shown: a quick button chooses all at once."""
NEXT: Final[Mapping[Refusal, str]] = {
    Refusal.TOO_SOON: "time",
    Refusal.ALREADY_PAST: "day",
    Refusal.BEYOND_HORIZON: "day",
    Refusal.SLOT_TAKEN: "day",
    Refusal.REFERRAL_NEEDED: "referral",
    Refusal.ALREADY_BOOKED: "visits",
    Refusal.NO_LONGER_ACTIVE: "visits",
    Refusal.TOO_MANY_OPEN: "prove",
    Refusal.CONTACT_NOT_MATCHED: "prove",
    Refusal.WRONG_CLAIM: "claim",
}

CALLS: Final = "staff_calls"
NO_PERSON_ABOVE: Final = frozenset({Refusal.NO_HOME_CALLS, Refusal.NO_WINDOW})
"""Whoever calls is talking to the person to whom a citizen is sent with these."""
AT_WORK: Final[Mapping[Refusal, str]] = {
    Refusal.TOO_SOON: "time",
    Refusal.ALREADY_PAST: "day",
    Refusal.BEYOND_HORIZON: "day",
    Refusal.SLOT_TAKEN: "day",
    Refusal.REFERRAL_NEEDED: "referral",
    Refusal.ALREADY_BOOKED: "staff_visits",
    Refusal.NO_LONGER_ACTIVE: "staff_visits",
    Refusal.NEEDS_REPRESENTATIVE: "staff_relation",
    Refusal.CALL_OVERDUE: CALLS,
    Refusal.OUTSIDE_HOME_CARE: OVERRIDE,
}


async def after(session: Session, refused: Refused, desk: Desk) -> Step:
    """Says the reason and its next step; whatever cannot be decided here goes to a person."""
    facts = {name: fact for name, fact in refused.facts.items() if isinstance(fact, Fact)}
    lead = (say(f"refusal-{refused.refusal}", **facts),)
    if session.post:
        return _at_work(session, refused, lead)
    return await _for_oneself(session, refused, lead, desk)


async def _for_oneself(
    session: Session, refused: Refused, lead: tuple[Text, ...], desk: Desk
) -> Step:
    if refused.refusal in OF_THE_REGISTER:
        return Step(replace(session, link=""), lead, offers=((GUIDE,),))
    if refused.refusal in AGAIN:
        return Step(session, lead)
    if refused.refusal in TO_A_PERSON:
        step = await person.ask(session, Why.CANNOT_DECIDE, desk)
        return Step(step.session, lead)
    window = NEXT.get(refused.refusal)
    if window is None:
        return Step(session.home(), lead)
    if window in RESTS_ON and RESTS_ON[window] not in session.draft:
        return Step(session, lead)
    return Step(released(session).instead(window), () if window in WORDED else lead)


def _at_work(session: Session, refused: Refused, lead: tuple[Text, ...]) -> Step:
    """The reason is for who calls; what may be overridden asks the staff for one (B2.7, B3.5)."""
    if refused.refusal in NO_PERSON_ABOVE:
        lead = (say(f"at-desk-{refused.refusal}"),)
    nobody = refused.refusal is Refusal.NOT_IN_REGISTER
    lead = (say("staff-nobody" if nobody else "staff-say-to-caller"), *lead)
    window = AT_WORK.get(refused.refusal)
    if refused.refusal is Refusal.NO_LONGER_ACTIVE and session.draft.get("wish") == "calls":
        window = CALLS
    if window is None or RESTS_ON.get(window, window) not in {window, *session.draft}:
        return Step(session, lead)
    specialty = refused.facts.get("specialty")
    if isinstance(specialty, str):
        session = answered(session, "specialty", specialty)
    return Step(released(session).instead(window), () if window in WORDED else lead)
