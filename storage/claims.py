"""Who sends which notice: claimed for as long as it takes, and free again when a sender dies.

A claim is no row that must expire. On PostgreSQL it is a lock that ends with its connection, on a
name and not on the notice's row: whoever cancels a visit meanwhile does not wait for the sending.
A SQLite file has one sender, the process that holds the lock on the file beside it.
"""

import fcntl
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from clinic.notices import Notice
from storage.errors import reached, translated
from storage.marshal import instant
from storage.outbox import DUE, due_notices, notice_of
from storage.postgresql import TROUBLE, Pool, PostgresqlDatabase
from storage.sqlite import OWNER_ONLY, SqliteDatabase
from storage.statements import Statement

BESIDE = "-sender"
LOOKED_THROUGH = 20
"""So many times the wanted number, where other senders have claimed the first."""
NAMESPACE = 7_318_047

Claimed = AbstractAsyncContextManager[Sequence[Notice]]


class Claims(Protocol):
    """`async with claims(now, limit) as notices`: nobody else is given them in the block.

    Another sender may have sent some of them just before: ask again whether they wait.
    """

    def __call__(self, now: datetime, limit: int) -> Claimed: ...


def _claim() -> Statement:
    """Locks one after the other of those that are due, in their order, until enough are locked."""
    due = due_notices("looked_through").cte("due").prefix_with("MATERIALIZED")
    name = func.hashtextextended(due.c.notice, bindparam("namespace", NAMESPACE, BigInteger))
    wanted = bindparam("limit", type_=Integer, required=True)
    locked = select(due).where(func.pg_try_advisory_xact_lock(name)).limit(wanted)
    return Statement(due_notices("limit"), locked)


CLAIM = _claim()


class PostgresqlClaims:
    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    @asynccontextmanager
    async def __call__(self, now: datetime, limit: int) -> AsyncIterator[Sequence[Notice]]:
        spoken = CLAIM.postgresql
        values = {"now": instant(now), "limit": limit, "looked_through": limit * LOOKED_THROUGH}
        with reached():
            connection = await self._pool.acquire()
        try:
            with translated():
                await connection.execute("BEGIN")
                rows = await connection.fetch(spoken.sql, *spoken.arguments(values))
            yield [notice_of(row) for row in rows]
        finally:
            with suppress(*TROUBLE):  # a connection that is lost has given its claims back
                await connection.execute("ROLLBACK")
            await self._pool.release(connection)


class SqliteClaims:
    """One batch at a time, and only while no other process sends: from the first claim on."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._beside = database.path.with_name(database.path.name + BESIDE)
        self._held: int | None = None
        self._claimed = False

    @asynccontextmanager
    async def __call__(self, now: datetime, limit: int) -> AsyncIterator[Sequence[Notice]]:
        if self._claimed or not self._alone():
            yield []
            return
        self._claimed = True
        try:
            step = (DUE, {"now": instant(now), "limit": limit})
            yield [notice_of(row) for row in await self._database.hand().read(step)]
        finally:
            self._claimed = False

    def close(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _alone(self) -> bool:
        if self._held is None:
            self._held = _locked(self._beside)
        return self._held is not None


@contextmanager
def claims_on(database: SqliteDatabase | PostgresqlDatabase) -> Iterator[Claims]:
    if isinstance(database, PostgresqlDatabase):
        yield PostgresqlClaims(database.pool)
        return
    claims = SqliteClaims(database)
    try:
        yield claims
    finally:
        claims.close()


def _locked(path: Path) -> int | None:
    """The lock is the kernel's, so it ends with the process however that ends."""
    handle = os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
