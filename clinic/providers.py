"""Providers (қызметті беруші): clinics, ambulatories, dispensaries, and their hours."""

from dataclasses import dataclass
from datetime import date, time

from clinic.people import ProviderId


@dataclass(frozen=True, slots=True)
class Opening:
    """Open on `weekday` (Monday is 0) from `start` to `end`, local time."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider with its texts in both languages, opening hours and booking limits."""

    provider: ProviderId
    kind: str
    regulation: str | None
    name_kk: str
    name_ru: str
    place: str
    address_kk: str
    address_ru: str
    phone: str | None  # E.164
    open: tuple[Opening, ...]
    home_calls: tuple[Opening, ...]
    operator_uri: str | None
    booking_days: int = 30
    lead_minutes: int = 30

    def hours_on(self, weekday: int) -> tuple[Opening, ...]:
        return tuple(opening for opening in self.open if opening.weekday == weekday)


@dataclass(frozen=True, slots=True)
class Fact:
    """Dated information: value, valid from, source (house.md "The regulations as data")."""

    provider: str  # a provider or `*`
    topic: str
    regulation: str
    valid_from: date
    value_kk: str
    value_ru: str
    source: str


@dataclass(frozen=True, slots=True)
class Specialty:
    """A specialty code with its words (specialties.csv may add to the fixed ones)."""

    specialty: str
    name_kk: str
    name_ru: str
    booking: str
