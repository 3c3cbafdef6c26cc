"""visits.csv: marks filled in from paper, as the regulation lets them follow (§2.4, R2)."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.regulated import noting
from clinic.journals.book import Mark, Marked
from clinic.journals.home_calls import HOME_CALLS, row
from storage.bulk import opened
from storage.cipher import Cipher
from storage.exports.journal import entries_of
from storage.exports.span import Span
from storage.imports.loading import Order, Report, load
from storage.imports.problems import ImportRefused
from storage.statements import Statement
from storage.tables import history, marks
from tests.clinic.calls import call
from tests.clinic.samples import HERE
from tests.keys import KEY
from tests.storage.exports.seeding import NOW, keep, seed

ZONE = ZoneInfo("Asia/Almaty")
LATER = NOW + timedelta(days=2)
CAME = "t1/2026/1,came,2026-11-24T14:35,r7\n"
UNKNOWN = "there is no such entry in a journal"
MARKS = Statement(
    select(marks.c.entry, marks.c.mark, marks.c.at, marks.c.marked_by, marks.c.channel)
    .where(marks.c.mark.in_(["came", "missed"]))
    .order_by(marks.c.entry)
)
FROM_PAPER = ("came", "missed", "visited", "not_at_home", "handed_to_103")
NOTED = Statement(select(history.c.object, history.c.outcome).where(history.c.act == "import"))


@pytest.fixture
async def url(database_url: str) -> str:
    await seed(database_url)
    return database_url


async def imported(url: str, folder: Path, text: str, *, dry_run: bool = False) -> Report:
    path = folder / "visits.csv"
    path.write_text(f"entry,mark,at,staff\n{text}", encoding="utf-8")
    return await load(url, Order([path], LATER, dry_run=dry_run, zone=ZONE, noting=noting))


async def refused(url: str, folder: Path, text: str) -> list[str]:
    with pytest.raises(ImportRefused) as caught:
        await imported(url, folder, text)
    return [str(problem) for problem in caught.value.problems]


async def kept(url: str, query: Statement) -> list[tuple[str, ...]]:
    async with opened(url, write=False) as bulk:
        return [tuple(row) for row in await bulk.run(query)]


async def test_r2_paper_marks_become_marks_of_the_entries(url: str, tmp_path: Path) -> None:
    report = await imported(url, tmp_path, f"{CAME}t1/2026/2,missed,2026-11-24 09:45:00Z,\n")
    assert str(report.tallies["visits.csv"]) == "2 added, 0 changed, 0 unchanged"
    assert await kept(url, MARKS) == [
        ("t1/2026/1", "came", "2026-11-24T09:35:00.000000Z", "staff:r7", "desk"),
        ("t1/2026/2", "missed", "2026-11-24T09:45:00.000000Z", "command", "desk"),
    ]
    assert await kept(url, NOTED) == [("visits.csv", "2 added, 0 changed, 0 unchanged")]


async def test_a_repeated_line_changes_nothing(url: str, tmp_path: Path) -> None:
    twice = await imported(url, tmp_path, CAME + CAME)
    again = await imported(url, tmp_path, CAME)
    assert str(twice.tallies["visits.csv"]) == "1 added, 0 changed, 1 unchanged"
    assert str(again.tallies["visits.csv"]) == "0 added, 0 changed, 1 unchanged"
    assert len(await kept(url, MARKS)) == 1


async def test_r2_nothing_follows_a_final_step(url: str, tmp_path: Path) -> None:
    await imported(url, tmp_path, CAME)
    told = await refused(
        url,
        tmp_path,
        "t1/2026/1,missed,2026-11-24T14:50,\n"
        "t1/2026/2,came,2026-11-24T14:35,\n"
        "t1/2026/2,missed,2026-11-24T14:50,\n"
        "t1/2026/4,came,2026-11-24T14:35,\n",
    )
    forbidden = "column mark: not allowed by the regulation (r2: no move"
    assert told == [
        f"visits.csv, line 2, {forbidden} 'miss' at step 'came')",
        f"visits.csv, line 4, {forbidden} 'miss' at step 'came')",
        f"visits.csv, line 5, {forbidden} 'come' at step 'cancelled')",
    ]
    assert len(await kept(url, MARKS)) == 1


async def test_every_fault_has_its_line_and_nothing_is_kept(url: str, tmp_path: Path) -> None:
    told = await refused(
        url,
        tmp_path,
        f"{CAME}"
        "t1/2026/9,came,2026-11-24T14:35,\n"
        "t1/2026/2,came,2026-11-26T14:35,\n"
        "t1/2026/2,came,2025-11-24T14:35,\n"
        "t1/2026/2,cancelled,2026-11-24T14:35,\n"
        "t1/2026/2,came,24.11.2026,\n"
        "t1/2026/2,came,2026-02-30T14:35,\n"
        "t1/2026/2,came,2026-11-24T14:35,с у\n",
    )
    assert sorted(told) == [
        "visits.csv, line 3, column entry: there is no such entry in a journal",
        "visits.csv, line 4, column at: must lie between the writing of the entry and now",
        "visits.csv, line 5, column at: must lie between the writing of the entry and now",
        "visits.csv, line 6, column mark: expected one of " + ", ".join(FROM_PAPER),
        "visits.csv, line 7, column at: expected a time such as 2026-11-24T09:35",
        "visits.csv, line 8, column at: expected a time such as 2026-11-24T09:35",
        "visits.csv, line 9, column staff: expected 1 to 32 of A-Z a-z 0-9 _ . -",
    ]
    assert await kept(url, MARKS) == []


async def test_a_dry_run_counts_and_keeps_nothing(url: str, tmp_path: Path) -> None:
    report = await imported(url, tmp_path, CAME + CAME, dry_run=True)
    assert str(report.tallies["visits.csv"]) == "1 added, 0 changed, 1 unchanged"
    assert await kept(url, MARKS) == []


async def test_without_a_regulation_nothing_is_noted(url: str, tmp_path: Path) -> None:
    path = tmp_path / "visits.csv"
    path.write_text(f"entry,mark,at,staff\n{CAME}", encoding="utf-8")
    with pytest.raises(ImportRefused, match="line 2, column mark: not allowed"):
        await load(url, Order([path], LATER, zone=ZONE))


FILLED = "taraz-4/2026/7,visited,2026-11-24T15:10,r7,d1,J06.9,парацетамол\n"


async def called(url: str, *marks: Marked) -> None:
    """Entry 7 of the call journal."""
    async with opened(url, write=True) as bulk:
        await keep(bulk, call(7, *marks))
        await bulk.commit()


async def filled(url: str, folder: Path, text: str) -> dict[str, str]:
    """The entry's row after this file."""
    path = folder / "visits.csv"
    path.write_text(f"entry,mark,at,staff,done_by,diagnosis,help\n{text}", encoding="utf-8")
    cipher = Cipher(KEY)
    await load(url, Order([path], LATER, zone=ZONE, noting=noting, cipher=cipher))
    async with opened(url, write=False, cipher=cipher) as bulk:
        span = Span(HERE, ZONE)
        (entry,) = await entries_of(bulk, HOME_CALLS, span)
    return row(entry, ZONE)


