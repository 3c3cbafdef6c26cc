"""Two independent clients hold the same conversation over real HTTP (issue 2, the playground)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, FSInputFile
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from telegram import Update
from telegram.error import BadRequest, Forbidden, RetryAfter

from playground import Hand, Playground, Served
from tests.playground.aiogram_bot import aiogram_client, aiogram_dispatcher, aiogram_polling
from tests.playground.conftest import SERGEI
from tests.playground.ptb_bot import ptb_application, ptb_polling
from tests.playground.spec import Spec
from tests.playground.story import play

SECRET = "hook-secret_1"


@asynccontextmanager
async def listening(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_aiogram_polls(playground: Playground, served: Served) -> None:
    async with aiogram_polling(served):
        await play(playground, playground.person(7001))


async def test_python_telegram_bot_polls(playground: Playground, served: Served) -> None:
    async with ptb_polling(served):
        await play(playground, playground.person(7001))


async def test_aiogram_has_a_webhook(playground: Playground, served: Served) -> None:
    bot = aiogram_client(served)
    app = web.Application()
    handler = SimpleRequestHandler(
        aiogram_dispatcher(), bot, handle_in_background=False, secret_token=SECRET
    )
    handler.register(app, "/hook")
    async with listening(app) as url:
        await bot.set_webhook(url, secret_token=SECRET)
        await play(playground, playground.person(7001))
        assert (await bot.get_webhook_info()).pending_update_count == 0
        await bot.delete_webhook()
    await bot.session.close()


async def test_python_telegram_bot_has_a_webhook(
    playground: Playground, served: Served, spec: Spec
) -> None:
    application = ptb_application(served)
    wrong: list[str] = []

    async def receive(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == SECRET
        body = await request.json()
        wrong.extend(spec.check_update(body))
        await application.process_update(Update.de_json(body, application.bot))
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", receive)
    async with application, listening(app) as url:
        await application.bot.set_webhook(url, secret_token=SECRET)
        await play(playground, playground.person(7001))
        await application.bot.delete_webhook()
    assert wrong == []


async def test_an_answer_in_the_webhook_response_is_carried_out(
    playground: Playground, served: Served
) -> None:
    """stack.md §3: allowed, the result unknown; JSON here, multipart from aiogram."""

    async def receive(request: web.Request) -> web.Response:
        chat = (await request.json())["message"]["chat"]["id"]
        return web.json_response({"method": "sendMessage", "chat_id": chat, "text": "at once"})

    app = web.Application()
    app.router.add_post("/hook", receive)
    async with listening(app) as url, aiogram_client(served) as bot:
        await bot.set_webhook(url)
        hand = playground.person(7001)
        await hand.say("/start")
        assert (await hand.answer()).text == "at once"


async def test_aiogram_answers_in_the_webhook_response(
    playground: Playground, served: Served
) -> None:
    bot = aiogram_client(served)
    dispatcher = aiogram_dispatcher()
    dispatcher.edited_message.register(lambda message: message.answer("seen"))
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False).register(app, "/hook")
    async with listening(app) as url:
        await bot.set_webhook(url)
        hand = playground.person(7001)
        await hand.say("/start")
        await hand.answer()
        await hand.edit_last("changed")
        assert (await hand.answer()).text == "seen"
    await bot.session.close()


async def test_aiogram_understands_the_refusals(
    playground: Playground, served: Served, aigul: Hand
) -> None:
    async with aiogram_client(served) as bot:
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.send_message(SERGEI.id, "before he has written")
        playground.faults.too_many(7, method="sendMessage")
        with pytest.raises(TelegramRetryAfter) as slow:
            await bot.send_message(7001, "fast")
        assert slow.value.retry_after == 7
        await aigul.block()
        with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
            await bot.send_message(7001, "blocked")


async def test_python_telegram_bot_understands_the_refusals(
    playground: Playground, served: Served, aigul: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with ptb_application(served).bot as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(SERGEI.id, "before he has written")
        playground.faults.too_many(7, method="sendMessage")
        with pytest.raises(RetryAfter) as slow:
            await bot.send_message(7001, "fast")
        assert slow.value.retry_after == timedelta(seconds=7)
        await aigul.block()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(7001, "blocked")


async def test_commands_names_and_chats_as_aiogram_reads_them(
    served: Served, aigul: Hand, sergei: Hand
) -> None:
    async with aiogram_client(served) as bot:
        me = await bot.get_me()
        assert (me.is_bot, me.username) == (True, "qabyldau_bot")
        scope = BotCommandScopeAllPrivateChats()
        kazakh = [BotCommand(command="my", description="Жазылуларым")]
        russian = [BotCommand(command="my", description="Мои записи")]
        await bot.set_my_commands(kazakh, scope)
        await bot.set_my_commands(russian, scope, language_code="ru")
        (kept,) = await bot.get_my_commands(scope, "ru")
        assert kept.description == "Мои записи"
        assert aigul.commands == [{"command": "my", "description": "Жазылуларым"}]
        assert sergei.commands == [{"command": "my", "description": "Мои записи"}]
        await bot.delete_my_commands(scope, "ru")
        assert sergei.commands == aigul.commands
        await bot.set_my_description("Қабылдауға жазылу")
        assert (await bot.get_my_description("ru")).description == "Қабылдауға жазылу"
        assert (await bot.get_my_name()).name == "qabyldau_bot"
        assert (await bot.get_chat(7001)).first_name == "Айгүл"


async def test_a_file_is_sent_again_by_its_id_and_downloaded(served: Served, aigul: Hand) -> None:
    async with aiogram_client(served) as bot:
        first = await bot.send_document(7001, FSInputFile(__file__, "story.txt"))
        assert first.document is not None
        again = await bot.send_document(7001, first.document.file_id, caption="again")
        assert again.document == first.document
        content = await bot.download(first.document)
        assert content is not None
        assert content.read().startswith(b'"""Two independent clients')
        assert aigul.last.text == "again"
