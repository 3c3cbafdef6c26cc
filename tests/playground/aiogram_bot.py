"""The story's bot on aiogram."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from playground import Served
from tests.playground.conftest import TOKEN
from tests.playground.story import ASK_PHONE, CALENDAR, GREETING

BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Жазылу", callback_data="book", style="primary")],
        [InlineKeyboardButton(text="Файл", callback_data="file")],
    ]
)
PHONE = ReplyKeyboardMarkup(
    keyboard=[[KeyboardButton(text="Нөмірімді жіберу", request_contact=True)]],
    resize_keyboard=True,
)


def aiogram_client(served: Served) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(served.url))
    return Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))


def aiogram_dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()
    dispatcher.message.register(on_message)
    dispatcher.callback_query.register(on_tap)
    return dispatcher


async def on_message(message: Message) -> None:
    text = message.text or ""
    if message.contact:
        said = f"{message.contact.phone_number} {message.contact.user_id}"
        await message.answer(said, reply_markup=ReplyKeyboardRemove())
    elif text == "file":
        await message.answer_document(BufferedInputFile(CALENDAR, "visit.ics"), caption="Күнтізбе")
    elif text.startswith("secret"):
        await message.delete()
    else:
        await message.answer(GREETING, reply_markup=BUTTONS)


async def on_tap(query: CallbackQuery) -> None:
    assert isinstance(query.message, Message)
    await query.message.edit_text("Жазылу")
    await query.answer("Сақталды")
    await query.message.answer(ASK_PHONE, reply_markup=PHONE)


@asynccontextmanager
async def aiogram_polling(served: Served) -> AsyncIterator[Bot]:
    """The bot runs until the block ends; then it has confirmed and closed everything."""
    bot, dispatcher = aiogram_client(served), aiogram_dispatcher()
    async with asyncio.TaskGroup() as group:
        group.create_task(dispatcher.start_polling(bot, handle_signals=False))
        yield bot
        await dispatcher.stop_polling()
