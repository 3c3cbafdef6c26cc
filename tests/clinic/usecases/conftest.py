"""The reception desk over SQLite and again over PostgreSQL, in a town of its own."""

from collections.abc import AsyncIterator

import pytest
from storage.units import SqlUnits

from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import settle, town


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    await settle(database_url, town())
    async with SqlUnits.opened(database_url) as units:
        yield Desk(database_url, units)
