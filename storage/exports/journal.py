"""Entries of a journal in the order of their numbers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from clinic.journals.book import Book, Entry
from storage import marshal
from storage.bulk import Bulk
from storage.entries import entry_of
from storage.exports.span import Span
from storage.journals import entries_with_marks
from storage.statements import Statement, given, row_of
from storage.tables import doctors, entries, history, marks, providers, rehearsal, specialties

BY_COMMAND = "command"
ROLE = "admin"
ACT = "export_full"

ENTRIES = Statement(
    entries_with_marks()
    .where(
        entries.c.book == given("book"),
        entries.c.provider == given("provider"),
        entries.c.written_at >= given("since"),
        entries.c.written_at < given("until"),
    )
    .order_by(None)
    .order_by(entries.c.year, entries.c.number, marks.c.seq)
)
STARTING = Statement(
    entries_with_marks().where(
        entries.c.book == given("book"),
        entries.c.provider == given("provider"),
        entries.c.starts_at >= given("since"),
        entries.c.starts_at < given("until"),
    )
)
DOCTORS = Statement(
    select(doctors.c.doctor, doctors.c.name, doctors.c.specialty, doctors.c.precincts)
    .where(doctors.c.provider == given("provider"))
    .order_by(doctors.c.doctor)
)
SPECIALTIES = Statement(
    select(specialties.c.specialty, specialties.c.name_kk, specialties.c.name_ru)
)
PROVIDER = Statement(
    select(providers.c.name_kk, providers.c.name_ru).where(
        providers.c.provider == given("provider")
    )
)
REHEARSAL = Statement(select(rehearsal.c.mark))
NOTE = Statement(row_of(history))


@dataclass(frozen=True, slots=True)
class Names:
    """Words of the directory in one language, for paper.

    `practises` has the specialty's code of each doctor, `serves` the precincts.
    """

    provider: str
    doctors: Mapping[str, str]
    practises: Mapping[str, str]
    serves: Mapping[str, Sequence[str]]
    specialties: Mapping[str, str]
    rehearsal: bool

    def doctor(self, code: str) -> str:
        """Name and specialty."""
        specialty = self.practises.get(code, "")
        spoken = self.specialties.get(specialty, specialty)
        return " · ".join(filter(None, (self.doctors.get(code, code), spoken)))


async def entries_of(bulk: Bulk, book: Book, span: Span) -> list[Entry]:
    rows = await bulk.run(
        ENTRIES, book=book.code, provider=span.provider, since=span.since, until=span.until
    )
    return _entries(rows, bulk)


async def starting(bulk: Bulk, book: Book, span: Span) -> list[Entry]:
    """Entries whose visit, or promised window, begins on these days, in the order of time."""
    rows = await bulk.run(
        STARTING, book=book.code, provider=span.provider, since=span.since, until=span.until
    )
    return _entries(rows, bulk)


def _entries(rows: Sequence[Sequence[Any]], bulk: Bulk) -> list[Entry]:
    return [entry_of(list(same), bulk.cipher) for _, same in groupby(rows, key=itemgetter(0))]


async def names(bulk: Bulk, provider: str, *, russian: bool) -> Names | None:
    """None: there is no such provider."""
    found = await bulk.run(PROVIDER, provider=provider)
    if not found:
        return None
    spoken = await bulk.run(SPECIALTIES)
    staff = await bulk.run(DOCTORS, provider=provider)
    return Names(
        provider=found[0][1 if russian else 0],
        doctors={str(doctor): str(name) for doctor, name, *_ in staff},
        practises={str(doctor): str(specialty) for doctor, _, specialty, _ in staff},
        serves={str(doctor): json.loads(served) for doctor, *_, served in staff},
        specialties={code: ru if russian else kk for code, kk, ru in spoken},
        rehearsal=bool(await bulk.run(REHEARSAL)),
    )


async def note_full(bulk: Bulk, what: str, provider: str, now: datetime) -> None:
    """Full IINs of that book or list have left the store: the history says so."""
    await bulk.run(
        NOTE,
        at=marshal.instant(now),
        actor=BY_COMMAND,
        role=ROLE,
        provider=provider,
        act=ACT,
        object=what,
        reason="",
        outcome="done",
    )
