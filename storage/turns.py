"""One turn at a time for each person, over all processes on one PostgreSQL.

A person's text and tap may reach two webhook workers at the same moment: Telegram keeps them in
order each, and not with each other. The lock is the server's own, given in the order in which it
is asked for, and gone with the connection of a process that was killed.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from clinic.acting import Account
from storage.address import driver_url, sqlite_path
from storage.errors import reached, translated
from storage.postgresql import TROUBLE, PostgresqlDatabase

AT_ONCE = 20
"""Connections of their own: a turn holds one while its deeds use those of the units."""
NAMESPACE = 7_318_048

BEGIN = "SELECT pg_advisory_lock(hashtextextended($1, $2))"
END = "SELECT pg_advisory_unlock_all()"


class Turns:
    """On SQLite there is one process, and nothing to do here."""

    def __init__(self, database: PostgresqlDatabase | None) -> None:
        self._database = database

    @asynccontextmanager
    async def __call__(self, account: Account) -> AsyncIterator[None]:
        """Raises StorageBusy where the turn does not come, or the server is away."""
        if self._database is None:
            yield
            return
        pool = self._database.pool
        with reached():
            connection = await pool.acquire()
        try:
            with translated():
                await connection.fetch(BEGIN, account, NAMESPACE)
            yield
        finally:
            with suppress(*TROUBLE):  # a connection that is lost has ended the turn
                await connection.execute(END)
            await pool.release(connection)


@asynccontextmanager
async def turns_on(url: str) -> AsyncIterator[Turns]:
    if sqlite_path(url) is not None:
        yield Turns(None)
        return
    with reached():
        database = await PostgresqlDatabase.open(driver_url(url), AT_ONCE, idle=0)
    try:
        yield Turns(database)
    finally:
        await database.close()
