"""One transaction of a command over many rows, on either database."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Protocol

import asyncpg
from sqlalchemy import Table

from storage.address import driver_url
from storage.cipher import Cipher
from storage.errors import reached, translated
from storage.shelves import PostgresShelf, RegisterShelf, Shelf, SqliteShelf, all_of
from storage.sqlite import open_connection
from storage.statements import Statement
from storage.tables import guardians, register

SQLITE = "sqlite+aiosqlite:///"
WAITS_MS = 60_000  # until a bot has written
CACHE_KIB = 128_000
WITHOUT_KEY = Cipher(None)


class Bulk(Protocol):
    """An open transaction; nothing is kept unless `commit` returned."""

    @property
    def cipher(self) -> Cipher: ...
    def shelf(self, table: Table) -> Shelf: ...
    def plain_shelf(self, table: Table) -> Shelf:
        """The table alone, without what a file keeps beside it."""
        ...

    def batches(self, table: Table, size: int) -> AsyncIterator[Sequence[Sequence[Any]]]:
        """All rows as of the transaction's beginning, so many at a time."""
        ...

    async def run(self, statement: Statement, **values: object) -> Sequence[Sequence[Any]]: ...
    async def commit(self) -> None: ...


@asynccontextmanager
async def opened(url: str, *, write: bool, cipher: Cipher = WITHOUT_KEY) -> AsyncIterator[Bulk]:
    """`write` False only reads, and waits for no writer. Without a cipher no secret is read.

    Raises StorageBusy or StorageFault: the drivers' own texts may quote a person's row.
    """
    with translated():
        if url.startswith(SQLITE):
            path = Path(url.removeprefix(SQLITE))
            with closing(open_connection(path, WAITS_MS)) as connection:
                connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
                connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
                yield SqliteBulk(connection, cipher)
            return
        with reached():
            driver = await asyncpg.connect(driver_url(url))
        try:
            seen = None if write else "repeatable_read"
            transaction = driver.transaction(readonly=not write, isolation=seen)
            await transaction.start()
            yield PostgresBulk(driver, transaction, cipher)
        finally:
            await driver.close()


class SqliteBulk:
    """Closing the connection without `commit` undoes everything."""

    def __init__(self, connection: sqlite3.Connection, cipher: Cipher) -> None:
        self.cipher = cipher
        self._connection = connection

    def shelf(self, table: Table) -> Shelf:
        if table is register:
            pair = (SqliteShelf(self._connection, each) for each in (register, guardians))
            return RegisterShelf(*pair)
        return self.plain_shelf(table)

    def plain_shelf(self, table: Table) -> SqliteShelf:
        return SqliteShelf(self._connection, table)

    async def batches(self, table: Table, size: int) -> AsyncIterator[Sequence[Sequence[Any]]]:
        rows = self._connection.execute(all_of(table))
        while batch := rows.fetchmany(size):
            yield batch

    async def run(self, statement: Statement, **values: object) -> Sequence[Sequence[Any]]:
        spoken = statement.sqlite
        return self._connection.execute(spoken.sql, spoken.arguments(values)).fetchall()

    async def commit(self) -> None:
        self._connection.execute("COMMIT")


class PostgresBulk:
    """Closing the connection without `commit` undoes everything."""

    def __init__(self, driver: Any, transaction: Any, cipher: Cipher) -> None:
        self.cipher = cipher
        self._driver = driver
        self._transaction = transaction

    def shelf(self, table: Table) -> Shelf:
        if table is register:
            pair = (PostgresShelf(self._driver, each) for each in (register, guardians))
            return RegisterShelf(*pair)
        return self.plain_shelf(table)

    def plain_shelf(self, table: Table) -> PostgresShelf:
        return PostgresShelf(self._driver, table)

    async def batches(self, table: Table, size: int) -> AsyncIterator[Sequence[Sequence[Any]]]:
        rows = await self._driver.cursor(all_of(table))
        while batch := await rows.fetch(size):
            yield batch

    async def run(self, statement: Statement, **values: object) -> Sequence[Sequence[Any]]:
        spoken = statement.postgresql
        rows: Sequence[Sequence[Any]] = await self._driver.fetch(
            spoken.sql, *spoken.arguments(values)
        )
        return rows

    async def commit(self) -> None:
        await self._transaction.commit()
