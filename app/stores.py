"""Opens the database that the settings name, and says what is wrong with it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime

from app.clock import RehearsalClock, SystemClock
from app.failures import CommandFailed
from app.settings import NO_DATA_KEY, PREFIX, Settings
from storage import (
    DataKeyMissing,
    DataKeyWrong,
    RehearsalRefused,
    Standing,
    StorageBusy,
    StorageFault,
    Store,
    migrate,
    open_store,
    standing,
)

MIGRATE = "the database's schema is not of this version: run `qabyldau migrate`"
ANSWERS = {
    Standing.BEHIND: MIGRATE,
    Standing.LATER: "the database's schema is of a later version: install that one",
    Standing.NO_FILE: "there is no database file: run `qabyldau migrate` for a new one,"
    " or `qabyldau restore` where there was one",
}


@contextmanager
def told() -> Iterator[None]:
    """Trouble with the database ends a command with one line."""
    try:
        yield
    except StorageBusy as busy:
        message = f"the database is busy or cannot be reached ({busy})"
        raise CommandFailed(message) from None
    except StorageFault as fault:
        message = f"the database failed ({fault})"
        raise CommandFailed(message) from None
    except DataKeyWrong:
        raise CommandFailed(f"{PREFIX}DATA_KEY: it does not open this database") from None
    except DataKeyMissing:
        raise CommandFailed(NO_DATA_KEY) from None
    except RehearsalRefused as refused:
        raise CommandFailed(str(refused)) from None


async def prepare(settings: Settings) -> None:
    """Migrates; under NOW a database without a schema becomes a rehearsal for ever."""
    now = SystemClock(settings.zone).now()
    ahead = None if settings.now is None else settings.now - now
    with told():
        if await standing(settings.database_url) is Standing.LATER:
            raise CommandFailed(ANSWERS[Standing.LATER])
        await migrate(settings.database_url, ahead=ahead)


async def ensure_current(settings: Settings) -> None:
    """Raises CommandFailed for a schema that is not of this version, or not there."""
    with told():
        stands = await standing(settings.database_url)
    if stands is not Standing.CURRENT:
        raise CommandFailed(ANSWERS[stands])


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[tuple[Store, RehearsalClock]]:
    """Raises CommandFailed for a schema that does not fit, a NOW that does not fit, and trouble.

    Outside a rehearsal the clock is ahead by nothing.
    """
    await ensure_current(settings)
    with told():
        clock = RehearsalClock(settings.zone)
        async with open_store(settings.database_url, clock, settings.maybe_key()) as store:
            await _set(clock, settings, store)
            yield store, clock


async def moment(settings: Settings) -> datetime:
    """What the clock shows, for commands that only need the time. Raises as `opened` does."""
    async with opened(settings) as (_, clock):
        return clock.now()


async def _set(clock: RehearsalClock, settings: Settings, store: Store) -> None:
    """A later NOW moves the shared clock forward; where nothing moves, nothing is written."""
    ahead = await store.rehearsal.ahead()
    if ahead is None and settings.now is None:
        return
    if ahead is None:
        raise CommandFailed("this database is no rehearsal: it refuses QABYLDAU_NOW")
    if settings.now is None:
        raise CommandFailed("this database is a rehearsal: it needs QABYLDAU_NOW")
    wanted = settings.now - SystemClock(settings.zone).now()
    if wanted > ahead:
        await store.rehearsal.advance(wanted)
        ahead = await store.rehearsal.ahead() or wanted
    clock.offset = ahead
