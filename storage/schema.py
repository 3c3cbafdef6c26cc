"""Brings a database to the newest schema and says whether it is there."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, insert, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.address import POSTGRESQL, driver_url, sqlite_path
from storage.errors import reached
from storage.rehearsal import MICROSECOND
from storage.sqlite import create_file
from storage.tables import rehearsal

Result = TypeVar("Result")

MIGRATIONS = Path(__file__).parent / "migrations"
TURN = 7_318_046  # PostgreSQL's advisory lock: any number, the same in all processes


class Standing(Enum):
    """How a database's schema stands to this version of the product."""

    CURRENT = "current"
    BEHIND = "behind"  # or not there at all
    LATER = "later"
    NO_FILE = "no file"


class RehearsalRefused(Exception):  # noqa: N818 - an answer to the administrator
    """A rehearsal and a real database are never turned into each other (interfaces.md NOW)."""

    @classmethod
    def of(cls, *, rehearsing: bool) -> Self:
        if rehearsing:
            return cls("this database is no rehearsal: it refuses NOW")
        return cls("this database is a rehearsal: it needs NOW")


async def migrate(url: str, *, ahead: timedelta | None = None, to: str = "head") -> None:
    """Waits for its turn where another process migrates the same database.

    `ahead` marks a database that had no schema as a rehearsal for ever, its clock so far ahead
    of the machine's. Raises RehearsalRefused, and changes nothing, where `ahead` is given for a
    real database or missing for a rehearsal; StorageBusy or StorageFault as `on_connection`.
    """
    path = sqlite_path(url)
    if path is not None:
        with reached():
            create_file(path)

    def run(connection: Connection) -> None:
        is_new = MigrationContext.configure(connection).get_current_revision() is None
        command.upgrade(_config(connection), to)
        if is_new and ahead is not None:
            connection.execute(insert(rehearsal).values(mark=1, ahead_us=ahead // MICROSECOND))
        if to == "head":
            _ensure_kind(connection, rehearsing=ahead is not None)

    await on_connection(url, run)


async def migrate_down(url: str, to: str) -> None:
    """`to` is a revision or `base`."""
    await on_connection(url, lambda connection: command.downgrade(_config(connection), to))


async def standing(url: str) -> Standing:
    """Only reads: waits for nobody, and makes no file.

    Raises StorageBusy or StorageFault where the database cannot be reached.
    """
    path = sqlite_path(url)
    if path is not None and not path.exists():
        return Standing.NO_FILE
    revision = await revision_of(url)
    if revision == ScriptDirectory(str(MIGRATIONS)).get_current_head():
        return Standing.CURRENT
    return Standing.BEHIND if not revision or is_known(revision) else Standing.LATER


async def is_current(url: str) -> bool:
    """Raises as `standing`."""
    return await standing(url) is Standing.CURRENT


def is_known(revision: str) -> bool:
    """False for a schema of a later version of the product."""
    known = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    return any(each.revision == revision for each in known)


async def revision_of(url: str) -> str:
    """The version of the schema; empty: there is none. Raises as `standing`."""

    def run(connection: Connection) -> str:
        return MigrationContext.configure(connection).get_current_revision() or ""

    with reached():
        async with _engine(url) as engine, engine.connect() as connection:
            return await connection.run_sync(run)


async def on_connection(url: str, run: Callable[[Connection], Result]) -> Result:
    """Runs it in one transaction, schema changes included, alone on either database.

    Raises StorageBusy or StorageFault for the database's errors.
    """
    is_sqlite = sqlite_path(url) is not None
    with reached():
        async with _engine(url) as engine:
            if is_sqlite:
                event.listen(engine.sync_engine, "begin", _begin)
            async with engine.begin() as connection:
                if not is_sqlite:
                    await connection.execute(text(f"SELECT pg_advisory_xact_lock({TURN})"))
                return await connection.run_sync(run)


@asynccontextmanager
async def _engine(url: str) -> AsyncIterator[AsyncEngine]:
    """On SQLite BEGIN is said aloud, or not at all; PostgreSQL is reached as by all others."""
    if sqlite_path(url) is not None:
        aloud = {"isolation_level": None}
        engine = create_async_engine(url, poolclass=NullPool, connect_args=aloud)
    else:
        join = partial(asyncpg.connect, driver_url(url))
        engine = create_async_engine(POSTGRESQL, poolclass=NullPool, async_creator=join)
    try:
        yield engine
    finally:
        await engine.dispose()


def _ensure_kind(connection: Connection, *, rehearsing: bool) -> None:
    marked = connection.execute(select(rehearsal.c.mark)).first() is not None
    if marked is not rehearsing:
        raise RehearsalRefused.of(rehearsing=rehearsing)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
