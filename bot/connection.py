"""The connection to a Bot API server: Telegram's own, or one on this machine."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.handlers.arriving import WANTED
from bot.plain import PlainSession


@asynccontextmanager
async def connected(token: str, api_url: str) -> AsyncIterator[Bot]:
    """Closed at the end."""
    bot = Bot(token, session=PlainSession(api=TelegramAPIServer.from_base(api_url)))
    try:
        yield bot
    finally:
        await bot.session.close()


async def choose_polling(bot: Bot) -> None:
    """Updates that wait for a webhook are not lost: they come by polling."""
    await bot.delete_webhook(drop_pending_updates=False)


async def choose_webhook(bot: Bot, url: str, secret: str) -> None:
    await bot.set_webhook(url, secret_token=secret, allowed_updates=list(WANTED))
