"""Long polling: in order for each, side by side for all, confirmed only when finished."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramUnauthorizedError

from bot.polling import Polling
from bot.turnstile import Turnstile
from clinic.acting import Account
from playground import Person, Playground, Served, serve
from tests.bot.waiting import Sandglass
from tests.clinic.usecases.desk import TurnedClock

TOKEN = "42:TEST"
AIGUL, SERGEI = Person(7001, "Айгүл"), Person(7002, "Сергей", "ru")


class Away(Exception):  # noqa: N818 - a store that is busy is no mistake
    """As a store's."""


class Bench:
    """Updates are handled when the test lets them be."""

    def __init__(self, playground: Playground, bot: Bot) -> None:
        self.playground, self.bot = playground, bot
        self.glass = Sandglass()
        self.stop = asyncio.Event()
        self.news = asyncio.Event()
        self.begun: list[str] = []
        self.finished: list[str] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.failures: dict[str, int] = {}
        self.error: Exception = OSError()
        self.turnstile = Turnstile()

    async def handle(self, update: Mapping[str, Any]) -> None:
        message = update["message"]
        text = message["text"]
        async with self.turnstile.turn(Account(str(message["from"]["id"]))):
            self.begun.append(text)
            self.news.set()
            if self.failures.get(text, 0):
                self.failures[text] -= 1
                raise self.error
            await self.gates.setdefault(text, asyncio.Event()).wait()
            self.finished.append(text)

    def let(self, *texts: str) -> None:
        for text in texts:
            self.gates.setdefault(text, asyncio.Event()).set()

    def start(self) -> asyncio.Task[None]:
        polling = Polling(self.bot, self.handle, self.glass.until, away=(Away,))
        return asyncio.get_running_loop().create_task(polling.run(self.stop))

    async def until(self, *texts: str) -> None:
        async with asyncio.timeout(5):
            while not set(texts) <= set(self.begun):
                self.news.clear()
                await self.news.wait()


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    clock = TurnedClock()
    playground = Playground(TOKEN, [AIGUL, SERGEI], now=clock.now)
    async with await serve(playground) as opened:
        yield opened


@pytest.fixture
async def bench(served: Served) -> AsyncIterator[Bench]:
    api = TelegramAPIServer.from_base(served.url)
    async with Bot(TOKEN, session=AiohttpSession(api=api)) as bot:
        yield Bench(served.playground, bot)


async def test_only_what_is_finished_is_confirmed(bench: Bench) -> None:
    """A stuck update holds back the confirmation of all that came after it, and nobody."""
    task = bench.start()
    await bench.playground.person(7001).say("stuck")
    await bench.until("stuck")
    bench.let("quick", "other")
    await bench.playground.person(7002).say("quick")
    await bench.playground.person(7002).say("other")
    await bench.until("quick", "other")
    assert len(bench.playground.updates.pending) == 3
    assert bench.finished == ["quick", "other"]
    bench.let("stuck")
    await bench.playground.settled()
    assert bench.begun == ["stuck", "quick", "other"]
    bench.stop.set()
    await task


async def test_one_person_is_answered_in_order(bench: Bench) -> None:
    task = bench.start()
    texts = [f"{number}" for number in range(20)]
    bench.let(*texts)
    for text in texts:
        await bench.playground.person(7001).say(text)
    await bench.playground.settled()
    assert bench.finished == texts
    bench.stop.set()
    await task


async def test_told_to_stop_it_finishes_what_is_under_way_and_confirms_it(bench: Bench) -> None:
    """SIGTERM."""
    task = bench.start()
    await bench.playground.person(7001).say("late")
    await bench.until("late")
    bench.stop.set()
    bench.let("late")
    await task
    assert bench.finished == ["late"]
    assert not bench.playground.updates.pending


async def test_an_update_that_fails_is_tried_again_after_a_pause(bench: Bench) -> None:
    bench.failures["flaky"] = 2
    bench.let("flaky")
    task = bench.start()
    await bench.playground.person(7001).say("flaky")
    await bench.playground.settled()
    assert bench.begun == ["flaky"] * 3
    assert bench.glass.waited == [1.0, 2.0]
    bench.stop.set()
    await task


async def test_an_update_that_never_succeeds_does_not_hold_up_the_rest_for_ever(
    bench: Bench,
) -> None:
    bench.failures["poison"] = 99
    task = bench.start()
    await bench.playground.person(7001).say("poison")
    await bench.playground.settled()
    assert len(bench.begun) == 8
    bench.stop.set()
    await task


async def test_a_store_that_is_away_is_waited_for(bench: Bench) -> None:
    """An hour long: what was said meanwhile is answered when it is back."""
    bench.failures["patient"], bench.error = 110, Away()
    bench.let("patient")
    task = bench.start()
    await bench.playground.person(7001).say("patient")
    await bench.playground.settled()
    assert bench.finished == ["patient"]
    assert max(bench.glass.waited) == 30.0
    bench.stop.set()
    await task


async def test_what_was_confirmed_is_not_asked_for_again_with_an_offset(bench: Bench) -> None:
    """Ids start anew after a quiet week: an old offset would lose them."""
    offsets: list[object] = []
    bench.playground.on_call = lambda call: offsets.append(call.params.get("offset"))
    bench.let("one")
    task = bench.start()
    await bench.playground.person(7001).say("one")
    await bench.playground.settled()
    bench.stop.set()
    await task
    assert offsets[0] is None


async def test_a_wrong_token_ends_it(served: Served) -> None:
    api = TelegramAPIServer.from_base(served.url)
    async with Bot("43:OTHER", session=AiohttpSession(api=api)) as bot:
        bench = Bench(served.playground, bot)
        with pytest.raises(TelegramUnauthorizedError):
            await bench.start()


async def test_what_is_finished_out_of_order_waits_for_the_oldest_unfinished() -> None:
    """Telegram forgets whatever is older than the offset asked for."""

    async def handle(_: Mapping[str, Any]) -> None: ...

    polling = Polling(Bot("42:TEST"), handle, Sandglass().until)
    polling._seen = {5: True, 6: False, 7: True}
    assert polling._offset() == 6
    polling._seen[6] = True
    assert polling._offset() == 8
