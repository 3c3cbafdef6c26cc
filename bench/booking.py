"""The booking transaction through the reception, beside bare asyncpg doing the same statements."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Final

import asyncpg

from bench.databases import Databases
from bench.table import Bar, Line, compared
from bench.town import CLOCK, KEY, crowd, free_slots, proofs, reception_over, requests
from clinic.acting import Verified
from clinic.reception import Reception, VisitRequest
from storage import open_store
from storage.address import driver_url, sqlite_path
from storage.cipher import Cipher
from storage.kept import Kept
from storage.postgresql import CONNECTIONS, PostgresqlDatabase
from storage.unit import SqlUnits

ROUNDS: Final = 5
WARMING: Final = 50
BOOKINGS: Final = 400
BAR: Final = Bar(0.5)
ENTERING: Final = "INSERT INTO entries"
Said = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one booking said to the database, and the entry's number that it was given."""

    statements: Sequence[Said]
    entry: str


async def measure(databases: Databases, town: str) -> AsyncIterator[Line]:
    """On SQLite without a floor: there it is the same single connection for everybody."""
    recorded = [] if sqlite_path(town) else await _on_copy(databases, town, _record)
    ours, floor = [], []
    for _ in range(ROUNDS):
        ours.append(await _on_copy(databases, town, _through_reception))
        if recorded:
            floor.append(await _on_copy(databases, town, lambda url: _replay(url, recorded)))
    name = f"booking, {CONNECTIONS} at once, {databases.name}"
    if recorded:
        bare = f"{name} ÷ bare asyncpg with the same statements"
        yield compared(bare, ours, floor, "bookings/s", BAR)
    else:
        yield Line(name, f"{median(ours):,.0f} bookings/s")


async def _on_copy(databases: Databases, town: str, work: Callable[[str], Awaitable[Any]]) -> Any:
    url = await databases.copy(town)
    try:
        return await work(url)
    finally:
        await databases.drop(url)


async def _through_reception(url: str) -> float:
    async with open_store(url, CLOCK, KEY) as store:
        reception = reception_over(store.units)
        asked = await _asked(reception)

        async def book(_: int, one: tuple[VisitRequest, Verified]) -> None:
            await reception.book_visit(*one)

        return await _rate(asked, book)


async def _asked(reception: Reception) -> Sequence[tuple[VisitRequest, Verified]]:
    """Everybody asks for a time of their own."""
    asking = await proofs(reception, crowd(WARMING + BOOKINGS))
    return list(requests(asking, await free_slots(reception, len(asking))))


async def _rate(jobs: Sequence[Any], do: Callable[[int, Any], Awaitable[None]]) -> float:
    """Jobs a second, done by as many workers as there are connections, once they are warm."""

    async def worker(number: int, left: Iterable[Any]) -> None:
        for job in left:
            await do(number, job)

    async def together(some: Sequence[Any]) -> None:
        left = iter(some)
        await asyncio.gather(*(worker(number, left) for number in range(CONNECTIONS)))

    await together(jobs[:WARMING])
    began = perf_counter()
    await together(jobs[WARMING:])
    return (len(jobs) - WARMING) / (perf_counter() - began)


async def _record(url: str) -> Sequence[Recorded]:
    """One booking after another, so that each statement is known to belong to one."""
    said: list[Said] = []
    async with _listened_to(url, said) as reception:
        recorded = []
        for request, asker in await _asked(reception):
            said.clear()
            booked = await reception.book_visit(request, asker)
            await asyncio.sleep(0)  # asyncpg tells its loggers a moment later
            recorded.append(Recorded(tuple(said), booked.visit.entry))
        return recorded


@asynccontextmanager
async def _listened_to(url: str, said: list[Said]) -> AsyncIterator[Reception]:
    async def listen(connection: Any) -> None:
        connection.add_query_logger(lambda one: said.append((one.query, tuple(one.args))))

    async def leave_as_it_is(_connection: Any) -> None:
        """As the product does: no round trip to reset a connection."""

    pool = await asyncpg.create_pool(
        driver_url(url), min_size=1, max_size=1, init=listen, reset=leave_as_it_is
    )
    database = PostgresqlDatabase(pool)
    try:
        yield reception_over(SqlUnits(database, Kept(CLOCK), Cipher(KEY)))
    finally:
        await database.close()


async def _replay(url: str, recorded: Sequence[Recorded]) -> float:
    connections = [await asyncpg.connect(driver_url(url)) for _ in range(CONNECTIONS)]

    async def say(number: int, one: Recorded) -> None:
        await _say_all(connections[number], one)

    try:
        return await _rate(recorded, say)
    finally:
        for connection in connections:
            await connection.close()


async def _say_all(connection: Any, one: Recorded) -> None:
    """The entry gets the number whose turn it is; what refers to it follows."""
    entry = one.entry
    for query, arguments in one.statements:
        if not arguments:
            await connection.execute(query)
            continue
        current = [entry if argument == one.entry else argument for argument in arguments]
        rows = await connection.fetch(query, *current)
        if query.startswith(ENTERING):
            entry = rows[0][0]
