"""`qabyldau visit-list`: who is expected at a provider on one day."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from app.failures import CommandFailed
from app.papers import visit_list_pdf
from app.papers.pages import Paper, basis_in_words
from app.papers.sheets import CSV, PDF, XLSX, Row, write_csv, write_xlsx
from app.settings import Settings
from app.stores import opened as opened_store
from app.stores import told
from clinic.journals.visit_list import APPOINTMENTS, appointments
from clinic.visits import VisitState
from locales.language import Language
from locales.translator import Translator, translators
from storage.bulk import opened
from storage.exports.journal import Names, names, starting
from storage.exports.span import Span

OWN_HEADS = {"no": "list-no", "told": "list-told", "state": "list-came"}
"""Columns that the journal does not have, or has under another heading."""
TOLD = {"yes": "list-told-yes", "no": "list-told-no"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--provider", required=True, metavar="P")
    parser.add_argument(
        "--appointments",
        action="store_true",
        required=True,
        help="the list of appointments; required, as lists of home visits are not made yet",
    )
    parser.add_argument("--doctor", metavar="ID", help="of this doctor only")
    parser.add_argument(
        "--date",
        dest="day",
        type=date.fromisoformat,
        metavar="D",
        help="such as 2026-11-24, in the clinic's zone (default: today)",
    )
    parser.add_argument("--format", choices=[PDF, XLSX, CSV], default=PDF)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--language", type=Language, choices=[*Language], default=Language.KK)


async def run(args: argparse.Namespace, settings: Settings) -> int:
    async with opened_store(settings) as (store, clock):
        now, cipher = clock.now(), store.keyring.cipher()
    day: date = args.day or now.astimezone(settings.zone).date()
    span = Span(args.provider, settings.zone, day, day)
    with told():
        async with opened(settings.database_url, write=False, cipher=cipher) as bulk:
            spoken = await names(bulk, span.provider, russian=args.language is Language.RU)
            entries = await starting(bulk, span)
    if spoken is None:
        raise CommandFailed("--provider: there is no such provider")
    if args.doctor is not None and args.doctor not in spoken.doctors:
        raise CommandFailed("--doctor: there is no such doctor at this provider")
    rows = appointments(entries, settings.zone)
    own = [row for row in rows if args.doctor in {None, row["doctor"]}]
    try:
        _write(args, own, day, spoken)
    except OSError as trouble:
        raise CommandFailed(f"--out: {trouble.strerror}") from None
    return 0


def _write(args: argparse.Namespace, rows: Sequence[Row], day: date, spoken: Names) -> None:
    if args.format == CSV:
        write_csv(args.out, APPOINTMENTS, rows)
        return
    words = translators[args.language]
    heads = {code: words(OWN_HEADS.get(code, f"column-{code}")) for code in APPOINTMENTS}
    shown = [_shown(row, spoken, words) for row in rows]
    if args.format == XLSX:
        write_xlsx(args.out, APPOINTMENTS, heads, shown)
        return
    doctor = None if args.doctor is None else _doctor(args.doctor, spoken)
    paper = _paper(spoken, words("list-day", day=day, figures=f"{day:%d.%m.%Y}"))
    visit_list_pdf.write_pdf(args.out, shown, heads, paper, words, doctor)


def _shown(row: Row, spoken: Names, words: Translator) -> Mapping[str, str]:
    """As people read it: the hour of that day, names for codes; a visit to come has no state."""
    state = row["state"]
    return {
        **row,
        "starts_at": datetime.fromisoformat(row["starts_at"]).strftime("%H:%M"),
        "doctor": _doctor(row["doctor"], spoken),
        "basis": basis_in_words(row["basis"], words),
        "told": words(TOLD[row["told"]]),
        "state": "" if state == VisitState.ACTIVE else words(f"value-state-{state}"),
    }


def _doctor(code: str, spoken: Names) -> str:
    """Name and specialty."""
    specialty = spoken.practises.get(code, "")
    known = (spoken.doctors.get(code, code), spoken.specialties.get(specialty, specialty))
    return " · ".join(filter(None, known))


def _paper(spoken: Names, period: str) -> Paper:
    return Paper(spoken.provider, period, spoken.doctors, spoken.specialties, spoken.rehearsal)
