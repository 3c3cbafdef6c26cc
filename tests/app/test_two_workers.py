"""Two webhook workers on one PostgreSQL, behind a proxy that gives each update to the next one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Final

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import unused_port

from app.commands.demo import TOKEN, people
from app.demo_region import write_region
from playground import Call, Playground, Served, serve
from tests.app.office import NOW, PATIENCE, Office, press, shows
from tests.app.test_killed import AIGUL, ENTERED, walk_to_confirmation
from tests.databases import PostgresDatabases

WORKERS: Final = 2


class Proxy:
    """Round robin; a worker that does not answer is a bad gateway, and Telegram comes again."""

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self.port = unused_port()
        self.given: list[int] = []
        self._next = count()

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        async with aiohttp.ClientSession() as self._session:
            app = web.Application()
            app.router.add_post("/hook", self._pass_on)
            runner = web.AppRunner(app)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", self.port).start()
            try:
                yield
            finally:
                await runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        port = self.ports[next(self._next) % len(self.ports)]
        body, headers = await request.read(), request.headers
        try:
            async with self._session.post(
                f"http://127.0.0.1:{port}/hook", data=body, headers=headers
            ) as answer:
                self.given.append(port)
                return web.Response(status=answer.status)
        except aiohttp.ClientError:
            return web.Response(status=502)


class Ready:
    """Waits until so many workers have named their webhook: then they listen."""

    def __init__(self, playground: Playground) -> None:
        self._named = 0
        self._changed = asyncio.Event()
        playground.on_call = self._note

    def _note(self, call: Call) -> None:
        if call.method.lower() == "setwebhook":
            self._named += 1
            self._changed.set()

    async def are(self, workers: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while self._named < workers:
                await self._changed.wait()
                self._changed.clear()


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with await serve(Playground(TOKEN, people(), now=lambda: NOW)) as served:
        yield served


@pytest.fixture
async def url(postgres: PostgresDatabases) -> AsyncIterator[str]:
    """A PostgreSQL database without a schema."""
    url = await postgres.empty()
    yield url
    await postgres.drop(url)


async def test_a_conversation_over_two_workers_one_of_which_is_killed(
    served: Served, url: str, tmp_path: Path
) -> None:
    """Twin taps reach both workers at once; then one worker dies, and the other goes on."""
    proxy, ready = Proxy([unused_port() for _ in range(WORKERS)]), Ready(served.playground)
    hook = {
        "QABYLDAU_WEBHOOK_URL": f"http://127.0.0.1:{proxy.port}/hook",
        "QABYLDAU_WEBHOOK_SECRET": "0123456789abcdef0123456789abcdef",
    }
    write_region(tmp_path / "region", NOW.date(), people=100)
    office = Office(url, served.url, tmp_path)
    assert (await office.command("migrate")).status == 0
    assert (await office.command("import", str(tmp_path / "region"))).status == 0
    hand = served.playground.person(AIGUL)

    async with proxy.serving(), AsyncExitStack() as running:
        first, _ = [
            await running.enter_async_context(
                Office(
                    url, served.url, tmp_path, **hook,
                    QABYLDAU_WEBHOOK_LISTEN=f"127.0.0.1:{port}",
                ).bot(*arguments)
            )
            for port, arguments in zip(proxy.ports, ((), ("--no-ticker",)), strict=True)
        ]  # fmt: skip
        await ready.are(WORKERS)
        await walk_to_confirmation(hand)
        await hand.until(lambda seen: "Растаймын" in str(seen.messages[-1].buttons), PATIENCE)
        await asyncio.gather(*(press(hand, "Растаймын") for _ in range(2)))
        await shows(hand, ENTERED)
        await served.playground.settled(PATIENCE)
        assert set(proxy.given) == set(proxy.ports)
        first.kill()
        await first.wait()
        await hand.say("/my")
        await press(hand, "24 қар.")
        await shows(hand, "№ 1")
        await served.playground.settled(PATIENCE)

    (entry,) = await office.journal()
    assert (entry["state"], entry["channel"]) == ("active", "chat")
    assert sum(ENTERED in message.text for message in hand.messages) == 1
