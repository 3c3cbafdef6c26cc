"""Calls of the Bot API: paced, repeated after a 429, and quiet about what is no failure.

Answers stay plain JSON: building aiogram's models of them would cost more than the turn itself.
"""

from contextlib import aclosing, suppress
from typing import Any, Final, TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, InputFile

from bot.pace import Pace
from bot.plain import PlainMethod

Json = dict[str, Any]
Answer = TypeVar("Answer")
TRIES: Final = 4
PAUSE: Final = 1.0
PUSHED_WITHIN: Final = 10  # seconds
NO_CHAT: Final = "chat not found"
NOT_MODIFIED: Final = "message is not modified"
NO_PREVIEW: Final[Json] = {"is_disabled": True}
"""Telegram itself opens a link to show a preview: an address would leave unasked (B0.9)."""


class Unreachable(Exception):  # noqa: N818 - the person blocked the bot: nobody's fault
    """The chat takes no messages, or is no more."""


class SendMessage(PlainMethod[Json]):
    __returning__ = Json
    __api_method__ = "sendMessage"
    chat_id: int
    text: str
    parse_mode: str = "HTML"
    link_preview_options: Json = NO_PREVIEW
    reply_markup: Json | None = None


class EditMessageText(PlainMethod[Json | bool]):
    __returning__ = Json | bool
    __api_method__ = "editMessageText"
    chat_id: int
    message_id: int
    text: str
    parse_mode: str = "HTML"
    link_preview_options: Json = NO_PREVIEW
    reply_markup: Json | None = None


class SendDocument(TelegramMethod[Json]):
    __returning__ = Json
    __api_method__ = "sendDocument"
    chat_id: int
    document: InputFile
    caption: str


class DeleteMessage(PlainMethod[bool]):
    __returning__ = bool
    __api_method__ = "deleteMessage"
    chat_id: int
    message_id: int


class AnswerCallbackQuery(PlainMethod[bool]):
    __returning__ = bool
    __api_method__ = "answerCallbackQuery"
    callback_query_id: str
    text: str | None = None


class SetMyCommands(PlainMethod[bool]):
    __returning__ = bool
    __api_method__ = "setMyCommands"
    commands: list[Json]
    scope: Json


class GetFile(PlainMethod[Json]):
    __returning__ = Json
    __api_method__ = "getFile"
    file_id: str


class GetMe(PlainMethod[Json]):
    __returning__ = Json
    __api_method__ = "getMe"


class Telegram:
    """One chat at a time; raises Unreachable where a chat takes no messages."""

    def __init__(self, bot: Bot, pace: Pace) -> None:
        self._bot = bot
        self._pace = pace
        self._username = ""

    async def username(self) -> str:
        """The bot's own, asked for once. Raises aiogram's own errors."""
        if not self._username:
            me = await self._bot(GetMe(), request_timeout=PUSHED_WITHIN)
            self._username = str(me["username"])
        return self._username

    async def send(self, chat: int, text: str, markup: Json | None = None) -> int:
        """The id of the message."""
        sent = await self._paced(chat, SendMessage(chat_id=chat, text=text, reply_markup=markup))
        return int(sent["message_id"])

    async def push(self, chat: int, text: str, markup: Json | None) -> int:
        """The id of the message. Tried once, and only when no conversation waits for its turn.

        Raises aiogram's own errors. After a 429 everybody is held back for as long as it says.
        """
        return await self._pushed(chat, SendMessage(chat_id=chat, text=text, reply_markup=markup))

    async def push_document(self, chat: int, content: bytes, name: str, caption: str) -> int:
        """As `push` does."""
        file = BufferedInputFile(content, name)
        return await self._pushed(chat, SendDocument(chat_id=chat, document=file, caption=caption))

    async def _pushed(self, chat: int, call: TelegramMethod[Json]) -> int:
        await self._pace.spare_turn(chat)
        try:
            sent = await self._bot(call, request_timeout=PUSHED_WITHIN)
        except TelegramRetryAfter as error:
            self._pace.hold_back(error.retry_after)
            raise
        return int(sent["message_id"])

    async def mention(self, group: int, text: str) -> None:
        """Tried once, where the group has not just heard something; its trouble is its own."""
        if not self._pace.group_turn(group):
            return
        with suppress(TelegramAPIError):
            await self._bot(SendMessage(chat_id=group, text=text), request_timeout=PUSHED_WITHIN)

    def held_back(self) -> bool:
        return self._pace.held_back()

    async def edit(self, chat: int, message: int, text: str, markup: Json | None) -> bool:
        """False: there is no such message any more to be edited."""
        edit = EditMessageText(chat_id=chat, message_id=message, text=text, reply_markup=markup)
        try:
            await self._paced(chat, edit)
        except TelegramBadRequest as error:
            return NOT_MODIFIED in error.message
        return True

    async def document(self, chat: int, content: bytes, name: str, caption: str) -> None:
        file = BufferedInputFile(content, name)
        await self._paced(chat, SendDocument(chat_id=chat, document=file, caption=caption))

    async def delete(self, chat: int, message: int) -> bool:
        """False where Telegram does not allow it (a message older than 48 hours)."""
        try:
            return await self._repeated(DeleteMessage(chat_id=chat, message_id=message))
        except TelegramBadRequest:
            return False

    async def fetch(self, file: str, largest: int) -> bytes | None:
        """None: it is larger. Tried once; raises aiogram's own errors."""
        found = await self._bot(GetFile(file_id=file), request_timeout=PUSHED_WITHIN)
        url = self._bot.session.api.file_url(self._bot.token, str(found["file_path"]))
        content = bytearray()
        async with aclosing(self._bot.session.stream_content(url, timeout=PUSHED_WITHIN)) as parts:
            async for part in parts:
                content += part
                if len(content) > largest:
                    return None
        return bytes(content)

    async def show_commands(self, chat: int, commands: list[Json]) -> None:
        """Behind this chat's menu button, whatever language its Telegram speaks."""
        scope = {"type": "chat", "chat_id": chat}
        try:
            await self._repeated(SetMyCommands(commands=commands, scope=scope))
        except TelegramBadRequest:
            return

    async def answer(self, query: str, toast: str | None) -> None:
        """Ends the waiting sign on a button; a query too old to be answered is left."""
        try:
            await self._repeated(AnswerCallbackQuery(callback_query_id=query, text=toast))
        except TelegramBadRequest:
            return

    async def _paced(self, chat: int, call: TelegramMethod[Answer]) -> Answer:
        await self._pace.turn(chat)
        try:
            return await self._repeated(call)
        except TelegramBadRequest as error:
            if NO_CHAT in error.message:
                raise Unreachable from error
            raise

    async def _repeated(self, call: TelegramMethod[Answer]) -> Answer:
        """A 429 holds back everybody; a network that fails is tried again, then given up."""
        for left in reversed(range(TRIES)):
            try:
                return await self._bot(call)
            except TelegramRetryAfter as error:
                self._pace.hold_back(error.retry_after)
            except (TelegramNetworkError, TelegramServerError):
                if not left:
                    raise
                self._pace.hold_back(PAUSE)
            except TelegramForbiddenError as error:
                raise Unreachable from error
            await self._pace.until_free()
        return await self._bot(call)
