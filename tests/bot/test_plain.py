"""JSON both ways over real HTTP, and aiogram's own errors where an answer is none."""

import socket
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.about_me import username
from bot.connection import connected
from bot.handlers.telegram import EditMessageText, SendMessage, Telegram
from bot.pace import UNLIMITED, Pace
from playground import Call, Hand, Person, Playground, serve
from tests.bot.waiting import Sandglass
from tests.clinic.samples import NOW

TOKEN = "42:TEST"
AIGUL = Person(7001, "Айгүл")
MARKUP = {"inline_keyboard": [[{"text": "Дәрігерге жазылу", "callback_data": "v1.a.0.0"}]]}


@pytest.fixture
def playground() -> Playground:
    return Playground(TOKEN, [AIGUL], now=lambda: NOW)


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with await serve(playground) as served, connected(TOKEN, served.url) as bot:
        yield bot


@pytest.fixture
async def aigul(playground: Playground) -> Hand:
    hand = playground.person(AIGUL.id)
    await hand.say("/start")
    return hand


async def test_what_is_said_arrives_as_it_was_said(
    playground: Playground, bot: Bot, aigul: Hand
) -> None:
    calls: list[Call] = []
    playground.on_call = calls.append
    sent = await bot(
        SendMessage(chat_id=AIGUL.id, text="Қай күні? <b>“Бүгін”</b>", reply_markup=MARKUP)
    )
    assert aigul.last.text == "Қай күні? “Бүгін”"
    assert aigul.last.data == {"Дәрігерге жазылу": "v1.a.0.0"}
    assert sent["message_id"] == aigul.last.id
    assert calls[0].params["reply_markup"] == MARKUP


async def test_what_is_not_given_is_not_sent(
    playground: Playground, bot: Bot, aigul: Hand
) -> None:
    calls: list[Call] = []
    playground.on_call = calls.append
    await bot(SendMessage(chat_id=aigul.chat.id, text="Сәлем"))
    assert set(calls[0].params) == {"chat_id", "text", "parse_mode", "link_preview_options"}


async def test_a_refusal_is_aiograms_own_error(bot: Bot, aigul: Hand) -> None:
    edit = EditMessageText(chat_id=aigul.chat.id, message_id=1, text="Сәлем")
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot(edit)


async def test_a_wrong_token_is_aiograms_own_error(playground: Playground) -> None:
    async with await serve(playground) as served, connected("43:OTHER", served.url) as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger(SendMessage(chat_id=AIGUL.id, text="Сәлем"))


@pytest.mark.parametrize("status", [200, 502])
@pytest.mark.parametrize("content", ["<html>", "[]", "{}"])
async def test_a_page_of_a_proxy_is_a_server_that_fails(
    bot: Bot, content: str, status: int
) -> None:
    """It passes: the call is made again and polling goes on. The page itself is not kept."""
    method = SendMessage(chat_id=AIGUL.id, text="Сәлем")
    with pytest.raises(TelegramServerError) as failed:
        bot.session.check_response(bot, method, status, content)
    assert content not in str(failed.value)
    assert failed.value.__suppress_context__


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_nobody_is_followed_to_where_they_point(status: int) -> None:
    """The address holds the token, and the body what people said."""
    reached: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        reached.append(request.path)
        told = {"ok": True, "result": {"username": "another_bot"}}
        return web.json_response(told, status=status, headers={"Location": "/elsewhere"})

    app = web.Application()
    app.router.add_route("*", "/{anywhere:.*}", answer)
    async with TestServer(app) as server:
        api = str(server.make_url("")).rstrip("/")
        async with connected(TOKEN, api) as bot:
            with pytest.raises(TelegramServerError):
                await bot(SendMessage(chat_id=AIGUL.id, text="Сәлем"))
            with pytest.raises(TelegramServerError):
                await bot.get_me()
        assert await username(TOKEN, api) is None
    calls = ["sendMessage", "getMe", "getMe"]
    assert reached == [f"/bot{TOKEN}/{call}" for call in calls]


async def test_a_server_that_is_not_there_is_aiograms_own_error() -> None:
    async with connected(TOKEN, f"http://127.0.0.1:{unused_port()}") as bot:
        with pytest.raises(TelegramNetworkError):
            await bot(SendMessage(chat_id=AIGUL.id, text="Сәлем"))


async def test_a_server_that_does_not_answer_in_time_is_aiograms_own_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        async with connected(TOKEN, f"http://127.0.0.1:{silent.getsockname()[1]}") as bot:
            bot.session.timeout = 0.01
            with pytest.raises(TelegramNetworkError):
                await bot(SendMessage(chat_id=AIGUL.id, text="Сәлем"))


async def test_a_file_is_still_a_file(bot: Bot, aigul: Hand) -> None:
    telegram = Telegram(bot, Pace(Sandglass(), UNLIMITED, UNLIMITED))
    await telegram.document(aigul.chat.id, b"BEGIN:VCALENDAR", "visit.ics", "Күнтізбе")
    document = aigul.last.document
    assert document is not None
    assert (document.name, document.content) == ("visit.ics", b"BEGIN:VCALENDAR")
