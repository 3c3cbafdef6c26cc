"""How updates come: asked of Telegram, or brought by it to a webhook."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiohttp import web

from bot.connection import choose_polling, choose_webhook, until_reached
from bot.menu_of_commands import publish_commands
from bot.polling import Errors, Handle, Polling, Wait
from bot.webhook import webhook_app
from locales.language import Language
from locales.translator import Translator

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram brings updates; `serve` listens there as long as its block lasts."""

    url: str
    secret: str
    serve: Callable[[web.Application], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class Listener:
    """Returns when told to stop and what had begun is finished. Raises Telegram's refusal.

    Without a hook it polls; `away` as for Polling.
    """

    bot: Bot
    translators: Mapping[Language, Translator]
    handle: Handle
    wait: Wait
    away: Errors
    hook: Hook | None

    async def __call__(self, stop: asyncio.Event) -> None:
        if self.hook is None:
            await self._greet(partial(choose_polling, self.bot), stop)
            await Polling(self.bot, self.handle, self.wait, self.away).run(stop)
        else:
            await self._receive(self.hook, stop)

    async def reach(self) -> None:
        """Once; raises what Telegram, or the way to it, answers."""
        await self.bot.get_me()

    async def _receive(self, hook: Hook, stop: asyncio.Event) -> None:
        app = webhook_app(self.handle, urlsplit(hook.url).path or "/", hook.secret)
        async with hook.serve(app):
            await self._greet(partial(choose_webhook, self.bot, hook.url, hook.secret), stop)
            await stop.wait()

    async def _greet(self, choose: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
        async def greet() -> None:
            await publish_commands(self.bot, self.translators)
            await choose()

        await until_reached(greet, self.wait, stop)
        if not stop.is_set():
            log.info("open", by="long polling" if self.hook is None else "webhook")
