"""Every call comes on a Monday morning, over SQLite; `ON_BOTH` asks for PostgreSQL as well."""

from collections.abc import AsyncIterator

import pytest

import storage
from storage import tables
from tests.clinic.samples import HERE
from tests.clinic.usecases.desk import Desk, TurnedClock
from tests.clinic.usecases.town import settle, town
from tests.databases import Databases
from tests.keys import KEY
from tests.voice.outbound import Calling
from tests.voice.parts import Call, FakeLeg, offer, taken
from tests.voice.ringing import Ringing


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    found: Databases = request.getfixturevalue(getattr(request, "param", "sqlite_files"))
    return found


@pytest.fixture
async def ringing(database_url: str) -> AsyncIterator[Ringing]:
    await settle(database_url, town())
    clock = TurnedClock()
    async with storage.open_store(database_url, clock, KEY) as store:
        yield Ringing(Desk(database_url, store, clock))


@pytest.fixture
async def calling(ringing: Ringing) -> Calling:
    """The same clinic, which rings itself."""
    named = {"name_kk": "№ 1 қалалық емхана", "name_ru": "Городская поликлиника № 1"}
    await ringing.clinic.change(tables.providers, {"provider": HERE}, **named)
    return Calling(ringing.clinic)


@pytest.fixture
async def call() -> AsyncIterator[Call]:
    """Answered."""
    async with taken(FakeLeg(offer())) as call:
        await call.line.answer()
        yield call
