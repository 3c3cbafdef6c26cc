"""PostgreSQL: a pool of asyncpg connections, one for a unit from its first statement on."""

from collections.abc import Sequence
from typing import Protocol

import asyncpg

from storage.errors import from_postgresql
from storage.statements import Step
from storage.transaction import Row

CONNECTIONS = 10
ANSWER_WITHIN = 30.0  # seconds for one statement
CACHED_STATEMENTS = 512
SETTINGS = {
    "application_name": "qabyldau",
    "idle_in_transaction_session_timeout": "60000",
    "jit": "off",
    "synchronous_commit": "on",
    "timezone": "UTC",
}
TROUBLE = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)


class Connection(Protocol):
    """The part of asyncpg.Connection that is used here (asyncpg publishes no types)."""

    async def fetch(self, query: str, *arguments: object) -> list[Row]: ...
    async def execute(self, query: str) -> str: ...
    def is_in_transaction(self) -> bool: ...


class Pool(Protocol):
    """The part of asyncpg.Pool that is used here."""

    async def acquire(self) -> Connection: ...
    async def release(self, connection: Connection) -> None: ...
    async def close(self) -> None: ...


async def _leave_as_it_is(_connection: Connection) -> None:
    """Instead of the pool's RESET, a round trip per unit: a unit leaves nothing behind."""


class PostgresqlDatabase:
    """Its schema must have been migrated."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    @classmethod
    async def open(
        cls, url: str, connections: int = CONNECTIONS, idle: int = 1
    ) -> "PostgresqlDatabase":
        """Takes a URL as asyncpg reads it, `postgresql://…`. `idle` are opened at once."""
        pool = asyncpg.create_pool(
            url,
            min_size=idle,
            max_size=connections,
            command_timeout=ANSWER_WITHIN,
            statement_cache_size=CACHED_STATEMENTS,
            max_cached_statement_lifetime=0,
            server_settings=SETTINGS,
            reset=_leave_as_it_is,
        )
        return cls(await pool)

    def hand(self) -> "PostgresqlHand":
        return PostgresqlHand(self.pool)

    async def close(self) -> None:
        await self.pool.close()


class PostgresqlHand:
    __slots__ = ("_connection", "_pool")

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._connection: Connection | None = None

    async def read(self, step: Step) -> Sequence[Row]:
        return await self.apply([step], begin=False, commit=False)

    async def apply(self, steps: Sequence[Step], *, begin: bool, commit: bool) -> Sequence[Row]:
        """A single statement that begins and commits needs neither word."""
        alone = begin and commit and len(steps) == 1
        try:
            connection = await self._connected()
            if begin and not alone:
                await connection.execute("BEGIN")
            rows: Sequence[Row] = ()
            for statement, values in steps:
                spoken = statement.postgresql
                rows = await connection.fetch(spoken.sql, *spoken.arguments(values))
            if commit and not alone:
                await connection.execute("COMMIT")
        except TROUBLE as error:
            raise from_postgresql(error) from None
        return rows

    async def release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            if connection.is_in_transaction():
                await connection.execute("ROLLBACK")
        finally:
            await self._pool.release(connection)

    async def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = await self._pool.acquire()
        return self._connection
