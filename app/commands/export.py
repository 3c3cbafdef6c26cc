"""`qabyldau export`: journals for people, and what happened and waits for programs."""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from app.failures import CommandFailed
from app.papers.journal_pdf import write_pdf
from app.papers.pages import Paper
from app.papers.sheets import CSV, PDF, XLSX, write_csv, write_xlsx
from app.settings import Settings
from app.stores import opened as opened_store
from app.stores import told
from clinic.journals import books
from clinic.people import ProviderId
from clinic.tasks import Task
from clinic.usecases.show_call_backs import ShowCallBacks
from locales.language import Language
from locales.translator import Translator, translators
from storage.bulk import Bulk, opened
from storage.exports.journal import Names, entries_of, names, note_full
from storage.exports.lists import IN_FULL, LISTINGS, with_call_backs
from storage.exports.span import Span

DAYS = "the days on which it was written, in the clinic's zone, both included"
JOURNAL, WORK_LIST = "journal", "work"
BOOKS = {book.code: book for book in books.BOOKS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=[JOURNAL, *LISTINGS])
    parser.add_argument("--book", choices=[*BOOKS], help="for a journal")
    parser.add_argument("--provider", required=True, metavar="P")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DAY", help=DAYS)
    parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DAY", help=DAYS)
    parser.add_argument("--format", choices=[CSV, XLSX, PDF], default=CSV)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--full", action="store_true", help="full IINs; the history notes it")
    parser.add_argument("--language", type=Language, choices=[*Language], default=Language.KK)


async def run(args: argparse.Namespace, settings: Settings) -> int:
    async with opened_store(settings) as (store, clock):
        now, cipher = clock.now(), store.keyring.cipher()
        call_backs = await ShowCallBacks(store.units, clock)(ProviderId(args.provider))
    span = Span(args.provider, settings.zone, args.first, args.last)
    write = args.full and args.what in {JOURNAL, *IN_FULL}
    try:
        with told():
            async with opened(settings.database_url, write=write, cipher=cipher) as bulk:
                await _export(args, bulk, span, now, call_backs)
    except OSError as trouble:
        raise CommandFailed(f"--out: {trouble.strerror}") from None
    return 0


async def _export(
    args: argparse.Namespace, bulk: Bulk, span: Span, now: datetime, call_backs: Sequence[Task]
) -> None:
    spoken = await names(bulk, args.provider, russian=args.language is Language.RU)
    if spoken is None:
        raise CommandFailed("--provider: there is no such provider")
    if args.what == JOURNAL:
        await _journal(args, bulk, span, spoken, now)
    else:
        await _list(args, bulk, span, call_backs, now)


async def _list(
    args: argparse.Namespace, bulk: Bulk, span: Span, call_backs: Sequence[Task], now: datetime
) -> None:
    """The note of full IINs is kept before the file is written."""
    if args.format != CSV:
        raise CommandFailed(f"--format: {args.what} is exported as csv only")
    full = args.full and args.what in IN_FULL
    listing = (IN_FULL if full else LISTINGS)[args.what]
    rows = await listing.rows(bulk, span)
    if full:
        await note_full(bulk, args.what, span.provider, now)
        await bulk.commit()
    if args.what == WORK_LIST:
        rows = with_call_backs(rows, call_backs, span)
    write_csv(args.out, listing.codes, rows)


async def _journal(
    args: argparse.Namespace, bulk: Bulk, span: Span, spoken: Names, now: datetime
) -> None:
    """The note of full IINs is kept before the file is written."""
    if args.book is None:
        raise CommandFailed(f"--book: expected one of {', '.join(BOOKS)}")
    book = BOOKS[args.book]
    entries = await entries_of(bulk, book, span)
    row_of = books.ROWS[book.code]
    rows = [row_of(entry, span.zone, full=args.full) for entry in entries]
    if args.full:
        await note_full(bulk, book.code, span.provider, now)
        await bulk.commit()
    codes = [column.code for column in book.columns]
    words = translators[args.language]
    if args.format == CSV:
        write_csv(args.out, codes, rows)
    elif args.format == XLSX:
        write_xlsx(args.out, codes, {code: words(f"column-{code}") for code in codes}, rows)
    else:
        write_pdf(args.out, book, rows, _paper(span, spoken, words), words)


def _paper(span: Span, spoken: Names, words: Translator) -> Paper:
    return Paper(
        provider=spoken.provider,
        period=_period(span, words),
        doctors=spoken.doctors,
        specialties=spoken.specialties,
        rehearsal=spoken.rehearsal,
    )


def _period(span: Span, words: Translator) -> str:
    if span.first is None and span.last is None:
        return words("journal-whole")
    first, last = (f"{day:%d.%m.%Y}" if day else "…" for day in (span.first, span.last))
    return words("journal-period", first=first, last=last)
