"""One turn at a time for a person, over processes; a killed one keeps nobody waiting."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress

import asyncpg
import pytest

from storage import StorageBusy
from storage.store import Store, open_store
from tests.keys import KEY
from tests.storage.clinic_at_work import CHAT, FIXED, OTHER_CHAT

PATIENCE = 5


@pytest.fixture
async def workers(postgres_url: str) -> AsyncIterator[list[Store]]:
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(open_store(postgres_url, FIXED, KEY)) for _ in range(3)
        ]


async def waits_for_a_lock(store: Store, how_many: int) -> None:
    """Until the server says so."""
    database = store.turns._database
    assert database is not None
    query = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    async with asyncio.timeout(PATIENCE):
        while True:
            connection = await database.pool.acquire()
            rows = await connection.fetch(query)
            await database.pool.release(connection)
            if rows[0][0] == how_many:
                return


async def test_turns_of_one_person_come_in_the_order_in_which_they_were_asked_for(
    workers: list[Store],
) -> None:
    first, second, third = workers
    order: list[str] = []
    done = asyncio.Event()

    async def turn(store: Store, name: str) -> None:
        async with store.turns(CHAT):
            order.append(name)
            if name == "first":
                await done.wait()

    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as tasks:
        tasks.create_task(turn(first, "first"))
        while not order:  # noqa: ASYNC110 - until the server has given the first turn
            await asyncio.sleep(0)
        tasks.create_task(turn(second, "second"))
        await waits_for_a_lock(first, 1)
        tasks.create_task(turn(third, "third"))
        await waits_for_a_lock(first, 2)
        assert order == ["first"]
        done.set()
    assert order == ["first", "second", "third"]


async def test_nobody_waits_for_another_person(workers: list[Store]) -> None:
    async with asyncio.timeout(PATIENCE), workers[0].turns(CHAT), workers[1].turns(OTHER_CHAT):
        pass


async def test_a_killed_process_gives_its_turns_back(workers: list[Store]) -> None:
    dying, other = workers[0], workers[1]
    holding = dying.turns(CHAT)
    await holding.__aenter__()
    assert dying.turns._database is not None
    dying.turns._database.pool.terminate()  # type: ignore[attr-defined]  # what a killed process does
    async with asyncio.timeout(PATIENCE), other.turns(CHAT):
        pass
    with suppress(asyncpg.InterfaceError):
        await holding.__aexit__(None, None, None)


async def test_a_turn_that_failed_is_over(workers: list[Store]) -> None:
    with pytest.raises(OSError, match="cut"):
        async with workers[0].turns(CHAT):
            raise OSError("cut")
    async with asyncio.timeout(PATIENCE), workers[1].turns(CHAT):
        pass


async def test_where_the_server_is_away_the_turn_is_asked_for_again(workers: list[Store]) -> None:
    assert workers[0].turns._database is not None
    workers[0].turns._database.pool.terminate()  # type: ignore[attr-defined]  # the server went away
    with pytest.raises(StorageBusy):
        async with workers[0].turns(CHAT):
            pass


async def test_on_sqlite_there_is_nobody_to_wait_for(sqlite_url: str) -> None:
    async with open_store(sqlite_url, FIXED, KEY) as store, store.turns(CHAT), store.turns(CHAT):
        pass
