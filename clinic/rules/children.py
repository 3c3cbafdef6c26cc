"""Children and representatives (B2.10, §3.7). Age comes from the register, never from an IIN."""

from clinic.acting import Operator, Verified
from clinic.people import Relation
from clinic.refusals import Refusal, Refused
from clinic.rules.facts import BookingFacts

SPEAKS_FOR_ONESELF = 16
OF_AGE = 18
CLAUSE = "B2.10"


def represented(facts: BookingFacts) -> Refused | None:
    """Under 16 a representative books; at 16 and 17 the person, and nobody else.

    The desk hears who asks, and says so by the relation. At L1 the refusal names no reason: it
    would tell the age that the register holds.
    """
    patient = facts.patient
    if patient is None:
        return None
    age = patient.age_on(facts.today)
    if isinstance(facts.asker, Operator):
        alone = age < SPEAKS_FOR_ONESELF and facts.relation is not Relation.PARENT
        return Refused(Refusal.NEEDS_REPRESENTATIVE, CLAUSE) if alone else None
    if facts.proved:
        alone = not (isinstance(facts.asker, Verified) and facts.asker.for_ward)
        needed = age < SPEAKS_FOR_ONESELF and alone
        return Refused(Refusal.NEEDS_REPRESENTATIVE, CLAUSE) if needed else None
    if age < OF_AGE and facts.relation is not _fitting(age):
        return Refused(Refusal.ASK_A_PERSON, CLAUSE)
    return None


def _fitting(age: int) -> Relation:
    return Relation.PARENT if age < SPEAKS_FOR_ONESELF else Relation.SELF
