"""Whether a provider comes home to this person (B3.4, B3.5)."""

from clinic.refusals import Refusal, Refused
from clinic.rules.facts import BookingFacts

NO_HOME_CARE = "no"
"""register.csv, column `home_care`: outside the zone, and not stipulated at the attachment."""
ZONE_CLAUSE = "B3.5, §3.5"


def takes_home_calls(facts: BookingFacts) -> Refused | None:
    """A provider without hours for them takes none."""
    if facts.provider.home_calls:
        return None
    return Refused(Refusal.NO_HOME_CALLS, "B3.4")


def cared_for_at_home(facts: BookingFacts) -> Refused | None:
    """At L1 the words name no reason: it would tell where the person lives (B0.2)."""
    patient = facts.patient
    if patient is None or patient.home_care != NO_HOME_CARE:
        return None
    refusal = Refusal.OUTSIDE_HOME_CARE if facts.proved else Refusal.ASK_A_PERSON
    return Refused(refusal, ZONE_CLAUSE)
