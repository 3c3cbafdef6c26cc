"""Who brings which notice: claimed for as long as it takes, and free again when a sender dies.

A claim is no row that must expire. On PostgreSQL it is a lock that ends with its connection, on a
name and not on the notice's row: whoever cancels a visit meanwhile does not wait for the sending.
A SQLite file has one sender for each channel: the process that holds the lock on a file beside it.

Whoever brings notices by telephone holds a lock for as long as the process lives. While nobody
does, the senders of chats are given what would be told by telephone (docs/decisions/0039).
"""

import fcntl
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from clinic.acting import Channel
from clinic.notices import Notice
from storage.errors import reached, translated
from storage.marshal import instant
from storage.outbox import due_notices, notice_of
from storage.phone_claims import DUE, LOOKED_THROUGH, NAMESPACE, PHONE_FRONT, PostgresqlPhoneClaims
from storage.postgresql import TROUBLE, Connection, Pool, PostgresqlDatabase
from storage.sqlite import OWNER_ONLY, SqliteDatabase
from storage.statements import Statement, given
from storage.tables import notices

BESIDE = {Channel.CHAT: "-sender", Channel.PHONE: "-sender-phone"}
BEGIN = "BEGIN"
NOBODY_RINGS = "SELECT pg_try_advisory_xact_lock($1)"

Claimed = AbstractAsyncContextManager[Sequence[Notice]]


class Claims(Protocol):
    """`async with claims(now, limit) as notices`: nobody else is given them in the block.

    Another sender may have sent some of them just before: ask again whether they wait.
    """

    def __call__(self, now: datetime, limit: int) -> Claimed: ...


def _claim() -> Statement:
    """Locks one after the other of those that are due, in their order, until enough are locked."""
    ours = notices.c.channel == given("channel")
    due = due_notices("looked_through", ours).cte("due").prefix_with("MATERIALIZED")
    name = func.hashtextextended(due.c.notice, bindparam("namespace", NAMESPACE, BigInteger))
    wanted = bindparam("limit", type_=Integer, required=True)
    locked = select(due).where(func.pg_try_advisory_xact_lock(name)).limit(wanted)
    return Statement(due_notices("limit", ours), locked)


CLAIM = _claim()


class PostgresqlClaims:
    """Of the chats: a claim ends with its transaction."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    @asynccontextmanager
    async def __call__(self, now: datetime, limit: int) -> AsyncIterator[Sequence[Notice]]:
        with reached():
            connection = await self._pool.acquire()
        try:
            with translated():
                await connection.execute(BEGIN)
                rows = await self._unrung(connection, now, limit)
                rows = rows or await self._due(connection, Channel.CHAT, now, limit)
            yield [notice_of(row) for row in rows]
        finally:
            with suppress(*TROUBLE):  # a connection that is lost has given its claims back
                await connection.execute("ROLLBACK")
            await self._pool.release(connection)

    async def close(self) -> None: ...

    async def _unrung(
        self, connection: Connection, now: datetime, limit: int
    ) -> Sequence[Sequence[object]]:
        """What nobody brings by telephone. Nobody begins to while these are dealt with."""
        ((alone,),) = await connection.fetch(NOBODY_RINGS, PHONE_FRONT)
        rows = await self._due(connection, Channel.PHONE, now, limit) if alone else ()
        if alone and not rows:
            await connection.execute("ROLLBACK")
            await connection.execute(BEGIN)
        return rows

    async def _due(
        self, connection: Connection, channel: Channel, now: datetime, limit: int
    ) -> Sequence[Sequence[object]]:
        values = {
            "channel": channel.value, "now": instant(now), "limit": limit,
            "looked_through": limit * LOOKED_THROUGH,
        }  # fmt: skip
        return await connection.fetch(CLAIM.postgresql.sql, *CLAIM.postgresql.arguments(values))


class SqliteClaims:
    """Only while no other process sends: from the first claim on. `_claimed`: by this one."""

    def __init__(self, database: SqliteDatabase, channel: Channel) -> None:
        self._database = database
        self._channel = channel
        self._held: int | None = None
        self._claimed: set[str] = set()

    @asynccontextmanager
    async def __call__(self, now: datetime, limit: int) -> AsyncIterator[Sequence[Notice]]:
        if not self._alone():
            yield []
            return
        with self._unrung() as nobody_rings:
            rows = await self._due(Channel.PHONE, now, limit) if nobody_rings else ()
            if rows:
                with self._claiming(rows):
                    yield rows
                return
        rows = await self._due(self._channel, now, limit)
        with self._claiming(rows):
            yield rows

    async def close(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _alone(self) -> bool:
        if self._held is None:
            self._held = self._locked(self._channel)
        return self._held is not None

    @contextmanager
    def _unrung(self) -> Iterator[bool]:
        """Whether nobody brings notices by telephone; nobody begins to in the block."""
        held = None if self._channel is Channel.PHONE else self._locked(Channel.PHONE)
        try:
            yield held is not None
        finally:
            if held is not None:
                os.close(held)

    async def _due(self, channel: Channel, now: datetime, limit: int) -> Sequence[Notice]:
        """Of those that are not claimed, once they were read."""
        most = limit + len(self._claimed)
        step = (DUE, {"channel": channel.value, "now": instant(now), "limit": most})
        due = [notice_of(row) for row in await self._database.hand().read(step)]
        return [notice for notice in due if notice.notice not in self._claimed][:limit]

    @contextmanager
    def _claiming(self, notices: Sequence[Notice]) -> Iterator[None]:
        ids = {notice.notice for notice in notices}
        self._claimed |= ids
        try:
            yield
        finally:
            self._claimed -= ids

    def _locked(self, channel: Channel) -> int | None:
        path = self._database.path
        return _locked(path.with_name(path.name + BESIDE[channel]))


@asynccontextmanager
async def claims_on(
    database: SqliteDatabase | PostgresqlDatabase, channel: Channel
) -> AsyncIterator[Claims]:
    claims: PostgresqlClaims | PostgresqlPhoneClaims | SqliteClaims
    if isinstance(database, SqliteDatabase):
        claims = SqliteClaims(database, channel)
    elif channel is Channel.PHONE:
        claims = PostgresqlPhoneClaims(database.pool)
    else:
        claims = PostgresqlClaims(database.pool)
    try:
        yield claims
    finally:
        await claims.close()


def _locked(path: Path) -> int | None:
    """The lock is the kernel's, so it ends with the process however that ends."""
    handle = os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
