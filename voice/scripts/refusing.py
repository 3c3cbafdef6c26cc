"""A reasoned refusal aloud: the reason, the rule, and the way on (B2.4, B2.8, B0.10)."""

from typing import Final

from clinic.refusals import Refusal, Refused
from clinic.tasks import Why
from locales.translator import Fact
from voice.desk import Conversation
from voice.scripts import person_asked
from voice.scripts.ending import more
from voice.talk import Phrase, phrase

SPOKEN: Final = frozenset({
    Refusal.NOT_ATTACHED_HERE,
    Refusal.NOT_IN_REGISTER,
    Refusal.ATTACHED_ELSEWHERE,
    Refusal.ATTACHED_LATER,
    Refusal.SLOT_TAKEN,
    Refusal.TOO_SOON,
    Refusal.BEYOND_HORIZON,
    Refusal.REFERRAL_NEEDED,
    Refusal.ALREADY_BOOKED,
    Refusal.NEEDS_REPRESENTATIVE,
    Refusal.ASK_A_PERSON,
    Refusal.NO_HOME_CALLS,
    Refusal.OUTSIDE_HOME_CARE,
    Refusal.CALL_OVERDUE,
    Refusal.NO_WINDOW,
    Refusal.ALREADY_PAST,
    Refusal.NO_LONGER_ACTIVE,
    Refusal.TOO_MANY_LOOKUPS,
    Refusal.TOO_MANY_OPEN,
    Refusal.WRONG_PIN,
    Refusal.PIN_LOCKED,
    Refusal.WRONG_CLAIM,
    Refusal.OFFER_GONE,
})  # fmt: skip
"""What a caller can be refused; the rest is said in chats and to the staff."""
TO_A_PERSON: Final = frozenset({
    Refusal.ASK_A_PERSON,
    Refusal.TOO_MANY_LOOKUPS,
    Refusal.TOO_MANY_OPEN,
    Refusal.NO_HOME_CALLS,
    Refusal.OUTSIDE_HOME_CARE,
    Refusal.NO_WINDOW,
    Refusal.OFFER_GONE,
})  # fmt: skip
"""What the keypad cannot decide, and a person can."""


def why(refused: Refused) -> Phrase:
    """The reason, with the facts of the refusal."""
    facts = {name: fact for name, fact in refused.facts.items() if isinstance(fact, Fact)}
    return phrase(f"phone-refusal-{refused.refusal}", **facts)


async def explain(conversation: Conversation, refused: Refused) -> None:
    """Ends the wish. Raises as `more` does."""
    if refused.refusal in TO_A_PERSON or refused.refusal not in SPOKEN:
        if refused.refusal in SPOKEN:
            await conversation.talk.say_anew(why(refused))
        await person_asked.hand_over(conversation, Why.CANNOT_DECIDE)
        return
    await more(conversation, why(refused))
