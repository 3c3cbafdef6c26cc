"""One active visit per person, doctor and day (B2.6)."""

from clinic.refusals import Refusal, Refused
from clinic.rules.facts import BookingFacts

CLAUSE = "B2.6"


def not_booked_twice(facts: BookingFacts) -> Refused | None:
    """That there is one already is said to a proved asker only; others are sent to a person."""
    if not facts.same_day:
        return None
    refusal = Refusal.ALREADY_BOOKED if facts.proved else Refusal.ASK_A_PERSON
    return Refused(refusal, CLAUSE)
