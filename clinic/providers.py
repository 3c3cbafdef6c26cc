"""Providers (қызметті беруші): clinics, ambulatories, dispensaries, and their hours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Self

from clinic.people import ProviderId, Unfit

PROVIDER_KINDS = ("clinic", "ambulatory", "dispensary", "aids_centre")
EVERYWHERE = "*"
RECEIVING = frozenset({"clinic", "ambulatory"})
"""Those to which people are attached, and who receive by appointment."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS = re.compile(r"(\w+)(?:\s*-\s*(\w+))?")
RANGE = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
LAST_HOUR = 23
LAST_MINUTE = 59
LONGEST_FACT = 600


class HoursFlaw(StrEnum):
    """What is wrong with opening hours as a file gives them."""

    FORM = "hours-form"  # not `mon-fri 08:00-20:00`
    DAY = "hours-day"  # no such day of the week
    TIME = "hours-time"  # no such time, or the end is not after the start
    OVERLAP = "hours-overlap"  # open twice at once


@dataclass(frozen=True, slots=True)
class Opening:
    """Open on `weekday` (Monday is 0) from `start` to `end`, local time."""

    weekday: int
    start: time
    end: time


class HoursKind(StrEnum):
    """The columns of providers.csv that are hours of the week."""

    OPEN = "open"
    HOME_CALLS = "home_calls"


@dataclass(frozen=True, slots=True)
class DatedHours:
    """What a manager has said of the week from a day on, until the next such day of its kind."""

    provider: ProviderId
    kind: HoursKind
    valid_from: date
    hours: tuple[Opening, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider with its texts in both languages, opening hours and booking limits.

    `open` and `home_calls` are those of providers.csv: they hold until the first of `dated`,
    which are oldest first. Ask `hours` for those of a day.
    """

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
    dated: tuple[DatedHours, ...] = ()

    def hours(self, kind: HoursKind, on: date) -> tuple[Opening, ...]:
        """Of the whole week, as they are in force on that day."""
        for each in reversed(self.dated):
            if each.kind is kind and each.valid_from <= on:
                return each.hours
        return self.open if kind is HoursKind.OPEN else self.home_calls

    def saying(self, said: DatedHours) -> Self:
        """As it is once these are said; of the same kind and day they take the place."""
        same = (said.kind, said.valid_from)
        others = [each for each in self.dated if (each.kind, each.valid_from) != same]
        dated = sorted((*others, said), key=lambda each: each.valid_from)
        return replace(self, dated=tuple(dated))


def on_weekday(hours: Iterable[Opening], weekday: int) -> tuple[Opening, ...]:
    """Those of that day of the week."""
    return tuple(opening for opening in hours if opening.weekday == weekday)


@dataclass(frozen=True, slots=True)
class DaysAlike:
    """Days in a row with the same hours; Monday is 0."""

    first: int
    last: int
    hours: tuple[tuple[time, time], ...]


def week_of(hours: Iterable[Opening]) -> list[DaysAlike]:
    """As people tell the hours of a week to each other."""
    in_order = sorted(hours, key=lambda opening: (opening.weekday, opening.start))
    week: list[DaysAlike] = []
    for weekday, openings in groupby(in_order, key=lambda opening: opening.weekday):
        own = tuple((opening.start, opening.end) for opening in openings)
        if week and (week[-1].last + 1, week[-1].hours) == (weekday, own):
            week[-1] = replace(week[-1], last=weekday)
        else:
            week.append(DaysAlike(weekday, weekday, own))
    return week


def hold(hours: Iterable[Opening], begins: datetime, ends: datetime) -> bool:
    """Whether one of a day's openings holds all that lies between these local moments of it."""
    return any(opening.start <= begins.time() and ends.time() <= opening.end for opening in hours)


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

    @property
    def everywhere(self) -> bool:
        """No single provider has said so."""
        return self.provider == EVERYWHERE


@dataclass(frozen=True, slots=True)
class Specialty:
    """A specialty code with its words (specialties.csv may add to the fixed ones).

    `heard_kk` and `heard_ru`: what else people call it, with semicolons between.
    """

    specialty: str
    name_kk: str
    name_ru: str
    booking: str
    heard_kk: str = ""
    heard_ru: str = ""

    @property
    def spoken(self) -> tuple[str, ...]:
        """Every form of it that people write."""
        heard = (*self.heard_kk.split(";"), *self.heard_ru.split(";"))
        return tuple(form for form in (self.name_kk, self.name_ru, *heard) if form.strip())


def parse_hours(text: str) -> tuple[Opening, ...]:
    """Reads `mon-fri 08:00-13:00, 14:00-20:00; sat 09:00-14:00`; raises Unfit(HoursFlaw)."""
    parts = [part.strip().lower() for part in text.split(";")]
    openings = sorted(
        (opening for part in parts if part for opening in _part(part)),
        key=lambda opening: (opening.weekday, opening.start),
    )
    for earlier, later in pairwise(openings):
        if earlier.weekday == later.weekday and later.start < earlier.end:
            raise Unfit(HoursFlaw.OVERLAP)
    return tuple(openings)


def _part(text: str) -> Iterable[Opening]:
    """One part between semicolons: its days, then its ranges."""
    named = DAYS.match(text)
    ranges = [each.strip() for each in text[named.end() if named else 0 :].split(",")]
    if named is None or not all(ranges):
        raise Unfit(HoursFlaw.FORM)
    hours = [_range(each) for each in ranges]
    for day in _days(named[1], named[2] or named[1]):
        yield from (Opening(day, start, end) for start, end in hours)


def _days(first: str, last: str) -> range:
    if first not in WEEKDAYS or last not in WEEKDAYS[WEEKDAYS.index(first) :]:
        raise Unfit(HoursFlaw.DAY)
    return range(WEEKDAYS.index(first), WEEKDAYS.index(last) + 1)


def _range(text: str) -> tuple[time, time]:
    figures = RANGE.fullmatch(text)
    if figures is None:
        raise Unfit(HoursFlaw.FORM)
    start_hour, start_minute, end_hour, end_minute = (int(part) for part in figures.groups())
    if max(start_hour, end_hour) > LAST_HOUR or max(start_minute, end_minute) > LAST_MINUTE:
        raise Unfit(HoursFlaw.TIME)
    start, end = time(start_hour, start_minute), time(end_hour, end_minute)
    if start >= end:
        raise Unfit(HoursFlaw.TIME)
    return start, end
