"""`qabyldau import` and what it prints."""

import argparse
from datetime import timedelta
from pathlib import Path

import pytest

from app.commands import import_files
from app.failures import CommandFailed
from app.settings import Settings
from storage import StorageBusy
from storage.imports.loading import Order, Report
from tests.storage.imports.test_detaching import book
from tests.storage.imports.writing import AIGUL, FILES, write


async def run(url: str, *words: str) -> int:
    parser = argparse.ArgumentParser()
    import_files.add_arguments(parser)
    return await import_files.run(parser.parse_args(words), Settings(database_url=url))


async def test_each_file_is_told_with_what_changed(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "set")
    (folder / "notes.csv").write_text("x\n", encoding="utf-8")
    assert await run(sqlite_url, str(folder), "--dry-run") == 0
    assert await run(sqlite_url, str(folder)) == 0
    assert await run(sqlite_url, "--whole", str(folder / "register.csv")) == 0
    told = capsys.readouterr().out.splitlines()
    assert told.count("register.csv: 3 added, 0 changed, 0 unchanged") == 2
    assert "dry run: nothing was changed" in told
    assert "notes.csv: skipped, not a file of the import format" in told
    assert told[-1] == "register.csv: 0 added, 0 changed, 3 unchanged"


async def test_visits_that_an_absence_leaves_booked_are_told_with_the_way_to_call_them_off(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(sqlite_url, str(write(tmp_path / "set"))) == 0
    await book(sqlite_url, 1, AIGUL, timedelta(days=10_000))
    file = tmp_path / "absences.csv"
    file.write_text("doctor,from,to\nd1,2020-01-01,2099-12-31\n", encoding="utf-8")
    assert await run(sqlite_url, str(file)) == 0
    told = capsys.readouterr().out.splitlines()[-1]
    assert told.startswith("d1 is away on ")
    assert "1 visits stay booked: `qabyldau schedule close`" in told


async def test_a_refusal_lists_the_places_and_fails(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "set", register=FILES["register.csv"].replace(",t1,6", ",t7,6"))
    with pytest.raises(CommandFailed, match="nothing was changed"):
        await run(sqlite_url, str(folder))
    assert capsys.readouterr().err == "register.csv, line 3, column provider: unknown provider\n"


async def test_a_database_that_is_busy_is_said(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(url: str, order: Order) -> Report:
        del url, order
        raise StorageBusy("SQLITE_BUSY")

    monkeypatch.setattr(import_files, "load", busy)
    with pytest.raises(CommandFailed, match=r"busy or cannot be reached \(SQLITE_BUSY\)"):
        await run(sqlite_url, str(write(tmp_path / "set")))
