"""The story's bot on python-telegram-bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from playground import Served
from tests.playground.conftest import TOKEN
from tests.playground.story import ASK_PHONE, CALENDAR, GREETING

BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Жазылу", callback_data="book")],
        [InlineKeyboardButton("Файл", callback_data="file")],
    ]
)
PHONE = ReplyKeyboardMarkup([[KeyboardButton("Нөмірімді жіберу", request_contact=True)]])
App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE


def ptb_application(served: Served) -> App:
    builder = Application.builder().token(TOKEN).base_url(f"{served.url}/bot")
    application: App = builder.base_file_url(f"{served.url}/file/bot").build()
    application.add_handler(CommandHandler("start", on_start))
    application.add_handler(CallbackQueryHandler(on_tap))
    application.add_handler(MessageHandler(filters.CONTACT, on_contact))
    application.add_handler(MessageHandler(filters.Regex("^file$"), on_file))
    application.add_handler(MessageHandler(filters.Regex("^secret"), on_secret))
    return application


async def on_start(update: Update, _context: Context) -> None:
    assert update.message is not None
    await update.message.reply_html(GREETING, reply_markup=BUTTONS)


async def on_tap(update: Update, context: Context) -> None:
    query, chat = update.callback_query, update.effective_chat
    assert query is not None
    assert chat is not None
    await query.edit_message_text("Жазылу")
    await query.answer("Сақталды")
    await context.bot.send_message(chat.id, ASK_PHONE, reply_markup=PHONE)


async def on_contact(update: Update, _context: Context) -> None:
    assert update.message is not None
    contact = update.message.contact
    assert contact is not None
    said = f"{contact.phone_number} {contact.user_id}"
    await update.message.reply_text(said, reply_markup=ReplyKeyboardRemove())


async def on_file(update: Update, _context: Context) -> None:
    assert update.message is not None
    await update.message.reply_document(CALENDAR, filename="visit.ics", caption="Күнтізбе")


async def on_secret(update: Update, _context: Context) -> None:
    assert update.message is not None
    await update.message.delete()


@asynccontextmanager
async def ptb_polling(served: Served) -> AsyncIterator[App]:
    application = ptb_application(served)
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling()
        yield application
        await application.updater.stop()
        await application.stop()
