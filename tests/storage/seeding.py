"""Puts nouns into the store as an import would."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Table

from clinic.calendar import CalendarDay
from clinic.people import Doctor, Patient, Referral
from clinic.providers import Fact, Provider
from clinic.schedule import Absence, Shift
from storage.kept import DIRECTORY, RAISE_REVISION
from storage.marshal import clock_time, listed, openings
from storage.statements import replacing
from storage.store import Store
from storage.tables import (
    absences,
    calendar,
    doctors,
    facts,
    guardians,
    metadata,
    providers,
    referrals,
    register,
    shifts,
)

Noun = Provider | Doctor | Shift | Absence | Patient | Referral | CalendarDay | Fact

TABLES: dict[type[Noun], Table] = {
    Provider: providers,
    Doctor: doctors,
    Shift: shifts,
    Absence: absences,
    Patient: register,
    Referral: referrals,
    CalendarDay: calendar,
    Fact: facts,
}
PUT = {table: replacing(table) for table in metadata.tables.values() if "row" not in table.c}


async def put(store: Store, *nouns: Noun) -> None:
    """All of them in one transaction; a noun of the same key is overwritten."""
    async with store.units(writing=True) as unit:
        for noun in nouns:
            unit.transaction.write(PUT[TABLES[type(noun)]], **row_of(noun))
            if isinstance(noun, Patient):
                for guardian in noun.guardians:
                    unit.transaction.write(PUT[guardians], ward=noun.iin, guardian=guardian)
        unit.transaction.write(RAISE_REVISION, name=DIRECTORY)
        await unit.commit()
    store.kept.forget()


def row_of(noun: Noun) -> dict[str, Any]:
    row = {name: _plain(value) for name, value in asdict(noun).items()}
    if isinstance(noun, Provider):
        row |= {"open": openings(noun.open), "home_calls": openings(noun.home_calls)}
        del row["dated"]
    if isinstance(noun, Doctor):
        row |= {"precincts": listed(noun.precincts), "booking": str(noun.booking)}
    if isinstance(noun, Shift):
        row |= {"starts": clock_time(noun.start), "ends": clock_time(noun.end)}
    return row


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
