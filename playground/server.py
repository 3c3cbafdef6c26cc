"""Puts a playground on a local port: the Bot API for the bot, the page for people."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from aiohttp import web

from playground.bot_api import BotApi
from playground.control import Control
from playground.delivery import Delivery
from playground.files import LARGEST
from playground.guard import LOOPBACK, guard
from playground.page import Page
from playground.playground import Playground

SPARE = 1024 * 1024  # bytes around the largest file


class Served:
    """A playground that listens. Close it, or use it as `async with`."""

    def __init__(self, playground: Playground, runner: web.AppRunner, delivery: Delivery) -> None:
        self.playground = playground
        self._runner = runner
        self._delivery = delivery

    @property
    def url(self) -> str:
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def close(self) -> None:
        self.playground.updates.interrupt(None)
        self.playground.courier.stop()
        self.playground.watchers.dismiss()
        await self._runner.cleanup()
        await self._delivery.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


async def serve(playground: Playground, host: str = "127.0.0.1", port: int = 0) -> Served:
    """Listen on loopback only. Port 0 takes a free one. Raises ValueError for another host."""
    if host not in LOOPBACK:
        raise ValueError("the playground listens on this machine only")
    app = web.Application(middlewares=[guard()], client_max_size=LARGEST + SPARE)
    api = BotApi(playground)
    api.add_to(app)
    Page(playground).add_to(app)
    Control(playground).add_to(app)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    delivery = Delivery(api.call)
    playground.courier.post = delivery.post
    return Served(playground, runner, delivery)
