"""`--whole register.csv`: absent people are detached as of today, and never deleted."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import marshal
from storage.bulk import opened
from storage.imports.loading import Order, load
from storage.imports.problems import ImportRefused
from storage.statements import Statement, row_of
from storage.tables import entries, register, takings, tasks
from tests.storage.imports.writing import AIGUL, FILES, NOW, SERGEI, imported, write

WITHOUT_SERGEI = "\n".join(
    line for line in FILES["register.csv"].splitlines() if SERGEI not in line
)
ATTACHED = Statement(select(register.c.iin, register.c.provider))
TASKS = Statement(select(tasks.c.kind, tasks.c.entry, tasks.c.provider))


async def book(url: str, number: int, iin: str, ahead: timedelta) -> None:
    """A booked time, as BookVisit leaves it."""
    starts_at = marshal.instant(NOW + ahead)
    entry = f"t1/2026/{number}"
    async with opened(url, write=True) as bulk:
        written = {
            "entry": entry, "book": "pre_appointment", "provider": "t1", "year": 2026,
            "number": number, "written_at": marshal.instant(NOW), "window": entry,
            "made_by": "telegram:1", "columns": "{}", "level": "L1", "iin": iin, "doctor": "d1",
            "starts_at": starts_at,
        }  # fmt: skip
        await bulk.run(Statement(row_of(entries)), **written)
        taken = {
            "doctor": "d1", "starts_at": starts_at, "ends_at": starts_at, "holder": "h",
            "held_until": None, "entry": entry, "iin": iin, "day": starts_at[:10],
        }  # fmt: skip
        await bulk.run(Statement(row_of(takings)), **taken)
        await bulk.commit()


async def attached(url: str) -> dict[str, str | None]:
    async with opened(url, write=False) as bulk:
        return {row[0]: row[1] for row in await bulk.run(ATTACHED)}


async def test_absent_people_are_detached_and_their_future_visits_wait_for_a_person(
    database_url: str, tmp_path: Path
) -> None:
    await imported(database_url, write(tmp_path / "set"))
    await book(database_url, 1, SERGEI, timedelta(days=1))
    await book(database_url, 2, SERGEI, timedelta(days=-1))
    await book(database_url, 3, AIGUL, timedelta(days=2))
    folder = write(tmp_path / "set", register=WITHOUT_SERGEI)
    report = await imported(database_url, folder / "register.csv", whole=True, yes=True)
    assert report.tallies["register.csv"].detached == 1
    assert (await attached(database_url))[SERGEI] is None
    assert (await attached(database_url))[AIGUL] == "t1"
    async with opened(database_url, write=False) as bulk:
        found = [tuple(row) for row in await bulk.run(TASKS)]
    assert found == [("detached", "t1/2026/1", "t1")]


async def test_more_than_one_in_twenty_is_refused_without_yes(
    database_url: str, tmp_path: Path
) -> None:
    await imported(database_url, write(tmp_path / "set"))
    folder = write(tmp_path / "set", register=WITHOUT_SERGEI)
    with pytest.raises(ImportRefused, match="1 of 3 people of t1"):
        await imported(database_url, folder / "register.csv", whole=True)
    assert (await attached(database_url))[SERGEI] == "t1"


async def test_other_providers_are_left_alone_and_a_dry_run_only_counts(
    database_url: str, tmp_path: Path
) -> None:
    elsewhere = FILES["register.csv"].replace(",t1,6,", ",t2,1,")
    await imported(database_url, write(tmp_path / "set", register=elsewhere))
    only = "\n".join(FILES["register.csv"].splitlines()[:2])
    path = write(tmp_path / "set", register=only) / "register.csv"
    order = Order([path], NOW, dry_run=True, whole=True, yes=True)
    assert (await load(database_url, order)).tallies["register.csv"].detached == 1
    assert (await attached(database_url))[SERGEI] == "t2"
    await imported(database_url, path, whole=True, yes=True)
    assert (await attached(database_url))[SERGEI] == "t2"
