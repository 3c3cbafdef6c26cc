"""A start while Telegram cannot be reached: it waits, and is there when Telegram is."""

import asyncio
from functools import partial
from pathlib import Path

import aiohttp
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from aiohttp.test_utils import unused_port

from app.commands.demo import TOKEN, people
from bot.connection import choose_polling, connected, until_reached
from playground import Drop, Playground, serve
from tests.app.office import NOW, PATIENCE, Office, press, shows
from tests.app.test_killed import NoticedFaults
from tests.bot.waiting import Sandglass
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


async def test_whatever_keeps_telegram_away_is_waited_for_longer_each_time() -> None:
    world, glass = Playground(TOKEN, people(), now=lambda: NOW), Sandglass()
    world.faults.drop(Drop.REQUEST, times=2)
    world.faults.broken_server(times=2)
    world.faults.too_many(7, times=3)
    async with await serve(world) as served, connected(TOKEN, served.url) as bot:
        await until_reached(partial(choose_polling, bot), glass.until, asyncio.Event())
    assert glass.waited == [1, 2, 4, 8, 16, 30, 30]


async def test_told_to_stop_while_telegram_is_away_it_asks_no_more() -> None:
    stop = asyncio.Event()

    async def greet() -> None:
        assert not stop.is_set()
        stop.set()
        raise TelegramNetworkError(GetMe(), "nobody answers")

    await until_reached(greet, Sandglass().until, stop)
