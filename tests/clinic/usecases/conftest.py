"""The reception desk over SQLite and again over PostgreSQL, in a town of its own."""

from collections.abc import AsyncIterator

import pytest

import storage
from tests.clinic.usecases.desk import Desk, TurnedClock
from tests.clinic.usecases.town import dispensaries, settle, town, village
from tests.keys import KEY


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    await settle(database_url, town())
    clock = TurnedClock()
    async with storage.open_store(database_url, clock, KEY) as store:
        yield Desk(database_url, store, clock)


@pytest.fixture
async def dispensary(desk: Desk) -> Desk:
    """The same desk, and the three dispensaries."""
    await desk.settle(dispensaries())
    return desk


@pytest.fixture
async def home(desk: Desk) -> Desk:
    """The same desk, and the people who are visited at home."""
    await desk.settle(village())
    return desk
