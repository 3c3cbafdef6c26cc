"""A strict Bot API in this very process: the front's calls reach the playground by no socket."""

import json
from dataclasses import dataclass
from typing import Any, Final, cast

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from bot.plain import WRITE, PlainMethod, PlainSession
from playground import Playground
from playground.bot_api import BotApi
from playground.params import Params, Upload

TOKEN: Final = "42:FUZZ"  # noqa: S105 - the Bot API that knows it is in this process
TEXTS: Final = ("text", "caption")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Called:
    """A call of the front, and what it was answered."""

    method: str
    values: Json
    answer: Json

    @property
    def said(self) -> str:
        return next((str(self.values[name]) for name in TEXTS if name in self.values), "")

    @property
    def ok(self) -> bool:
        return bool(self.answer["ok"])


class NearSession(PlainSession):
    """What goes out and comes in is JSON all the same; `called` is what was asked so far.

    One for all inputs: a session reads the machine's certificates when it is made.
    """

    def __init__(self) -> None:
        super().__init__()
        self.called: list[Called] = []

    def begin(self, playground: Playground) -> None:
        self.called = []
        self._near = BotApi(playground)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109, ARG002 - the method that this overrides has it
    ) -> TelegramType:
        params = self._params(bot, method)
        answer = await self._near.call(method.__api_method__, params)
        self.called.append(Called(method.__api_method__, dict(params.values), answer))
        status = answer.get("error_code", 200)
        response = self.check_response(bot, method, status, WRITE(answer))
        return cast("TelegramType", response.result)

    def _params(self, bot: Bot, method: TelegramMethod[Any]) -> Params:
        """Raises as a socket would where words are no text."""
        if isinstance(method, PlainMethod):
            given = {name: value for name, value in method if value is not None}
            return Params(json.loads(WRITE(given).encode()))
        files: dict[str, Any] = {}
        values = {
            name: prepared
            for name, value in method.model_dump(warnings=False).items()
            if (prepared := self.prepare_value(value, bot=bot, files=files))
        }
        kind = "application/octet-stream"
        uploads = {key: Upload(file.filename, kind, file.data) for key, file in files.items()}
        return Params(values, uploads)
