"""Opens the database that the settings name, and says what is wrong with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.clock import RehearsalClock, SystemClock
from app.failures import CommandFailed
from app.settings import Settings
from storage import Store, is_current, migrate, open_store

MIGRATE = "the database's schema is not of this version: run `qabyldau migrate`"


async def prepare(settings: Settings) -> None:
    """Migrates; under NOW a database without a schema becomes a rehearsal for ever."""
    now = SystemClock(settings.zone).now()
    ahead = None if settings.now is None else settings.now - now
    await migrate(settings.database_url, ahead=ahead)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[tuple[Store, RehearsalClock]]:
    """Raises CommandFailed where the schema is behind or NOW does not fit the database.

    Outside a rehearsal the clock is ahead by nothing.
    """
    if not await is_current(settings.database_url):
        raise CommandFailed(MIGRATE)
    clock = RehearsalClock(settings.zone)
    async with open_store(settings.database_url, clock) as store:
        ahead = await store.rehearsal.ahead()
        if ahead is None and settings.now is not None:
            raise CommandFailed("this database is no rehearsal: it refuses QABYLDAU_NOW")
        if ahead is not None and settings.now is None:
            raise CommandFailed("this database is a rehearsal: it needs QABYLDAU_NOW")
        if settings.now is not None:
            await store.rehearsal.advance(settings.now - SystemClock(settings.zone).now())
            clock.offset = await store.rehearsal.ahead() or clock.offset
        yield store, clock
