"""Entries of a journal in the order of their numbers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from clinic.acting import Channel
from clinic.journals.book import Book, Entry, Mark, Marked
from clinic.visits import EntryNo
from storage import marshal
from storage.bulk import Bulk
from storage.exports.span import Span
from storage.statements import Statement, given, row_of
from storage.tables import doctors, entries, history, marks, providers, rehearsal, specialties

BY_COMMAND = "command"
ROLE = "admin"
ACT = "export_full"

ENTRIES = Statement(
    select(
        entries.c.entry,
        entries.c.book,
        entries.c.provider,
        entries.c.written_at,
        entries.c.window,
        entries.c.made_by,
        entries.c.columns,
        marks.c.mark,
        marks.c.at,
        marks.c.marked_by,
        marks.c.channel,
        marks.c.facts,
    )
    .join(marks, marks.c.entry == entries.c.entry)
    .where(
        entries.c.book == given("book"),
        entries.c.provider == given("provider"),
        entries.c.written_at >= given("since"),
        entries.c.written_at < given("until"),
    )
    .order_by(entries.c.year, entries.c.number, marks.c.seq)
)
DOCTORS = Statement(
    select(doctors.c.doctor, doctors.c.name).where(doctors.c.provider == given("provider"))
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
    """Words of the directory in one language, for paper."""

    provider: str
    doctors: Mapping[str, str]
    specialties: Mapping[str, str]
    rehearsal: bool


async def entries_of(bulk: Bulk, book: Book, span: Span) -> list[Entry]:
    rows = await bulk.run(
        ENTRIES, book=book.code, provider=span.provider, since=span.since, until=span.until
    )
    return list(_entries(rows))


def _entries(rows: Sequence[Sequence[Any]]) -> Iterator[Entry]:
    for _, together in groupby(rows, key=itemgetter(0)):
        lines = list(together)
        entry, book, provider, written_at, window, made_by, columns = lines[0][:7]
        yield Entry(
            entry=EntryNo(entry),
            book=book,
            provider=provider,
            written_at=marshal.moment(written_at),
            window=window,
            made_by=made_by,
            columns=json.loads(columns),
            marks=tuple(_mark(*line[7:]) for line in lines),
        )


def _mark(mark: str, at: str, marked_by: str, channel: str, facts: str) -> Marked:
    return Marked(Mark(mark), marshal.moment(at), marked_by, Channel(channel), json.loads(facts))


async def names(bulk: Bulk, provider: str, *, russian: bool) -> Names | None:
    """None: there is no such provider."""
    found = await bulk.run(PROVIDER, provider=provider)
    if not found:
        return None
    spoken = await bulk.run(SPECIALTIES)
    staff = await bulk.run(DOCTORS, provider=provider)
    return Names(
        provider=found[0][1 if russian else 0],
        doctors={str(row[0]): str(row[1]) for row in staff},
        specialties={code: ru if russian else kk for code, kk, ru in spoken},
        rehearsal=bool(await bulk.run(REHEARSAL)),
    )


async def note_full(bulk: Bulk, book: Book, provider: str, now: datetime) -> None:
    """Full IINs have left the store: the history says so."""
    await bulk.run(
        NOTE,
        at=marshal.instant(now),
        actor=BY_COMMAND,
        role=ROLE,
        provider=provider,
        act=ACT,
        object=book.code,
        reason="",
        outcome="done",
    )
