"""Whether a provider comes home to this person (B3.4, B3.5)."""

from clinic.acting import Operator
from clinic.home_calls import HomeCareReason
from clinic.refusals import Refusal, Refused
from clinic.rules.facts import REASON, BookingFacts

NO_HOME_CARE = "no"
"""register.csv, column `home_care`: outside the zone, and not stipulated at the attachment."""
ZONE_CLAUSE = "B3.5, §3.5"
OVERRIDES = frozenset(HomeCareReason)
"""For these the staff may have a doctor come to whom the register rules out."""


def takes_home_calls(facts: BookingFacts) -> Refused | None:
    """A provider without hours for them takes none."""
    if facts.provider.home_calls:
        return None
    return Refused(Refusal.NO_HOME_CALLS, "B3.4")


def basis(facts: BookingFacts) -> str | None:
    """The journal's column: `reason:CODE` of whom the register rules out; None: there is none.

    A citizen's reason counts for nothing (B0.7).
    """
    by_the_desk = isinstance(facts.asker, Operator) and facts.reason in OVERRIDES
    return f"{REASON}{facts.reason}" if _ruled_out(facts) and by_the_desk else None


def cared_for_at_home(facts: BookingFacts) -> Refused | None:
    """At L1 the words name no reason: it would tell where the person lives (B0.2)."""
    if not _ruled_out(facts) or basis(facts):
        return None
    refusal = Refusal.OUTSIDE_HOME_CARE if facts.proved else Refusal.ASK_A_PERSON
    return Refused(refusal, ZONE_CLAUSE)


def _ruled_out(facts: BookingFacts) -> bool:
    return facts.patient is not None and facts.patient.home_care == NO_HOME_CARE
