"""A start while Telegram cannot be reached: it waits, and is there when Telegram is."""

import asyncio
from pathlib import Path

import aiohttp
from aiohttp.test_utils import unused_port

from app.commands.demo import TOKEN, people
from playground import Playground, serve
from tests.app.office import NOW, PATIENCE, Office, press, shows
from tests.app.test_killed import NoticedFaults
from tests.databases import SqliteFiles


async def test_it_starts_without_telegram_and_answers_when_it_is_back(
    sqlite_files: SqliteFiles, tmp_path: Path
) -> None:
    world, port = Playground(TOKEN, people(), now=lambda: NOW), unused_port()
    world.faults = faults = NoticedFaults()
    faults.cut = True
    hand = world.person(people()[0].id)
    async with await serve(world) as served:
        listens = f"127.0.0.1:{port}"
        office = Office(
            await sqlite_files.empty(), served.url, tmp_path, QABYLDAU_HTTP_LISTEN=listens
        )
        assert (await office.command("migrate")).status == 0
        async with office.bot(), aiohttp.ClientSession() as session:
            await asyncio.wait_for(faults.struck.wait(), PATIENCE)
            async with session.get(f"http://{listens}/health/live") as answer:
                assert answer.status == 200
            faults.cut = False
            await hand.say("/start")
            await press(hand, "Қазақша")
            await shows(hand, "103")
