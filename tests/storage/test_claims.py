"""Claims: nobody is given what another sender holds, and a dead sender holds nothing."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest

import storage
from clinic.acting import Channel
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


async def passed_on(store: Store, count: int) -> None:
    """So many that are told by telephone, and as many for chats."""
    async with store.units(writing=True) as unit:
        for number in range(count):
            for channel in (Channel.CHAT, Channel.PHONE):
                name = f"{channel}{number}"
                await unit.outbox.add(replace(NOTICE, notice=name, subject=name, channel=channel))
        await unit.commit()


async def test_each_front_is_given_its_own(store: Store) -> None:
    await passed_on(store, 2)
    async with store.phone_claims(NOW, 9) as rung, store.claims(NOW, 9) as sent:
        assert ids(rung) == ["phone0", "phone1"]
        assert ids(sent) == ["chat0", "chat1"]


async def test_what_nobody_tells_by_telephone_is_given_to_the_chats(store: Store) -> None:
    await passed_on(store, 1)
    async with store.claims(NOW, 9) as claimed:
        assert ids(claimed) == ["phone0"]
        async with store.phone_claims(NOW, 9) as rung:
            assert rung == [], "nobody begins to ring about what a person is asked to"
    async with store.phone_claims(NOW, 9) as rung:
        assert ids(rung) == ["phone0"]
    async with store.claims(NOW, 9) as claimed:
        assert ids(claimed) == ["chat0"], "somebody rings, though not at this moment"


async def test_once_the_telephone_is_closed_the_chats_are_given_its_notices(
    database_url: str,
) -> None:
    async with open_store(database_url, FIXED, KEY) as chat:
        await passed_on(chat, 1)
        async with open_store(database_url, FIXED, KEY) as phone:
            async with phone.phone_claims(NOW, 9) as rung:
                assert ids(rung) == ["phone0"]
            async with chat.claims(NOW, 9) as claimed:
                assert ids(claimed) == ["chat0"]
        async with chat.claims(NOW, 9) as claimed:
            assert ids(claimed) == ["phone0"]


async def test_one_telephone_claims_the_next_while_a_call_lasts(store: Store) -> None:
    """And none of those that are claimed already."""
    await passed_on(store, 3)
    async with store.phone_claims(NOW, 1) as first:
        async with store.phone_claims(NOW, 1) as second:
            assert (ids(first), ids(second)) == (["phone0"], ["phone1"])
        async with store.phone_claims(NOW, 9) as rest:
            assert ids(rest) == ["phone1", "phone2"], "what was given back, and what was left"
    async with store.phone_claims(NOW, 9) as again:
        assert len(again) == 3


IDLE_IN_TRANSACTION = (
    "SELECT pid FROM pg_stat_activity WHERE state = 'idle in transaction'"
    " AND datname = current_database()"
)
WHO_RINGS_IS_ENDED = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON oid = database"
    " WHERE locktype = 'advisory' AND datname = current_database()"
)


async def beside(postgres_url: str, statement: str) -> list[asyncpg.Record]:
    """What the server answers to somebody else."""
    connection = await asyncpg.connect(postgres_url.replace("+asyncpg", ""))
    try:
        found: list[asyncpg.Record] = await connection.fetch(statement)
        return found
    finally:
        await connection.close()


async def test_a_telephone_keeps_no_transaction_open(postgres_url: str) -> None:
    """A call may last longer than the server lets one be idle."""
    async with open_store(postgres_url, FIXED, KEY) as store:
        await passed_on(store, 1)
        async with store.phone_claims(NOW, 1) as rung:
            assert len(rung) == 1
            assert await beside(postgres_url, IDLE_IN_TRANSACTION) == []


async def test_two_telephones_on_one_postgresql_are_given_different_ones(
    postgres_url: str,
) -> None:
    async with (
        open_store(postgres_url, FIXED, KEY) as one,
        open_store(postgres_url, FIXED, KEY) as other,
    ):
        await passed_on(one, 3)
        async with one.phone_claims(NOW, 2) as first, other.phone_claims(NOW, 9) as second:
            assert (ids(first), ids(second)) == (["phone0", "phone1"], ["phone2"])
        async with other.phone_claims(NOW, 9) as given_back:
            assert len(given_back) == 3


async def test_a_telephone_that_lost_its_connection_takes_its_place_again(
    postgres_url: str,
) -> None:
    async with open_store(postgres_url, FIXED, KEY) as store:
        await passed_on(store, 1)
        async with store.phone_claims(NOW, 9) as rung:
            assert len(rung) == 1
        assert len(await beside(postgres_url, WHO_RINGS_IS_ENDED)) == 1
        async with store.phone_claims(NOW, 9) as rung:
            assert ids(rung) == ["phone0"]
        async with store.claims(NOW, 9) as claimed:
            assert ids(claimed) == ["chat0"]


async def test_a_sqlite_file_has_one_telephone(sqlite_url: str) -> None:
    async with (
        open_store(sqlite_url, FIXED, KEY) as one,
        open_store(sqlite_url, FIXED, KEY) as other,
    ):
        await passed_on(one, 1)
        async with one.phone_claims(NOW, 9) as rung:
            assert len(rung) == 1
        async with other.phone_claims(NOW, 9) as rung:
            assert rung == []


async def test_a_database_that_is_gone_is_busy(postgres_url: str) -> None:
    async with open_store(postgres_url, FIXED, KEY) as store:
        store.claims._pool.terminate()  # type: ignore[attr-defined]  # the server went away
        with pytest.raises(storage.StorageBusy):
            async with store.claims(NOW, 9):
                pass
