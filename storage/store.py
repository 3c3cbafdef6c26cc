"""An open database with everything that the product keeps in it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from clinic.acting import Channel
from clinic.ports import Clock
from storage.address import driver_url, sqlite_path
from storage.claims import Claims, claims_on
from storage.counts import NoticeCounts
from storage.dialled import SqlDialled
from storage.errors import reached
from storage.kept import Kept
from storage.keyring import Keyring, open_keyring, rotate
from storage.postgresql import PostgresqlDatabase
from storage.rehearsal import Rehearsal
from storage.rounds import SqlRounds
from storage.sessions import SqlSessions
from storage.sqlite import SqliteDatabase
from storage.turns import Turns, turns_on
from storage.unit import SqlUnits


@dataclass(frozen=True, slots=True)
class Store:
    """`kept.forget()` after an import by this process: its changes are seen at once.

    `phone_claims`: what the front of the telephone brings.
    """

    units: SqlUnits
    sessions: SqlSessions
    claims: Claims
    phone_claims: Claims
    turns: Turns
    rounds: SqlRounds
    dialled: SqlDialled
    counts: NoticeCounts
    rehearsal: Rehearsal
    kept: Kept
    keyring: Keyring


async def rotate_data_key(url: str, clock: Clock, old: bytes, new: bytes) -> None:
    """From now on only `new` opens the store; what is enciphered stays as it is.

    Raises as `open_store` does.
    """
    async with _opened(url) as database:
        await rotate(database, old, new, clock.now())


@asynccontextmanager
async def open_store(url: str, clock: Clock, data_key: bytes | None) -> AsyncIterator[Store]:
    """The database must have been migrated (storage.is_current).

    Without a data key nothing that is enciphered can be read or written (DataKeyMissing).
    Raises StorageBusy or StorageFault where it cannot be reached, DataKeyWrong for another's key.
    """
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(_opened(url))
        keyring = await open_keyring(database, data_key, clock.now())
        kept, cipher = Kept(clock), keyring.cipher()
        chat, phone = [
            await stack.enter_async_context(claims_on(database, channel))
            for channel in (Channel.CHAT, Channel.PHONE)
        ]
        yield Store(
            units=SqlUnits(database, kept, cipher),
            sessions=SqlSessions(
                database, cipher, at_once=isinstance(database, PostgresqlDatabase)
            ),
            claims=chat,
            phone_claims=phone,
            turns=await stack.enter_async_context(turns_on(url)),
            rounds=SqlRounds(database),
            dialled=SqlDialled(database, cipher),
            counts=NoticeCounts(database),
            rehearsal=Rehearsal(database),
            kept=kept,
            keyring=keyring,
        )


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[SqliteDatabase | PostgresqlDatabase]:
    path = sqlite_path(url)
    with reached():
        database = (
            await PostgresqlDatabase.open(driver_url(url))
            if path is None
            else await SqliteDatabase.open(path)
        )
    try:
        yield database
    finally:
        await database.close()
