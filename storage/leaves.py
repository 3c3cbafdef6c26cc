"""The directory read as a whole: few rows, needed at every turn of every conversation."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import TypeVar

from sqlalchemy import select

from clinic.calendar import CalendarDay, DayKind, ProductionCalendar
from clinic.people import BookingRule, Doctor, DoctorId, ProviderId
from clinic.providers import DatedHours, Fact, HoursKind, Provider, Specialty
from clinic.windows import NEXT, Only, WindowRule
from storage.marshal import day, week
from storage.statements import Statement
from storage.tables import (
    calendar,
    doctors,
    facts,
    provider_hours,
    providers,
    specialties,
    windows,
)
from storage.transaction import Row, Transaction

Noun = TypeVar("Noun")
Key = TypeVar("Key")

PROVIDERS = Statement(select(*providers.columns).order_by(providers.c.provider))
HOURS = Statement(
    select(*provider_hours.columns).order_by(
        provider_hours.c.provider, provider_hours.c.kind, provider_hours.c.valid_from
    )
)
DOCTORS = Statement(select(*doctors.columns).order_by(doctors.c.doctor))
SPECIALTIES = Statement(
    select(
        specialties.c.specialty,
        specialties.c.name_kk,
        specialties.c.name_ru,
        specialties.c.booking,
        specialties.c.heard_kk,
        specialties.c.heard_ru,
    ).order_by(specialties.c.specialty)
)
FACTS = Statement(
    select(*facts.columns).order_by(
        facts.c.topic, facts.c.valid_from, facts.c.provider, facts.c.regulation
    )
)
CALENDAR = Statement(select(*calendar.columns).order_by(calendar.c.day))
WINDOWS = Statement(
    select(
        windows.c.provider,
        windows.c.called_from,
        windows.c.called_to,
        windows.c.only,
        windows.c.day,
        windows.c.window_from,
        windows.c.window_to,
        windows.c.valid_from,
    ).order_by(windows.c.position)
)


@dataclass(frozen=True, slots=True)
class Leaves:
    """`facts` are oldest first within their topic."""

    providers: Mapping[ProviderId, Provider]
    doctors: Mapping[DoctorId, Doctor]
    doctors_of: Mapping[ProviderId, tuple[Doctor, ...]]
    specialties: tuple[Specialty, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    calendar: ProductionCalendar
    windows: Mapping[str, tuple[WindowRule, ...]]


async def read_leaves(transaction: Transaction) -> Leaves:
    weeks = [_dated_hours(row) for row in await transaction.rows(HOURS)]
    dated = _grouped(weeks, lambda each: each.provider)
    clinics = [_provider(row, dated) for row in await transaction.rows(PROVIDERS)]
    staff = [_doctor(row) for row in await transaction.rows(DOCTORS)]
    known = [_fact(row) for row in await transaction.rows(FACTS)]
    days = [_calendar_day(row) for row in await transaction.rows(CALENDAR)]
    promises = await transaction.rows(WINDOWS)
    return Leaves(
        providers={provider.provider: provider for provider in clinics},
        doctors={doctor.doctor: doctor for doctor in staff},
        doctors_of=_grouped(staff, lambda doctor: doctor.provider),
        specialties=tuple(Specialty(*row) for row in await transaction.rows(SPECIALTIES)),
        facts=_grouped(known, lambda fact: fact.topic),
        calendar=ProductionCalendar({line.day: line for line in days}),
        windows={
            provider: tuple(_window(row) for row in own)
            for provider, own in _grouped(promises, lambda row: str(row[0])).items()
        },
    )


def _grouped(nouns: Sequence[Noun], key: Callable[[Noun], Key]) -> Mapping[Key, tuple[Noun, ...]]:
    groups: dict[Key, list[Noun]] = {}
    for noun in nouns:
        groups.setdefault(key(noun), []).append(noun)
    return {name: tuple(group) for name, group in groups.items()}


def _provider(row: Row, dated: Mapping[ProviderId, tuple[DatedHours, ...]]) -> Provider:
    provider, kind, regulation, name_kk, name_ru, place, *later = row
    address_kk, address_ru, phone, opening, home_calls, operator_uri, days_ahead, lead = later
    return Provider(
        ProviderId(provider),
        kind,
        regulation,
        name_kk,
        name_ru,
        place,
        address_kk,
        address_ru,
        phone,
        week(opening),
        week(home_calls),
        operator_uri,
        days_ahead,
        lead,
        dated.get(ProviderId(provider), ()),
    )


def _dated_hours(row: Row) -> DatedHours:
    provider, kind, valid_from, hours, source = row
    return DatedHours(ProviderId(provider), HoursKind(kind), day(valid_from), week(hours), source)


def _doctor(row: Row) -> Doctor:
    doctor, provider, name, specialty, room, precincts, booking, role = row
    return Doctor(
        DoctorId(doctor),
        ProviderId(provider),
        name,
        specialty,
        room,
        tuple(json.loads(precincts)),
        BookingRule.parse(booking),
        role,
    )


def _fact(row: Row) -> Fact:
    provider, topic, regulation, valid_from, value_kk, value_ru, source = row
    return Fact(provider, topic, regulation, day(valid_from), value_kk, value_ru, source)


def _calendar_day(row: Row) -> CalendarDay:
    on, kind, name_kk, name_ru, source = row
    return CalendarDay(day(on), DayKind(kind), name_kk, name_ru, source)


def _window(row: Row) -> WindowRule:
    _, called_from, called_to, only, on, window_from, window_to, valid_from = row
    return WindowRule(
        time.fromisoformat(called_from),
        time.fromisoformat(called_to),
        Only(only),
        next_day=on == NEXT,
        window_from=time.fromisoformat(window_from),
        window_to=time.fromisoformat(window_to),
        valid_from=day(valid_from),
    )