async def test_24_diagnosis_and_help_are_filled_in_from_paper(url: str, tmp_path: Path) -> None:
    """Columns 9 to 12 of form 031/u; medical words stand enciphered in the database."""
    await called(url)
    written = await filled(url, tmp_path, FILLED)
    assert (written["state"], written["done_by"]) == ("visited", "d1")
    assert (written["diagnosis"], written["help"]) == ("J06.9", "парацетамол")
    raw = str(await kept(url, Statement(select(marks.c.facts))))
    assert "J06" not in raw
    assert "парацетамол" not in raw


async def test_24_paper_adds_to_what_was_noted_in_a_chat(url: str, tmp_path: Path) -> None:
    visited = Marked(Mark.VISITED, NOW, "staff:d7", "chat", {"done_by": "d1"})
    await called(url, visited)
    written = await filled(url, tmp_path, FILLED)
    again = await filled(url, tmp_path, FILLED)
    assert written == again
    assert (written["state"], written["done_at"]) == ("visited", "2026-11-23T09:00:00+05:00")
    assert (written["diagnosis"], written["help"]) == ("J06.9", "парацетамол")


async def test_24_a_call_that_was_called_off_is_not_visited(url: str, tmp_path: Path) -> None:
    await called(url, Marked(Mark.CANCELLED, NOW, "telegram:1", "chat"))
    with pytest.raises(ImportRefused, match="r3: no move 'visit' at step 'cancelled'"):
        await filled(url, tmp_path, FILLED)
