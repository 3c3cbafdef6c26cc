"""A copy of everything, taken while the product runs, and a new database made of it.

The copy is what one transaction sees, table by table as lines of JSON, compressed and sealed with
the data key. It knows no database: what SQLite gave, PostgreSQL may take.
"""

import gzip
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, Self, cast

from sqlalchemy import Column, Connection, MetaData, Table, Text, inspect, text

from storage.address import sqlite_path
from storage.bulk import Bulk, opened
from storage.marshal import instant
from storage.schema import RehearsalRefused, is_known, migrate, on_connection, revision_of
from storage.sealed_files import FileDamaged, SealedReader, SealedWriter
from storage.shelves import Row
from storage.sqlite import OWNER_ONLY
from storage.tables import metadata, rehearsal

PURPOSE: Final = "backup"
AT_ONCE: Final = 5_000
COUNTED: Final = "row"
"""The column that PostgreSQL numbers by itself."""


class NotEmpty(Exception):  # noqa: N818 - an answer to the administrator
    """A backup is restored into a new database, never over what is there."""


class FromLater(Exception):  # noqa: N818 - an answer to the administrator
    """A later version of the product made the copy."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of a copy."""

    revision: str
    at: str
    is_rehearsal: bool

    @classmethod
    def read(cls, line: object) -> Self:
        try:
            return cls(**cast("Any", line))
        except TypeError:
            raise FileDamaged from None


@dataclass(frozen=True, slots=True)
class Copied:
    """How many rows, and as of which instant."""

    rows: int
    at: str


async def back_up(url: str, file: Path, key: bytes, now: datetime) -> Copied:
    """Written beside and put in place when it is whole: an older file stays until then.

    Raises OSError of the file, and StorageBusy or StorageFault.
    """
    unfinished = file.with_name(file.name + ".unfinished")
    handle = os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as raw:
            copied = await _sealed(url, raw, key, now)
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return copied


async def _sealed(url: str, raw: BinaryIO, key: bytes, now: datetime) -> Copied:
    async with opened(url, write=False) as bulk:
        with (
            SealedWriter(raw, key, PURPOSE) as sealed,
            gzip.open(cast("BinaryIO", sealed), "wt", encoding="utf-8") as lines,
        ):
            head = Head(await revision_of(url), instant(now), await _is_rehearsal(bulk))
            lines.write(_line(asdict(head)))
            rows = 0
            for table in metadata.sorted_tables:
                lines.write(_line({"table": table.name, "columns": table.columns.keys()}))
                async for batch in bulk.batches(table, AT_ONCE):
                    lines.writelines(_line(list(row)) for row in batch)
                    rows += len(batch)
            lines.write(_line({"rows": rows}))
    return Copied(rows, head.at)


async def _is_rehearsal(bulk: Bulk) -> bool:
    return not await bulk.plain_shelf(rehearsal).empty()


async def restore(url: str, file: Path, key: bytes, *, rehearsing: bool) -> Copied:
    """All rows or none; the whole file is looked through before anything is written.

    The schema is left as the copy's version had it. Raises OSError of the file, FileDamaged,
    FromLater, NotEmpty, RehearsalRefused as `migrate`, StorageBusy and StorageFault.
    """
    head, copied = _look_through(file, key)
    if not is_known(head.revision):
        raise FromLater
    if head.is_rehearsal is not rehearsing:
        raise RehearsalRefused.of(rehearsing=rehearsing)
    await _make_schema(url, head.revision)
    async with opened(url, write=True) as bulk:
        for table, rows in _tables(file, key):
            await bulk.plain_shelf(table).add(rows)
        await bulk.commit()
    await on_connection(url, _count_on)
    return copied


def _look_through(file: Path, key: bytes) -> tuple[Head, Copied]:
    """Raises FileDamaged where the file is not whole."""
    lines = _lines(file, key)
    head = Head.read(next(lines, None))
    rows = 0
    last: dict[str, Any] = {}
    for line in lines:
        rows += isinstance(line, list)
        last = line if isinstance(line, dict) else last
    if last.get("rows") != rows:
        raise FileDamaged
    return head, Copied(rows, head.at)


def _tables(file: Path, key: bytes) -> Iterator[tuple[Table, Sequence[Row]]]:
    """Batches of rows, each with the table as it was when the copy was made."""
    table: Table | None = None
    batch: list[Row] = []
    for line in _lines(file, key):
        if isinstance(line, list):
            batch.append(tuple(line))
        if table is not None and batch and (isinstance(line, dict) or len(batch) >= AT_ONCE):
            yield table, batch
            batch = []
        if isinstance(line, dict) and "table" in line:
            columns = (Column(name, Text) for name in line["columns"])
            table = Table(line["table"], MetaData(), *columns)


def _lines(file: Path, key: bytes) -> Iterator[Any]:
    try:
        with (
            file.open("rb") as raw,
            SealedReader(raw, key, PURPOSE) as sealed,
            gzip.open(cast("BinaryIO", sealed), "rt", encoding="utf-8") as lines,
        ):
            for line in lines:
                yield json.loads(line)
    except (EOFError, gzip.BadGzipFile, ValueError):
        raise FileDamaged from None


async def _make_schema(url: str, revision: str) -> None:
    """Of the version that made the copy; a restore that was interrupted may begin anew."""
    path = sqlite_path(url)
    if (path is None or path.exists()) and not await on_connection(url, _is_empty):
        raise NotEmpty
    await migrate(url, to=revision)
    if await revision_of(url) != revision:
        raise NotEmpty


def _is_empty(connection: Connection) -> bool:
    names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return not any(
        connection.execute(text(f'SELECT 1 FROM "{name}" LIMIT 1')).first()  # noqa: S608 - names of our own schema
        for name in names
    )


def _count_on(connection: Connection) -> None:
    """PostgreSQL goes on numbering after the rows that were brought."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if COUNTED in table.columns:
            highest = f'SELECT max("{COUNTED}") FROM "{table.name}"'  # noqa: S608 - names of our own schema
            sequence = f"pg_get_serial_sequence('\"{table.name}\"', '{COUNTED}')"
            connection.execute(text(f"SELECT setval({sequence}, ({highest}))"))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
