"""Limits on those who have proved nothing (B0.2 L1, B0.4): dated data, never met at L2."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clinic.refusals import Refusal, Refused
from clinic.rules.facts import BookingFacts


@dataclass(frozen=True, slots=True)
class Ceiling:
    """At most `most` in the stretch `within`; of no length: at any one time."""

    most: int
    within: timedelta
    clause: str
    valid_from: date

    def since(self, now: datetime) -> datetime:
        """From when on it is counted."""
        return now - self.within


SET_ON = date(2026, 11, 1)
LOOKUPS_BY_ACCOUNT = Ceiling(5, timedelta(hours=1), "B0.2 L1", SET_ON)
LOOKUPS_OF_PERSON = Ceiling(10, timedelta(days=1), "B0.4", SET_ON)
OPEN_ENTRIES = Ceiling(3, timedelta(0), "B0.2 L1", SET_ON)


def few_lookups(facts: BookingFacts) -> Refused | None:
    """The sixth look-up of an account in an hour, the eleventh of an IIN in a day."""
    if facts.proved:
        return None
    if facts.lookups_hour > LOOKUPS_BY_ACCOUNT.most:
        return Refused(Refusal.TOO_MANY_LOOKUPS, LOOKUPS_BY_ACCOUNT.clause)
    if facts.lookups_person > LOOKUPS_OF_PERSON.most:
        return Refused(Refusal.TOO_MANY_LOOKUPS, LOOKUPS_OF_PERSON.clause)
    return None


def few_open_entries(facts: BookingFacts) -> Refused | None:
    """A fourth open entry of one account."""
    if facts.proved or facts.open_entries < OPEN_ENTRIES.most:
        return None
    return Refused(Refusal.TOO_MANY_OPEN, OPEN_ENTRIES.clause)


def mostly_unverified(unverified: int, of_day: int) -> bool:
    """The manager is told when more than half of a doctor's day was taken at L1 (B0.2)."""
    return 2 * unverified > of_day
