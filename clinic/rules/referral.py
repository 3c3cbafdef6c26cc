"""The referral table (B2.7): who may be booked directly, by referral, or for a reason."""

from clinic.acting import Operator
from clinic.people import Referral
from clinic.refusals import Refusal, Refused
from clinic.rules.facts import REASON, BookingFacts

CLAUSE = "B2.7"
OVERRIDES = frozenset(
    {"injury", "acute", "repeat", "observation", "pregnancy", "suspected_cancer", "paper_referral"}
)
"""For these the staff may book whomever a doctor would take by referral only (§3.6)."""


def basis(facts: BookingFacts) -> str | None:
    """The journal's column: `direct`, `referral:NUMBER`, `reason:CODE`; None: there is none.

    A referral counts for a proved asker only: otherwise anybody with an IIN could learn of it.
    """
    if facts.doctor is None:
        return None
    rule = facts.doctor.booking
    if rule.kind == "direct":
        return "direct"
    for referral in facts.referrals:
        if _covers(referral, facts, facts.doctor.specialty):
            return f"referral:{referral.number}"
    accepted = {*rule.reasons, *OVERRIDES} if isinstance(facts.asker, Operator) else rule.reasons
    return f"{REASON}{facts.reason}" if facts.reason in accepted else None


def directly_or_referred(facts: BookingFacts) -> Refused | None:
    """Without a basis there is no booking; the reasons that would do are named."""
    if facts.doctor is None or basis(facts):
        return None
    return Refused(
        Refusal.REFERRAL_NEEDED,
        CLAUSE,
        specialty=facts.doctor.specialty,
        reasons=facts.doctor.booking.reasons,
    )


def _covers(referral: Referral, facts: BookingFacts, specialty: str) -> bool:
    """A referral of that specialty, issued to this person, valid on the day of the visit."""
    return (
        facts.proved
        and facts.patient is not None
        and referral.iin == facts.patient.iin
        and referral.specialty == specialty
        and referral.issued_on <= facts.day
        and (referral.valid_until is None or facts.day <= referral.valid_until)
    )
