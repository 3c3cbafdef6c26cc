"""Every journey begins on a Monday morning in the demo region."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.journeys.house import House, open_house


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """SQLite; `telling.ON_BOTH` takes a journey over PostgreSQL as well."""
    found: Databases = request.getfixturevalue(getattr(request, "param", "sqlite_files"))
    return found


@pytest.fixture
async def house(database_url: str, tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(database_url, tmp_path) as opened:
        yield opened
