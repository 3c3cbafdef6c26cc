"""kill -9 between the commit of a deed and its answer: nothing is lost and nothing acts twice."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from app.commands.demo import TOKEN, people
from app.demo_region import write_region
from playground import ApiError, Drop, Hand, Playground, Served, serve
from playground.faults import Faults
from tests.app.office import NOW, PATIENCE, Office, press, shows

AIGUL: Final = people()[0].id
ENTERED: Final = "Сіз дәрігердің қабылдауына жазылдыңыз."


class NoticedFaults(Faults):
    """Says when one of them has struck."""

    def __init__(self) -> None:
        super().__init__()
        self.struck = asyncio.Event()

    def take(self, method: str) -> ApiError | Drop | None:
        fault = super().take(method)
        if fault:
            self.struck.set()
        return fault


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    world = Playground(TOKEN, people(), now=lambda: NOW)
    world.faults = NoticedFaults()
    async with await serve(world) as served:
        yield served


async def walk_to_confirmation(hand: Hand) -> None:
    await hand.say("/start")
    for label in ("Қазақша", "Дәрігерге жазылу", "Келісемін", "Өзімді", "Өз телефон"):
        await press(hand, label)
    await hand.until(lambda seen: seen.keyboard is not None, PATIENCE)
    await hand.share_contact()
    await press(hand, "★")


async def test_killed_between_commit_and_answer(
    served: Served, empty_database_url: str, tmp_path: Path
) -> None:
    office = Office(empty_database_url, served.url, tmp_path)
    write_region(tmp_path / "region", NOW.date(), people=100)
    assert (await office.command("migrate")).status == 0
    assert (await office.command("import", str(tmp_path / "region"))).status == 0
    hand, faults = served.playground.person(AIGUL), served.playground.faults
    assert isinstance(faults, NoticedFaults)

    async with office.bot() as process:
        await walk_to_confirmation(hand)
        await hand.until(lambda seen: "Растаймын" in str(seen.messages[-1].buttons), PATIENCE)
        for method in ("editMessageText", "sendMessage"):
            faults.drop(Drop.REQUEST, times=5, method=method)
        await press(hand, "Растаймын")
        await asyncio.wait_for(faults.struck.wait(), PATIENCE)
        process.kill()
        await process.wait()
    (written,) = await office.journal()
    served.playground.faults = Faults()
    async with office.bot():
        await shows(hand, ENTERED)
        await served.playground.settled()
    (told,) = await office.journal()

    assert (written["state"], written["told_at"]) == ("active", "")
    assert told["entry"] == written["entry"]
    assert "жиырма төртінші қараша" in told["told_wording"]
