"""An open store on each database, empty or with a small clinic in it."""

from collections.abc import AsyncIterator

import pytest

from storage.store import Store, open_store
from tests.keys import KEY
from tests.storage.clinic_at_work import NOUNS, TurnedClock
from tests.storage.seeding import put


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
async def store(database_url: str, clock: TurnedClock) -> AsyncIterator[Store]:
    async with open_store(database_url, clock, KEY) as opened:
        await put(opened, *NOUNS)
        yield opened
