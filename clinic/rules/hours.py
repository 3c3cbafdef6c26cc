"""How soon and how far ahead a time may be taken; both limits are the provider's own data."""

from datetime import date, datetime, timedelta

from clinic.providers import Provider
from clinic.refusals import Refusal, Refused
from clinic.rules.facts import BookingFacts

SCHEDULE_CLAUSE = "R2.3 (3.1)"


def earliest_start(now: datetime, provider: Provider) -> datetime:
    """No time that starts sooner is offered."""
    return now + timedelta(minutes=provider.lead_minutes)


def last_day(today: date, provider: Provider) -> date:
    """The horizon of booking, this day included."""
    return today + timedelta(days=provider.booking_days)


def still_ahead(facts: BookingFacts) -> Refused | None:
    """What has begun can be neither booked nor changed."""
    if facts.starts_at and facts.starts_at <= facts.now:
        return Refused(Refusal.ALREADY_PAST, SCHEDULE_CLAUSE)
    return None


def late_enough(facts: BookingFacts) -> Refused | None:
    """The provider's lead time."""
    if facts.starts_at and facts.starts_at < earliest_start(facts.now, facts.provider):
        return Refused(Refusal.TOO_SOON, SCHEDULE_CLAUSE, minutes=facts.provider.lead_minutes)
    return None


def within_horizon(facts: BookingFacts) -> Refused | None:
    """The provider's booking days."""
    last = last_day(facts.today, facts.provider)
    if facts.day > last:
        return Refused(Refusal.BEYOND_HORIZON, SCHEDULE_CLAUSE, last=last)
    return None
