"""The floor of the chat bench: a bare aiogram bot.

It answers every update with as many API calls as ours, after at most one bare durable commit.

`python -m bench.echo API_URL TOKEN none|sqlite:FILE|postgresql://…`
"""

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from typing import Final

import asyncpg
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

Commit = Callable[[int], Awaitable[None]]
TEXT: Final = "Сізге қай күн ыңғайлы? Күнді таңдаңыз. Жедел жәрдем: 103." * 3
CREATE: Final = "CREATE TABLE IF NOT EXISTS echoed (update_id INTEGER PRIMARY KEY, body TEXT)"


def keyboard(turn: int) -> InlineKeyboardMarkup:
    """As many buttons as a window of ours has on average; the labels name the turn."""
    buttons = [
        InlineKeyboardButton(text=str(place), callback_data=f"echo.{turn}.{place}")
        for place in range(10)
    ]
    rows = [buttons[at : at + 2] for at in range(0, 10, 2)]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def no_commit(update_id: int) -> None:
    del update_id


def sqlite_commit(path: str) -> Commit:
    """FULL in WAL, one thread hop a commit."""
    store = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute(CREATE)
    lock = asyncio.Lock()

    async def commit(update_id: int) -> None:
        async with lock:
            await asyncio.to_thread(
                store.execute, "INSERT OR REPLACE INTO echoed VALUES (?, ?)", (update_id, TEXT)
            )

    return commit


async def postgres_commit(url: str) -> Commit:
    pool = await asyncpg.create_pool(url, min_size=8, max_size=8)
    await pool.execute(CREATE.replace("INTEGER", "BIGINT"))

    async def commit(update_id: int) -> None:
        await pool.execute(
            "INSERT INTO echoed VALUES ($1, $2)"
            " ON CONFLICT (update_id) DO UPDATE SET body = excluded.body",
            update_id,
            TEXT,
        )

    return commit


async def chosen(store: str) -> Commit:
    if store == "none":
        return no_commit
    if store.startswith("sqlite:"):
        return sqlite_commit(store.removeprefix("sqlite:"))
    return await postgres_commit(store)


async def main(api_url: str, token: str, store: str) -> None:
    commit = await chosen(store)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def on_message(message: Message) -> None:
        turn = message.message_id
        await commit(turn)
        await message.answer(f"{TEXT}{turn}", reply_markup=keyboard(turn))

    @dispatcher.callback_query()
    async def on_tap(tap: CallbackQuery) -> None:
        turn = int(tap.id) % 2**31
        await commit(turn)
        if isinstance(tap.message, Message):
            shown = tap.message.edit_text(TEXT + tap.id, reply_markup=keyboard(turn))
            await asyncio.gather(bot(shown), bot(tap.answer()))

    await dispatcher.start_polling(bot, handle_signals=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
