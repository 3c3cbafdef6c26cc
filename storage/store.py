"""An open database with everything that the product keeps in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from clinic.ports import Clock
from storage.address import driver_url, sqlite_path
from storage.claims import Claims, PostgresqlClaims, SqliteClaims
from storage.errors import reached
from storage.kept import Kept
from storage.postgresql import PostgresqlDatabase
from storage.rehearsal import Rehearsal
from storage.sessions import SqlSessions
from storage.sqlite import SqliteDatabase
from storage.transaction import Database
from storage.turns import AT_ONCE, Turns
from storage.unit import SqlUnits


@dataclass(frozen=True, slots=True)
class Store:
    """`kept.forget()` after an import by this process: its changes are seen at once."""

    units: SqlUnits
    sessions: SqlSessions
    claims: Claims
    turns: Turns
    rehearsal: Rehearsal
    kept: Kept


@asynccontextmanager
async def open_store(url: str, clock: Clock) -> AsyncIterator[Store]:
    """The database must have been migrated (storage.is_current).

    Raises StorageBusy or StorageFault where it cannot be reached.
    """
    path = sqlite_path(url)
    database: Database
    claims: Claims
    with reached():
        if path is None:
            database = await PostgresqlDatabase.open(driver_url(url))
            claims = PostgresqlClaims(database.pool)
            turns = Turns(await PostgresqlDatabase.open(driver_url(url), AT_ONCE, idle=0))
        else:
            database = await SqliteDatabase.open(path)
            claims = SqliteClaims(database, path)
            turns = Turns(None)
    kept = Kept(clock)
    sessions = SqlSessions(database, at_once=path is None)
    try:
        yield Store(SqlUnits(database, kept), sessions, claims, turns, Rehearsal(database), kept)
    finally:
        claims.close()
        await turns.close()
        await database.close()
