"""Fresh databases for tests: each kind is migrated once, and every test gets a copy of its own."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

import asyncpg

import storage


class Databases(Protocol):
    async def empty(self) -> str:
        """The URL of a new database without a schema."""
        ...

    async def migrated(self) -> str:
        """The URL of a new database with the whole schema and no rows."""
        ...

    async def drop(self, url: str) -> None: ...


@dataclass
class SqliteFiles:
    folder: Path
    numbers: Iterator[int] = field(default_factory=count)
    template: Path | None = None

    async def empty(self) -> str:
        return self._url(self.folder / f"{next(self.numbers)}.db")

    async def migrated(self) -> str:
        if self.template is None:
            template = self.folder / "template.db"
            await storage.migrate(self._url(template))
            self.template = template
        copy = self.folder / f"{next(self.numbers)}.db"
        shutil.copyfile(self.template, copy)
        return self._url(copy)

    async def drop(self, url: str) -> None:
        for part in self.folder.glob(f"{Path(url).name}*"):
            part.unlink()

    def _url(self, path: Path) -> str:
        return f"sqlite+aiosqlite:///{path}"


@dataclass
class PostgresDatabases:
    """`socket` is the folder of the server's unix socket."""

    socket: str
    numbers: Iterator[int] = field(default_factory=count)
    template: str | None = None

    async def empty(self) -> str:
        name = f"test_{next(self.numbers)}"
        await self._do(f'CREATE DATABASE "{name}"')
        return self._url(name)

    async def migrated(self) -> str:
        if self.template is None:
            url = await self.empty()
            await storage.migrate(url)
            self.template = _database(url)
        name = f"test_{next(self.numbers)}"
        await self._do(f'CREATE DATABASE "{name}" TEMPLATE "{self.template}"')
        return self._url(name)

    async def drop(self, url: str) -> None:
        await self._do(f'DROP DATABASE "{_database(url)}" WITH (FORCE)')

    async def _do(self, statement: str) -> None:
        connection = await asyncpg.connect(host=self.socket, user="postgres", database="postgres")
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def _url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?{urlencode({'host': self.socket})}"


def _database(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]
