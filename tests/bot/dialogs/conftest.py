"""A desk over the real reception and a real database: no Telegram in between."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.demo_region import write_region
from app.reception_desk import open_reception
from bot.dialogs.desk import Desk
from locales.hearing import hear
from storage.imports.loading import Order, load
from storage.store import open_store
from tests.clinic.samples import NOW
from tests.clinic.usecases.desk import QuickVault, TurnedClock
from tests.journeys.house import REGION, Tokens, register_at_one_address
from tests.keys import KEY


@pytest.fixture
async def desk(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Desk]:
    clock, dice = TurnedClock(NOW), Tokens()
    write_region(tmp_path, clock.today(), REGION)
    await load(sqlite_url, Order([tmp_path], NOW))
    await register_at_one_address(sqlite_url)
    async with open_store(sqlite_url, clock, KEY) as store:
        reception = open_reception(store.units, clock, dice, QuickVault())
        yield Desk(reception, clock, hear, dice)
