"""Reads and writes many rows of one table at a time, inside a transaction of `storage.bulk`."""

import sqlite3
from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Any, Protocol

from sqlalchemy import Table

from storage import marshal
from storage.tables import register

Value = str | int | None
Row = tuple[Value, ...]
"""A row in the order of the table's columns; its key comes first."""


class Shelf(Protocol):
    """One table of the store, or two that one file fills."""

    async def empty(self) -> bool: ...
    async def keyed(self, firsts: Collection[str]) -> Sequence[Row]:
        """The rows whose first column is among `firsts`."""
        ...

    async def add(self, rows: Sequence[Row]) -> None:
        """Rows that are new."""
        ...

    async def replace(self, rows: Sequence[Row]) -> None:
        """Rows whose keys are there."""
        ...


class Words:
    """The statements of a table; `mark` is the driver's numbered placeholder.

    All names are those of `storage.tables`, so nothing foreign enters the SQL.
    """

    def __init__(self, table: Table, mark: str) -> None:
        columns = [column.name for column in table.columns]
        keys = [column.name for column in table.primary_key.columns]
        place = {name: f"{mark}{number}" for number, name in enumerate(columns, start=1)}
        rest = ", ".join(f'"{name}" = {place[name]}' for name in columns if name not in keys)
        match = " AND ".join(f'"{name}" = {place[name]}' for name in keys)
        listed = ", ".join(f'"{name}"' for name in columns)
        self.columns = columns
        self.table = table.name
        self.any = f'SELECT 1 FROM "{table.name}" LIMIT 1'  # noqa: S608 - see above
        self.keyed = f'SELECT {listed} FROM "{table.name}" WHERE "{columns[0]}"'  # noqa: S608 - names of our own schema
        self.insert = f'INSERT INTO "{table.name}" ({listed}) VALUES ({", ".join(place.values())})'  # noqa: S608 - names of our own schema
        self.update = f'UPDATE "{table.name}" SET {rest} WHERE {match}'  # noqa: S608 - names of our own schema
        self.delete = f'DELETE FROM "{table.name}" WHERE {match}'  # noqa: S608 - names of our own schema


def all_of(table: Table) -> str:
    listed = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'SELECT {listed} FROM "{table.name}"'  # noqa: S608 - names of our own schema


class SqliteShelf:
    """In the calling thread: an import is a process of its own and nobody waits for it."""

    def __init__(self, connection: sqlite3.Connection, table: Table) -> None:
        self._connection = connection
        self._words = Words(table, "?")

    async def empty(self) -> bool:
        return self._connection.execute(self._words.any).fetchone() is None

    async def keyed(self, firsts: Collection[str]) -> Sequence[Row]:
        query = f"{self._words.keyed} IN (SELECT value FROM json_each(?))"  # noqa: S608 - names of our own schema
        return self._connection.execute(query, (marshal.listed(list(firsts)),)).fetchall()

    async def add(self, rows: Sequence[Row]) -> None:
        """In the order of the key: neighbours fall into the same page of the tree."""
        self._connection.executemany(self._words.insert, sorted(rows, key=itemgetter(0)))

    async def replace(self, rows: Sequence[Row]) -> None:
        self._connection.executemany(self._words.update, rows)

    async def remove(self, keys: Sequence[Row]) -> None:
        self._connection.executemany(self._words.delete, keys)


class PostgresShelf:
    """New rows by COPY."""

    def __init__(self, connection: Any, table: Table) -> None:
        self._connection = connection
        self._words = Words(table, "$")

    async def empty(self) -> bool:
        return not await self._connection.fetch(self._words.any)

    async def keyed(self, firsts: Collection[str]) -> Sequence[Row]:
        query = f"{self._words.keyed} = ANY($1::text[])"
        return [tuple(row) for row in await self._connection.fetch(query, list(firsts))]

    async def add(self, rows: Sequence[Row]) -> None:
        await self._connection.copy_records_to_table(
            self._words.table, records=rows, columns=self._words.columns
        )

    async def replace(self, rows: Sequence[Row]) -> None:
        await self._connection.executemany(self._words.update, rows)

    async def remove(self, keys: Sequence[Row]) -> None:
        await self._connection.executemany(self._words.delete, keys)


class RegisterShelf:
    """register.csv: people, and beside them who is whose guardian (joined in the last field)."""

    PERSON = len(register.columns)

    def __init__(
        self, people: SqliteShelf | PostgresShelf, guardians: SqliteShelf | PostgresShelf
    ) -> None:
        self._people = people
        self._guardians = guardians

    async def empty(self) -> bool:
        return await self._people.empty() and await self._guardians.empty()

    async def keyed(self, firsts: Collection[str]) -> Sequence[Row]:
        guardians: dict[Value, list[str]] = {}
        for ward, guardian in await self._guardians.keyed(firsts):
            guardians.setdefault(ward, []).append(str(guardian))
        return [
            (*person, ";".join(sorted(guardians.get(person[0], ()))))
            for person in await self._people.keyed(firsts)
        ]

    async def add(self, rows: Sequence[Row]) -> None:
        await self._people.add([row[: self.PERSON] for row in rows])
        await self._add_guardians(rows)

    async def replace(self, rows: Sequence[Row]) -> None:
        await self._people.replace([row[: self.PERSON] for row in rows])
        await self._guardians.remove(await self._guardians.keyed([str(row[0]) for row in rows]))
        await self._add_guardians(rows)

    async def _add_guardians(self, rows: Sequence[Row]) -> None:
        pairs: list[Row] = [
            (row[0], guardian)
            for row in rows
            if row[self.PERSON]
            for guardian in str(row[self.PERSON]).split(";")
        ]
        await self._guardians.add(pairs)
