"""The connection to a Bot API server: Telegram's own, or one on this machine."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

import structlog
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.utils.token import TokenValidationError

from bot.handlers.arriving import WANTED
from bot.plain import PlainSession

Wait = Callable[[asyncio.Event, float], Awaitable[None]]
AWAY: Final = (TelegramNetworkError, TelegramServerError, TelegramRetryAfter)
LONGEST_PAUSE: Final = 30.0
log = structlog.get_logger()


class Disconnected(Exception):  # noqa: N818 - the state of things, not a mistake
    """The server refused; holds the kind of the error and no words of it."""


@asynccontextmanager
async def connected(token: str, api_url: str) -> AsyncIterator[Bot]:
    """Closed at the end. Raises Disconnected where the block leaves Telegram's refusal to it."""
    session = PlainSession(api=TelegramAPIServer.from_base(api_url))
    try:
        yield Bot(token, session=session)
    except (TelegramAPIError, TokenValidationError) as error:
        raise Disconnected(type(error).__name__) from None
    finally:
        await session.close()


async def until_reached(
    greet: Callable[[], Awaitable[None]], wait: Wait, stop: asyncio.Event
) -> None:
    """Tried again while nobody answers: a start does not depend on Telegram. Raises a refusal."""
    pause = 1.0
    while not stop.is_set():
        try:
            await greet()
        except AWAY as error:
            log.warning("telegram not reached", error=type(error).__name__)
            await wait(stop, pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return


async def choose_polling(bot: Bot) -> None:
    """Updates that wait for a webhook are not lost: they come by polling."""
    await bot.delete_webhook(drop_pending_updates=False)


async def choose_webhook(bot: Bot, url: str, secret: str) -> None:
    await bot.set_webhook(url, secret_token=secret, allowed_updates=list(WANTED))
