"""kill -9 between the commit of a deed and its answer: nothing is lost and nothing acts twice."""

import asyncio
import csv
import os
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from app.commands.demo import TOKEN, people
from app.demo_region import write_region
from playground import ApiError, Drop, Hand, Playground, Served, serve
from playground.faults import Faults

NOW: Final = datetime(2026, 11, 24, 9, 5, tzinfo=ZoneInfo("Asia/Almaty"))
AIGUL: Final = people()[0].id
ENTERED: Final = "Сіз дәрігердің қабылдауына жазылдыңыз."
Hit = Callable[[Hand], bool]


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


class Office:
    """Real processes of the product on one database."""

    def __init__(self, url: str, api: str, folder: Path) -> None:
        self.folder = folder
        self.environment: Mapping[str, str] = os.environ | {
            "QABYLDAU_DATABASE_URL": url,
            "QABYLDAU_TELEGRAM_API_URL": api,
            "QABYLDAU_BOT_TOKEN": TOKEN,
            "QABYLDAU_NOW": NOW.isoformat(),
            "QABYLDAU_PACE": "off",
        }

    async def start(self, *arguments: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app", *arguments, env=self.environment
        )

    async def command(self, *arguments: str) -> None:
        assert await (await self.start(*arguments)).wait() == 0

    async def journal(self) -> list[dict[str, str]]:
        out = self.folder / "journal.csv"
        await self.command(
            "export", "journal", "--book", "pre_appointment", "--provider", "taraz-1",
            "--out", str(out),
        )  # fmt: skip
        with out.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    world = Playground(TOKEN, people(), now=lambda: NOW)
    world.faults = NoticedFaults()
    async with await serve(world) as served:
        yield served


@asynccontextmanager
async def bot(office: Office) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await office.start("run")
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def shows(hand: Hand, text: str) -> None:
    await hand.until(lambda seen: any(text in message.text for message in seen.messages), 60)


async def press(hand: Hand, label: str) -> None:
    """The newest button whose label begins so."""

    def found(seen: Hand) -> str | None:
        labels = [one.text for m in seen.messages for row in m.buttons for one in row]
        return next((text for text in reversed(labels) if text.startswith(label)), None)

    await hand.until(lambda seen: found(seen) is not None, 60)
    await hand.tap(found(hand) or label)


async def walk_to_confirmation(hand: Hand) -> None:
    await hand.say("/start")
    for label in ("Қазақша", "Дәрігерге жазылу", "Келісемін", "Өзімді", "Өз телефон"):
        await press(hand, label)
    await hand.until(lambda seen: seen.keyboard is not None, 60)
    await hand.share_contact()
    await press(hand, "★")


async def test_killed_between_commit_and_answer(
    served: Served, empty_database_url: str, tmp_path: Path
) -> None:
    office = Office(empty_database_url, served.url, tmp_path)
    write_region(tmp_path / "region", NOW.date(), people=100)
    await office.command("migrate")
    await office.command("import", str(tmp_path / "region"))
    hand, faults = served.playground.person(AIGUL), served.playground.faults
    assert isinstance(faults, NoticedFaults)

    async with bot(office) as process:
        await walk_to_confirmation(hand)
        await hand.until(lambda seen: "Растаймын" in str(seen.messages[-1].buttons), 60)
        for method in ("editMessageText", "sendMessage"):
            faults.drop(Drop.REQUEST, times=5, method=method)
        await press(hand, "Растаймын")
        await asyncio.wait_for(faults.struck.wait(), 60)
        process.kill()
        await process.wait()
    (written,) = await office.journal()
    served.playground.faults = Faults()
    async with bot(office):
        await shows(hand, ENTERED)
        await served.playground.settled()
    (told,) = await office.journal()

    assert (written["state"], written["told_at"]) == ("active", "")
    assert told["entry"] == written["entry"]
    assert "жиырма төртінші қараша" in told["told_wording"]
