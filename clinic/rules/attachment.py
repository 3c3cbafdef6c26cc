"""Whether the person is attached to this provider on that day (R2.6, B1.2, B2.4).

Whoever has proved nothing hears one and the same refusal; which of the three reasons it is, only
a proved asker is told (B0.2 L1).
"""

from datetime import date, timedelta

from clinic.people import Patient, ProviderId
from clinic.refusals import Refusal, Refused
from clinic.rules.facts import BookingFacts
from clinic.rules.hours import last_day

ONE_DAY = timedelta(days=1)
ATTACHED_CLAUSE = "R2.6, B2.4"


def attached_days(
    patient: Patient, provider: ProviderId, first: date, last: date
) -> tuple[date, date] | None:
    """The first stretch of days in first..last on which the person is attached there (B1.2)."""
    for start, end in _stretches(patient, provider):
        begins = max(start, first)
        ends = min(end, last)
        if begins <= ends:
            return begins, ends
    return None


def attached_within_horizon(facts: BookingFacts) -> Refused | None:
    """At the look-up: some day that may be booked must be a day of attachment."""
    until = last_day(facts.today, facts.provider)
    patient = facts.patient
    if patient and attached_days(patient, facts.provider.provider, facts.today, until):
        return None
    return _refusal(facts)


def attached_on_day(facts: BookingFacts) -> Refused | None:
    """At the booking: the day of the visit counts, not today (B1.2)."""
    patient = facts.patient
    if patient and patient.provider_on(facts.day) == facts.provider.provider:
        return None
    return _refusal(facts)


def _stretches(patient: Patient, provider: ProviderId) -> list[tuple[date, date]]:
    """When the register has the person at this provider, by date; both ends included."""
    moves_on = patient.next_from if patient.next_provider else None
    now_until = moves_on - ONE_DAY if moves_on else date.max
    stretches = []
    if patient.provider == provider:
        stretches.append((patient.attached_from or date.min, now_until))
    if patient.next_provider == provider and moves_on:
        stretches.append((moves_on, date.max))
    if len(stretches) > 1 and stretches[0][0] <= now_until:
        return [(stretches[0][0], date.max)]
    return stretches


def _refusal(facts: BookingFacts) -> Refused:
    if not facts.proved:
        return Refused(Refusal.NOT_ATTACHED_HERE, ATTACHED_CLAUSE)
    patient = facts.patient
    if patient is None or not (patient.provider or patient.next_provider):
        return Refused(Refusal.NOT_IN_REGISTER, ATTACHED_CLAUSE)
    ahead = attached_days(patient, facts.provider.provider, facts.day, date.max)
    if ahead:
        return Refused(Refusal.ATTACHED_LATER, "R2.6, B1.2", day=ahead[0])
    return Refused(Refusal.ATTACHED_ELSEWHERE, ATTACHED_CLAUSE)
