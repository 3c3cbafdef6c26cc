"""SQLite: one writing connection in its own thread, one reading connection in ours.

A unit costs few hops to the writer's thread, because its writes come gathered. Reads are
answered in the event loop's own thread: with WAL a reader waits for nobody, a look-up by key takes
some ten microseconds, and a hop to a thread would take six times as long.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import aiosqlite

from storage.errors import from_sqlite
from storage.statements import Step
from storage.transaction import Row

Result = TypeVar("Result")

WRITER_WAITS_MS = 5000  # for another process, such as an import
READER_WAITS_MS = 100
CACHED_STATEMENTS = 512
OWNER_ONLY = 0o600


def open_connection(path: Path, waits_ms: int) -> sqlite3.Connection:
    """Autocommitting: BEGIN and COMMIT are said aloud."""
    connection = sqlite3.connect(
        path,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=CACHED_STATEMENTS,
        timeout=waits_ms / 1000,
    )
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def create_file(path: Path) -> None:
    """A new database may be read by its owner only; SQLite gives WAL files the same mode."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))


class WriterThread(aiosqlite.Connection):
    """aiosqlite's thread, given whole functions instead of single statements."""

    async def hop(self, function: Callable[[sqlite3.Connection], Result]) -> Result:
        return await self._execute(function, self._conn)  # type: ignore[no-any-return,no-untyped-call]  # aiosqlite leaves it untyped


class SqliteDatabase:
    """Its file must have been migrated."""

    def __init__(self, path: Path, writer: WriterThread, reader: sqlite3.Connection) -> None:
        self.path = path
        self.writer = writer
        self.reader = reader
        self.turn = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> "SqliteDatabase":
        create_file(path)
        writer = WriterThread(lambda: open_connection(path, WRITER_WAITS_MS), iter_chunk_size=64)
        await writer
        reader = open_connection(path, READER_WAITS_MS)
        reader.execute("PRAGMA query_only = ON")
        return cls(path, writer, reader)

    def hand(self) -> "SqliteHand":
        return SqliteHand(self)

    async def close(self) -> None:
        self.reader.close()
        await self.writer.close()


class SqliteHand:
    """Holds the writer's turn from the first write to the end."""

    __slots__ = ("_database", "_writing")

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._writing = False

    async def read(self, step: Step) -> Sequence[Row]:
        statement, values = step
        spoken = statement.sqlite
        try:
            return self._database.reader.execute(spoken.sql, spoken.arguments(values)).fetchall()
        except sqlite3.Error as error:
            raise from_sqlite(error) from None

    async def apply(self, steps: Sequence[Step], *, begin: bool, commit: bool) -> Sequence[Row]:
        spoken = [(one.sqlite.sql, one.sqlite.arguments(values)) for one, values in steps]

        def run(connection: sqlite3.Connection) -> Sequence[Row]:
            if begin:
                connection.execute("BEGIN IMMEDIATE")
            rows: Sequence[Row] = ()
            for sql, arguments in spoken:
                rows = connection.execute(sql, arguments).fetchall()
            if commit:
                connection.execute("COMMIT")
            return rows

        if begin:
            await self._database.turn.acquire()
            self._writing = True
        try:
            rows = await self._database.writer.hop(run)
        except sqlite3.Error as error:
            raise from_sqlite(error) from None
        if commit:
            self._end_turn()
        return rows

    async def release(self) -> None:
        """Safe after a cancelled `apply`: the thread does one thing after another."""
        if self._writing:
            try:
                await self._database.writer.hop(_roll_back)
            finally:
                self._end_turn()

    def _end_turn(self) -> None:
        self._writing = False
        self._database.turn.release()


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.rollback()
