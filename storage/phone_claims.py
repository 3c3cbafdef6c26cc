"""Who brings which notice by telephone, on PostgreSQL (`storage.claims` tells of the others)."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime

import asyncpg

from clinic.acting import Channel
from clinic.notices import Notice
from storage.errors import reached, translated
from storage.marshal import instant
from storage.outbox import due_notices, notice_of
from storage.postgresql import TROUBLE, Connection, Pool
from storage.statements import Statement, given
from storage.tables import notices

LOOKED_THROUGH = 20
"""So many times the wanted number, where other senders have claimed the first."""
NAMESPACE = 7_318_047
PHONE_FRONT = 7_318_049
"""The lock of those who bring notices by telephone; they share it among themselves."""
RINGS = "SELECT pg_try_advisory_lock_shared($1)"
STILL_THERE = "SELECT 1"
RINGS_NO_MORE = "SELECT pg_advisory_unlock_shared($1)"
TAKES = "SELECT pg_try_advisory_lock(hashtextextended($1, $2))"
GIVES_BACK = "SELECT pg_advisory_unlock(hashtextextended($1, $2))"

LOST = (*TROUBLE, asyncpg.InternalClientError)
"""The last is how an idle connection says that the server has just ended it."""
DUE = Statement(due_notices("limit", notices.c.channel == given("channel")))


class PostgresqlPhoneClaims:
    """A call lasts long, so no transaction waits for its end.

    All claims are locks of the one connection that says that somebody rings. A lock taken twice
    by one connection is given twice: what is claimed here already stands in `_claimed`.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._ringing: Connection | None = None
        self._turn = asyncio.Lock()
        self._claimed: set[str] = set()

    @asynccontextmanager
    async def __call__(self, now: datetime, limit: int) -> AsyncIterator[Sequence[Notice]]:
        claimed: list[Notice] = []
        try:
            async with self._turn:
                await self._claim(claimed, now, limit)
            yield claimed
        finally:
            async with self._turn:
                await self._give_back(claimed)

    async def close(self) -> None:
        connection, self._ringing = self._ringing, None
        if connection is not None:
            with suppress(*LOST):  # a connection that is lost has given the lock back
                await connection.fetch(RINGS_NO_MORE, PHONE_FRONT)
            await self._pool.release(connection)

    async def _claim(self, claimed: list[Notice], now: datetime, limit: int) -> None:
        ringing = await self._rings()
        if ringing is None:
            return
        looked_through = limit * LOOKED_THROUGH + len(self._claimed)
        with translated():
            for row in await _due(ringing, now, looked_through):
                notice = notice_of(row)
                if len(claimed) < limit and await self._takes(ringing, notice.notice):
                    claimed.append(notice)

    async def _takes(self, ringing: Connection, notice: str) -> bool:
        if notice in self._claimed:
            return False
        ((taken,),) = await ringing.fetch(TAKES, notice, NAMESPACE)
        if taken:
            self._claimed.add(notice)
        return bool(taken)

    async def _give_back(self, claimed: Sequence[Notice]) -> None:
        for one in claimed:
            self._claimed.discard(one.notice)
            if self._ringing is not None:
                with suppress(*LOST):
                    await self._ringing.fetch(GIVES_BACK, one.notice, NAMESPACE)

    async def _rings(self) -> Connection | None:
        """Takes the lock of the telephone for as long as this process lives."""
        if self._ringing is not None:
            try:
                await self._ringing.execute(STILL_THERE)
            except LOST:  # and the locks with it
                await self.close()
        if self._ringing is None:
            self._ringing = await self._begin_to_ring()
        return self._ringing

    async def _begin_to_ring(self) -> Connection | None:
        """None: just now chats are given what nobody rang about."""
        with reached():
            connection = await self._pool.acquire()
        shared: object = False
        try:
            with translated():
                ((shared,),) = await connection.fetch(RINGS, PHONE_FRONT)
        finally:
            if not shared:
                await self._pool.release(connection)
        return connection if shared else None


async def _due(ringing: Connection, now: datetime, limit: int) -> Sequence[Sequence[object]]:
    values = {"channel": Channel.PHONE.value, "now": instant(now), "limit": limit}
    return await ringing.fetch(DUE.postgresql.sql, *DUE.postgresql.arguments(values))
