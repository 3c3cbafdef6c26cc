"""The morning's lists of home visits: of a region, and one of 200 rows beside bare reportlab.

`python -m bench.lists URL FOLDER` writes the region's lists: seconds, peak MiB, papers.
"""

import argparse
import asyncio
import resource
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate
from sqlalchemy import Table

from app.home_lists import write
from app.lists import Order
from app.papers.home_list import DayOfCalls
from app.papers.home_list_pdf import CELL, STACKS, stack
from app.papers.pages import Printing
from app.settings import Settings
from bench.databases import Databases
from bench.table import Bar, Line, compared
from bench.town import CLOCK, KEY, ZONE
from clinic.acting import Account
from clinic.home_calls import Urgency
from clinic.journals.book import Entry, Mark, Marked
from clinic.journals.home_calls import HOME_CALLS
from clinic.notices import NoticeKind
from clinic.people import ProviderId
from clinic.usecases.put_on_list import PutOnList
from clinic.visits import EntryNo
from locales.language import Language
from locales.translator import translators
from storage import migrate, open_store
from storage.bulk import opened
from storage.exports.journal import Names
from storage.statements import Statement, row_of
from storage.tables import doctors, providers

CLINICS: Final = [ProviderId(f"clinic-{number}") for number in range(100)]
PRECINCTS: Final = [str(number) for number in range(1, 11)]
VISITS: Final = 12
ROWS: Final = 200
ROUNDS: Final = 7
PAPER_BAR: Final = Bar(2, least=False)
MB_OF_MIB: Final = 1.048576
URGENCIES: Final = list(Urgency)


def columns(number: int, precinct: str) -> dict[str, str | None]:
    """A call of today, as one of many."""
    today = CLOCK.today()
    one, six = (datetime.combine(today, time(hour), ZONE).astimezone(UTC) for hour in (13, 18))
    said = {
        "precinct": precinct, "called_at": CLOCK.now().isoformat(), "channel": "chat",
        "iin": f"{900101300000 + number:012d}", "patient": f"Сейтқали Айгүл {number}",
        "birth_year": "1990", "address": f"Төле би көшесі, {number}-үй, 45-пәтер",
        "address_differs": "no", "entrance": "2", "floor": "5", "door_code": "45-7890",
        "landmark": "мектептің қарсысында", "contact": "+77011234567", "relation": "parent",
        "caller": "Сейтқали Бақыт", "complaint": "қызуы көтерілді, жөтел, басы ауырады",
        "urgency": URGENCIES[number % len(URGENCIES)].value, "age": "36", "temperature": "38.7",
        "window_from": "13:00", "window_to": "18:00", "promised_date": today.isoformat(),
        "starts_at": one.isoformat(), "ends_at": six.isoformat(), "kind": "first", "level": "L1",
    }  # fmt: skip
    return {column.code: said.get(column.code) for column in HOME_CALLS.columns}


async def measure(databases: Databases, _town: str) -> AsyncIterator[Line]:
    with TemporaryDirectory(prefix="lists-") as name:
        folder = Path(name)
        url = await _region(databases)
        began = perf_counter()
        async with open_store(url, CLOCK, KEY) as store:
            put_on_list = PutOnList(store.units, CLOCK, tells=(NoticeKind.VISIT_LIST,))
            for clinic in CLINICS:
                await put_on_list.of_provider(clinic, CLOCK.today(), addition=False)
        marked = perf_counter() - began
        wrote, peak, files = await asyncio.to_thread(_written_apart, url, folder)
        size = f"{len(CLINICS)} clinics x {len(PRECINCTS)} precincts x {VISITS} visits"
        yield Line(
            f"lists of {size}, {databases.name}",
            f"{files:,.0f} PDF and XLSX in {wrote:,.0f} s, marked in {marked:,.0f} s;"
            f" {peak:,.0f} MB",
        )
        await databases.drop(url)
        if databases.name == "SQLite":
            yield _beside_bare_paper(folder)


