"""One way in for every command: its clock, its schema, and trouble told in one line."""

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.__main__ import main
from app.clock import SystemClock
from app.commands import export, import_files
from app.failures import CommandFailed
from app.settings import Settings
from app.stores import moment, prepare
from storage import StorageBusy, is_current
from storage.address import sqlite_path
from storage.bulk import opened
from storage.statements import Statement
from storage.tables import history
from tests.clinic.usecases.town import become_later
from tests.storage.imports.writing import write

NOW = datetime(2030, 3, 5, 4, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NOWHERE = "postgresql+asyncpg://nobody@127.0.0.1:1/none"
AT = Statement(select(history.c.at).where(history.c.act == "import"))


@pytest.fixture
async def rehearsal(empty_database_url: str) -> Settings:
    settings = Settings(database_url=empty_database_url, now=NOW)
    await prepare(settings)
    return settings


async def imported(settings: Settings, folder: Path) -> None:
    parser = argparse.ArgumentParser()
    import_files.add_arguments(parser)
    await import_files.run(parser.parse_args([str(folder)]), settings)


async def exported(settings: Settings, folder: Path) -> None:
    parser = argparse.ArgumentParser()
    export.add_arguments(parser)
    words = ["work", "--provider", "t1", "--out", str(folder / "work.csv")]
    await export.run(parser.parse_args(words), settings)


async def test_an_import_is_noted_at_the_rehearsals_time(
    rehearsal: Settings, tmp_path: Path
) -> None:
    await imported(rehearsal, write(tmp_path / "set"))
    async with opened(rehearsal.database_url, write=False) as bulk:
        noted = {datetime.fromisoformat(at) for (at,) in await bulk.run(AT)}
    assert all(NOW <= at < NOW + MINUTE for at in noted)


async def test_a_later_now_moves_the_clock_and_an_earlier_one_does_not(
    rehearsal: Settings,
) -> None:
    later = NOW + timedelta(days=1)
    assert later <= await moment(rehearsal.model_copy(update={"now": later})) < later + MINUTE
    assert later <= await moment(rehearsal) < later + MINUTE


async def test_a_rehearsal_needs_its_now_and_a_real_database_refuses_one(
    rehearsal: Settings, sqlite_url: str, tmp_path: Path
) -> None:
    folder = write(tmp_path / "set")
    without = rehearsal.model_copy(update={"now": None})
    real = Settings(database_url=sqlite_url, now=NOW)
    for settings, said in ((without, "needs QABYLDAU_NOW"), (real, "refuses QABYLDAU_NOW")):
        with pytest.raises(CommandFailed, match=said):
            await imported(settings, folder)
        with pytest.raises(CommandFailed, match=said):
            await exported(settings, tmp_path)
        with pytest.raises(CommandFailed, match="NOW"):
            await prepare(settings)


async def test_a_schema_that_is_behind_is_told(empty_database_url: str, tmp_path: Path) -> None:
    settings = Settings(database_url=empty_database_url)
    with pytest.raises(CommandFailed, match="run `qabyldau migrate`"):
        await imported(settings, write(tmp_path / "set"))
    with pytest.raises(CommandFailed, match="run `qabyldau migrate`"):
        await exported(settings, tmp_path)


async def test_a_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    """`migrate` alone would make an empty one where there was a full one."""
    path = tmp_path / "gone.db"
    settings = Settings(database_url=f"sqlite+aiosqlite:///{path}")
    with pytest.raises(CommandFailed, match=r"no database file.*qabyldau restore"):
        await imported(settings, write(tmp_path / "set"))
    assert not path.exists()


async def test_a_schema_of_a_later_version_is_told_and_left_alone(
    database_url: str, tmp_path: Path
) -> None:
    await become_later(database_url)
    settings = Settings(database_url=database_url)
    with pytest.raises(CommandFailed, match="later version"):
        await imported(settings, write(tmp_path / "set"))
    with pytest.raises(CommandFailed, match="later version"):
        await prepare(settings)


async def test_outside_a_rehearsal_the_clock_is_the_machines(database_url: str) -> None:
    settings = Settings(database_url=database_url)
    before = SystemClock(settings.zone).now()
    assert before <= await moment(settings) <= SystemClock(settings.zone).now()


@pytest.fixture
def writing(request: pytest.FixtureRequest) -> Iterator[str]:
    """An SQLite database in which another process is writing and does not end."""
    url: str = request.getfixturevalue("sqlite_url")
    path = sqlite_path(url)
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        yield url


async def test_who_only_reads_waits_for_no_writer(writing: str, tmp_path: Path) -> None:
    assert await is_current(writing)
    await import_set_dry(Settings(database_url=writing), write(tmp_path / "set"))


async def import_set_dry(settings: Settings, folder: Path) -> None:
    parser = argparse.ArgumentParser()
    import_files.add_arguments(parser)
    assert await import_files.run(parser.parse_args([str(folder), "--dry-run"]), settings) == 0


async def test_a_lock_that_stays_is_one_line(
    writing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.bulk.WAITS_MS", 1)
    with pytest.raises(CommandFailed, match=r"busy or cannot be reached \(SQLITE_BUSY\)"):
        await imported(Settings(database_url=writing), write(tmp_path / "set"))


async def test_a_server_that_cannot_be_reached_is_busy() -> None:
    with pytest.raises(StorageBusy, match="ConnectionRefusedError"):
        await is_current(NOWHERE)


@pytest.mark.parametrize(
    "words",
    [
        ("import", "nothing"),
        ("export", "work", "--provider", "t1", "--out", "x.csv"),
        ("migrate",),
        ("pin", "revoke", "--iin", "943101000013", "--provider", "t1", "--staff", "r1"),
    ],
)
@pytest.mark.parametrize("url", [NOWHERE, "sqlite+aiosqlite:///nowhere/at/all.db"])
def test_every_command_ends_with_one_line_and_1(
    words: tuple[str, ...],
    url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QABYLDAU_DATABASE_URL", url)
    assert main(words) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("qabyldau: ")
