"""What the drivers' errors mean to those who ask."""

import sqlite3
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest

from storage import StorageBusy
from storage.errors import translated
from storage.turns import turns_on
from tests.storage.clinic_at_work import CHAT


def test_a_full_disk_may_be_asked_again(tmp_path: Path) -> None:
    """Nothing was kept, and nobody's message is given up for it within minutes."""
    with closing(sqlite3.connect(tmp_path / "small.db")) as connection:
        connection.execute("PRAGMA max_page_count = 4")
        connection.execute("CREATE TABLE kept (text)")
        with pytest.raises(StorageBusy, match="SQLITE_FULL"), translated():
            connection.execute("INSERT INTO kept VALUES (zeroblob(100000))")


def test_a_file_that_cannot_be_opened_may_be_asked_again(tmp_path: Path) -> None:
    with pytest.raises(StorageBusy, match="SQLITE_CANTOPEN"), translated():
        sqlite3.connect(tmp_path / "nowhere" / "none.db")


@pytest.mark.parametrize("want", [asyncpg.DiskFullError, asyncpg.OutOfMemoryError])
def test_a_server_in_want_may_be_asked_again(want: type[asyncpg.PostgresError]) -> None:
    with pytest.raises(StorageBusy, match=f"^{want.sqlstate}$"), translated():
        raise want


async def test_a_turn_while_the_server_is_away_may_be_asked_for_again() -> None:
    async with turns_on("postgresql+asyncpg://nobody@127.0.0.1:1/none") as turns:
        with pytest.raises(StorageBusy, match="ConnectionRefusedError"):
            async with turns(CHAT):
                raise AssertionError