async def _region(databases: Databases) -> str:
    """Today's calls of all clinics, in journals of their own."""
    url = await databases.empty()
    await migrate(url)
    async with opened(url, write=True) as bulk:
        for clinic in CLINICS:
            row = _row(
                providers, provider=clinic, name_kk=f"{clinic} емханасы", open="[]",
                home_calls="[]", booking_days=30, lead_minutes=30,
            )  # fmt: skip
            await bulk.run(Statement(row_of(providers)), **row)
            for precinct in PRECINCTS:
                row = _row(
                    doctors, doctor=f"{clinic}-{precinct}", provider=clinic, name="Омаров Нұрлан",
                    precincts=f'["{precinct}"]', booking="direct", specialty="gp",
                )  # fmt: skip
                await bulk.run(Statement(row_of(doctors)), **row)
        await bulk.commit()
    async with open_store(url, CLOCK, KEY) as store:
        for clinic in CLINICS:
            async with store.units(writing=True) as unit:
                for number in range(len(PRECINCTS) * VISITS):
                    await unit.journals.write(
                        HOME_CALLS, clinic, year=CLOCK.today().year, at=CLOCK.now(),
                        window=f"{clinic}:{number}", made_by=Account("telegram:1"),
                        columns=columns(number, PRECINCTS[number % len(PRECINCTS)]),
                    )  # fmt: skip
                await unit.commit()
    await databases.settle(url)
    return url


def _row(table: Table, **values: object) -> Mapping[str, object]:
    """Columns that are not given stay empty."""
    empty: dict[str, object] = {
        column.name: None if column.nullable else "" for column in table.columns
    }
    return empty | values


def _written_apart(url: str, folder: Path) -> tuple[float, float, float]:
    """In a process of its own, as every morning: seconds, MB at its highest, papers."""
    words = [sys.executable, "-m", "bench.lists", url, str(folder)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 - this interpreter, this module, and paths made here
    seconds, peak, papers = map(float, done.stdout.split())
    return seconds, peak * MB_OF_MIB, papers


def _beside_bare_paper(folder: Path) -> Line:
    """The bare table holds the same texts in the same widths, and nothing else."""
    calls = DayOfCalls(
        [_entry(number) for number in range(1, ROWS + 1)],
        Names("Емхана", {}, {}, {}, {}, rehearsal=False),
        CLOCK.today(),
        Printing(ZONE, Language.KK, CLOCK.now()),
    )
    whole = calls.whole()
    words = translators[Language.KK]
    heads = {column.code: words(f"column-{column.code}") for column in HOME_CALLS.columns}
    cells = [
        [stack(codes, row, heads, words) for *_, codes in STACKS] for row in whole.in_words(words)
    ]
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(_milliseconds(partial(whole.write, folder / "ours.pdf", "pdf")))
        bare.append(_milliseconds(partial(_bare, folder / "bare.pdf", cells)))
    name = f"a visit list of {ROWS} rows as PDF ÷ bare reportlab"
    return compared(name, ours, bare, "ms", PAPER_BAR)


def _entry(number: int) -> Entry:
    made, at = Account("telegram:1"), CLOCK.now()
    entered = Marked(Mark.ENTERED, at, made, "chat")
    entry = EntryNo(f"clinic/2026/{number}")
    said = columns(number, "5")
    return Entry(entry, HOME_CALLS.code, "clinic", at, str(number), made, said, (entered,))


def _bare(file: Path, cells: Sequence[Sequence[str]]) -> None:
    rows = [[Paragraph(cell, CELL) for cell in row] for row in cells]
    table = LongTable(rows, colWidths=[width * mm for width, *_ in STACKS])
    SimpleDocTemplate(str(file), pagesize=landscape(A4)).build([table])


def _milliseconds(deed: Callable[[], None]) -> float:
    began = perf_counter()
    deed()
    return (perf_counter() - began) * 1000


def _write_all(url: str, folder: Path) -> None:
    settings = Settings(database_url=url, data_key=KEY, lists_dir=folder)
    began = perf_counter()
    for clinic in CLINICS:
        write(Order(settings, clinic, CLOCK.today(), folder))
    took, peak = perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(took, peak, len(list(folder.glob("*.pdf"))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    _write_all(asked.url, asked.folder)


if __name__ == "__main__":
    main()
