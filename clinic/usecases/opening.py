"""Whether a provider is open at a moment, and when it opens next (B0.10)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clinic.calendar import ProductionCalendar
from clinic.ports import Clock, Unit
from clinic.providers import Provider

ANSWERED_WITHIN = timedelta(minutes=30)
"""How soon a person answers while the provider is open (B0.10)."""


async def answered_by(unit: Unit, clock: Clock, provider: Provider) -> datetime:
    """By when somebody of this provider has dealt with what is put on the work list now."""
    calendar, now = await unit.directory.calendar(), clock.now()
    if open_now(calendar, provider, now, clock.zone):
        return now + ANSWERED_WITHIN
    return (opens_next(calendar, provider, now, clock.zone) or now) + ANSWERED_WITHIN


def open_now(
    calendar: ProductionCalendar, provider: Provider, now: datetime, zone: ZoneInfo
) -> bool:
    today = now.astimezone(zone).date()
    stretches = calendar.open_stretches(provider, today, zone)
    return any(begins <= now < ends for begins, ends in stretches)


def opens_next(
    calendar: ProductionCalendar, provider: Provider, now: datetime, zone: ZoneInfo
) -> datetime | None:
    """The first opening after that moment; None: the provider never opens."""
    today = now.astimezone(zone).date()
    ahead = calendar.next_open(provider, today)
    days = [today] if ahead is None else [today, ahead]
    openings = (
        begins
        for day in days
        for begins, _ in sorted(calendar.open_stretches(provider, day, zone))
    )
    return next((begins for begins in openings if begins > now), None)
