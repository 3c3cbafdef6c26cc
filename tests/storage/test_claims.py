"""Claims: nobody is given what another sender holds, and a dead sender holds nothing."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest

import storage
from clinic.notices import Notice, NoticeKind
from storage.store import Store, open_store
from tests.keys import KEY
from tests.storage.clinic_at_work import CHAT, FIXED, LATER, NOW

NOTICE = Notice("n1", NoticeKind.OFFER, CHAT, None, "a", "kk", NOW)


async def add(store: Store, count: int) -> None:
    async with store.units(writing=True) as unit:
        for number in range(count):
            due_at = NOW - timedelta(seconds=count - number)
            notice = replace(NOTICE, notice=f"n{number:02}", subject=f"s{number}", due_at=due_at)
            await unit.outbox.add(notice)
        await unit.commit()


def ids(notices: object) -> list[str]:
    assert isinstance(notices, list)
    return [notice.notice for notice in notices]


async def test_the_longest_due_are_claimed_first(store: Store) -> None:
    await add(store, 5)
    async with store.claims(NOW, 3) as claimed:
        assert ids(claimed) == ["n00", "n01", "n02"]
    async with store.claims(NOW - timedelta(seconds=4), 3) as claimed:
        assert ids(claimed) == ["n00", "n01"]


async def test_two_senders_on_one_postgresql_are_given_different_ones(postgres_url: str) -> None:
    async with (
        open_store(postgres_url, FIXED, KEY) as one,
        open_store(postgres_url, FIXED, KEY) as other,
    ):
        await add(one, 5)
        async with one.claims(NOW, 3) as first, other.claims(NOW, 3) as second:
            assert (ids(first), ids(second)) == (["n00", "n01", "n02"], ["n03", "n04"])
        async with other.claims(NOW, 9) as again:
            assert len(again) == 5


async def test_one_sender_claims_two_batches_at_once_without_overlap(postgres_url: str) -> None:
    async with open_store(postgres_url, FIXED, KEY) as store:
        await add(store, 4)
        async with store.claims(NOW, 2) as first, store.claims(NOW, 9) as second:
            assert (ids(first), ids(second)) == (["n00", "n01"], ["n02", "n03"])


async def test_whoever_cancels_does_not_wait_for_the_sending(store: Store) -> None:
    await add(store, 1)
    async with store.claims(NOW, 9) as claimed:
        assert len(claimed) == 1
        async with asyncio.timeout(5), store.units(writing=True) as unit:
            await unit.outbox.withdraw("s0", [NoticeKind.OFFER])
            await unit.commit()
    async with store.claims(LATER, 9) as claimed:
        assert claimed == []


async def test_a_claim_ends_with_the_block_that_failed(store: Store) -> None:
    await add(store, 1)
    with pytest.raises(OSError, match="cut"):
        async with store.claims(NOW, 9):
            raise OSError("cut")
    async with store.claims(NOW, 9) as claimed:
        assert len(claimed) == 1


async def test_a_claim_ends_with_its_connection(postgres_url: str) -> None:
    """As kill -9 ends it: the server sees the connection go."""
    async with open_store(postgres_url, FIXED, KEY) as other:
        await add(other, 2)
        async with open_store(postgres_url, FIXED, KEY) as dying:
            holding = dying.claims(NOW, 9)
            assert len(await holding.__aenter__()) == 2
            async with other.claims(NOW, 9) as claimed:
                assert claimed == []
            dying.claims._pool.terminate()  # type: ignore[attr-defined]  # what a killed process does
            async with asyncio.timeout(5):
                while not await free(other):  # noqa: ASYNC110 - until the server has seen it
                    await asyncio.sleep(0)
            with suppress(asyncpg.InterfaceError):
                await holding.__aexit__(None, None, None)


async def free(store: Store) -> bool:
    async with store.claims(NOW, 9) as claimed:
        return len(claimed) == 2


async def test_a_sqlite_file_has_one_sender(sqlite_url: str) -> None:
    """Until it is closed: then the next one sends."""
    async with open_store(sqlite_url, FIXED, KEY) as other:
        async with open_store(sqlite_url, FIXED, KEY) as first:
            await add(first, 2)
            async with first.claims(NOW, 9) as claimed:
                assert len(claimed) == 2
            async with other.claims(NOW, 9) as claimed:
                assert claimed == []
        async with other.claims(NOW, 9) as claimed:
            assert len(claimed) == 2


async def test_a_database_that_is_gone_is_busy(postgres_url: str) -> None:
    async with open_store(postgres_url, FIXED, KEY) as store:
        store.claims._pool.terminate()  # type: ignore[attr-defined]  # the server went away
        with pytest.raises(storage.StorageBusy):
            async with store.claims(NOW, 9):
                pass
