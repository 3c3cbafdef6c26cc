"""The schema goes up and down step by step and ends where storage/tables.py says."""

from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from storage.schema import (
    MIGRATIONS,
    RehearsalRefused,
    is_current,
    migrate,
    migrate_down,
    on_connection,
)
from storage.store import open_store
from storage.tables import metadata
from tests.keys import KEY
from tests.storage.clinic_at_work import FIXED

REVISIONS = [
    script.revision for script in reversed(list(ScriptDirectory(str(MIGRATIONS)).walk_revisions()))
]


def tables_and_indexes(connection: Connection) -> dict[str, set[tuple[object, ...]]]:
    """With their columns."""
    seen = inspect(connection)
    return {
        table: {(index["name"], *index["column_names"]) for index in seen.get_indexes(table)}
        | {(column["name"], column["nullable"]) for column in seen.get_columns(table)}
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


@pytest.mark.parametrize("number", range(len(REVISIONS)))
async def test_each_migration_goes_up_and_down(empty_database_url: str, number: int) -> None:
    before = "base" if number == 0 else REVISIONS[number - 1]
    if number:
        await migrate(empty_database_url, to=before)
    start = await on_connection(empty_database_url, tables_and_indexes)
    await migrate(empty_database_url, to=REVISIONS[number])
    above = await on_connection(empty_database_url, tables_and_indexes)
    assert above != start
    await migrate_down(empty_database_url, before)
    assert await on_connection(empty_database_url, tables_and_indexes) == start
    await migrate(empty_database_url, to=REVISIONS[number])
    assert await on_connection(empty_database_url, tables_and_indexes) == above


async def test_the_migrations_make_what_the_tables_say(database_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    assert await on_connection(database_url, differences) == []


async def test_a_database_is_current_after_all_migrations_only(empty_database_url: str) -> None:
    assert not await is_current(empty_database_url)
    await migrate(empty_database_url, to=REVISIONS[0])
    assert not await is_current(empty_database_url)
    await migrate(empty_database_url)
    assert await is_current(empty_database_url)


async def test_a_new_sqlite_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    await migrate(f"sqlite+aiosqlite:///{path}")
    assert path.stat().st_mode & 0o777 == 0o600


async def test_asking_whether_a_missing_file_is_current_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "missing.db"
    assert not await is_current(f"sqlite+aiosqlite:///{path}")
    assert not path.exists()


async def test_only_a_new_database_becomes_a_rehearsal(empty_database_url: str) -> None:
    """interfaces.md NOW: marked for ever; the clock is one offset and never goes back."""
    await migrate(empty_database_url, ahead=timedelta(days=3))
    await migrate(empty_database_url, ahead=timedelta(days=9))
    with pytest.raises(RehearsalRefused):
        await migrate(empty_database_url)
    async with open_store(empty_database_url, FIXED, KEY) as store:
        rehearsal = store.rehearsal
        assert await rehearsal.ahead() == timedelta(days=3)
        await rehearsal.advance(timedelta(days=2))
        assert await rehearsal.ahead() == timedelta(days=3)
        await rehearsal.advance(timedelta(days=4, microseconds=5))
        assert await rehearsal.ahead() == timedelta(days=4, microseconds=5)


async def test_a_real_database_stays_real(database_url: str) -> None:
    with pytest.raises(RehearsalRefused):
        await migrate(database_url, ahead=timedelta(days=3))
    async with open_store(database_url, FIXED, KEY) as store:
        await store.rehearsal.advance(timedelta(days=4))
        assert await store.rehearsal.ahead() is None
