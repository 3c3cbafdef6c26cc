"""Calls that were made: limits hold over processes and restarts, and nobody's number is kept."""

import asyncio
from datetime import timedelta

import pytest

from storage import tables
from storage.store import Store, open_store
from tests.clinic.usecases.town import kept
from tests.keys import KEY
from tests.storage.clinic_at_work import FIXED, NOW, PHONE

OTHER = "+77010000002"
MOST = (3, 100, 100)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def call(store: Store, number: str = PHONE, *, outcome: str = "busy", ago: float = 0) -> int:
    """A call so many hours ago."""
    begun = await store.dialled.begin(number, "n1", NOW - ago * HOUR, MOST)
    assert begun is not None
    await store.dialled.end(begun, outcome)
    return begun


async def test_three_calls_a_day_to_one_number(store: Store) -> None:
    for _ in range(3):
        await call(store)
    assert await store.dialled.begin(PHONE, "n2", NOW, MOST) is None
    assert await store.dialled.of_number(PHONE, NOW - DAY) == ["busy"] * 3
    assert await store.dialled.begin(OTHER, "n2", NOW, MOST) is not None


async def test_a_call_counts_for_a_day_and_for_an_hour(store: Store) -> None:
    await call(store, ago=24.001)
    await call(store, OTHER, ago=1.001)
    assert await store.dialled.begin(PHONE, "n2", NOW, (1, 1, 3)) is not None
    assert await store.dialled.begin(OTHER, "n2", NOW, (3, 1, 9)) is None, "one an hour"
    assert await store.dialled.begin(OTHER, "n2", NOW, (3, 9, 2)) is None, "two a day"
    assert await store.dialled.begin(OTHER, "n2", NOW, (3, 9, 3)) is not None


async def test_a_call_that_rang_nowhere_does_not_count(store: Store) -> None:
    await call(store, outcome="trouble")
    assert await store.dialled.of_number(PHONE, NOW - DAY) == []
    assert await store.dialled.begin(PHONE, "n2", NOW, (1, 1, 1)) is not None


async def test_a_call_whose_process_died_counts(database_url: str) -> None:
    """Written before it is made: a restart rings nobody a fourth time."""
    async with open_store(database_url, FIXED, KEY) as dying:
        assert await dying.dialled.begin(PHONE, "n1", NOW, (1, 9, 9)) is not None
    async with open_store(database_url, FIXED, KEY) as store:
        assert await store.dialled.begin(PHONE, "n1", NOW, (1, 9, 9)) is None
        assert await store.dialled.of_notice("n1", NOW - DAY) == [""]


async def test_two_processes_obey_one_limit(database_url: str) -> None:
    async with (
        open_store(database_url, FIXED, KEY) as one,
        open_store(database_url, FIXED, KEY) as other,
    ):
        begun = await asyncio.gather(
            *(
                store.dialled.begin(f"+7701000{number:04}", "n1", NOW, (3, 5, 100))
                for number, store in enumerate((one, other) * 6)
            )
        )
    assert len([call for call in begun if call is not None]) == 5


async def test_the_outcomes_about_one_notice(store: Store) -> None:
    await call(store, ago=25)
    await call(store, outcome="busy")
    await call(store, OTHER, outcome="no answer")
    assert sorted(await store.dialled.of_notice("n1", NOW - DAY)) == ["busy", "no answer"]
    assert await store.dialled.of_notice("n2", NOW - DAY) == []


async def test_nobodys_number_is_kept_and_no_call_for_longer_than_it_counts(
    database_url: str,
) -> None:
    async with open_store(database_url, FIXED, KEY) as store:
        await call(store, ago=30)
        await call(store)
        assert PHONE.removeprefix("+") not in str(await kept(database_url, tables.dialled))
        await store.dialled.forget(NOW - DAY)
    assert len(await kept(database_url, tables.dialled)) == 1


async def test_whoever_refused_is_left_alone_for_the_day(store: Store) -> None:
    await call(store, outcome="refused")
    assert await store.dialled.begin(PHONE, "n2", NOW + 23 * HOUR, MOST) is None
    assert await store.dialled.begin(PHONE, "n2", NOW + 24 * HOUR, MOST) is not None


async def test_a_number_that_is_being_rung_is_not_rung_beside(store: Store) -> None:
    """For half an hour: whoever made the call may have died."""
    begun = await store.dialled.begin(PHONE, "n1", NOW, MOST)
    assert begun is not None
    assert await store.dialled.of_number(PHONE, NOW - DAY) == [""]
    assert await store.dialled.of_number(OTHER, NOW - DAY) == []
    assert await store.dialled.begin(PHONE, "n2", NOW, MOST) is None
    assert await store.dialled.begin(PHONE, "n2", NOW + HOUR, MOST) is not None
    await store.dialled.end(begun, "busy")


@pytest.mark.parametrize("most", [(0, 9, 9), (9, 0, 9), (9, 9, 0)])
async def test_each_limit_holds_by_itself(store: Store, most: tuple[int, int, int]) -> None:
    assert await store.dialled.begin(PHONE, "n1", NOW, most) is None
