"""JSON out, JSON in: forms and models would cost more than a turn of the conversation itself."""

import json
from collections.abc import AsyncGenerator
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Any, Final, Generic, TypeVar, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiohttp import ClientError, ClientTimeout, FormData, JsonPayload

Answer = TypeVar("Answer")
WRITE: Final = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
NO_ANSWER: Final = "no answer of the Bot API"
REDIRECTS: Final = range(HTTPStatus.MULTIPLE_CHOICES, HTTPStatus.BAD_REQUEST)


class NoFile(OSError):  # noqa: N818 - an answer: there is none to be had
    """Telegram does not give it, or the way to it failed."""


class PlainMethod(TelegramMethod[Answer], Generic[Answer]):
    """A method whose fields and answer are JSON as they stand."""


class PlainSession(AiohttpSession):
    """aiogram's session; only what a `PlainMethod` says and hears takes the short way."""

    def build_form_data(  # type: ignore[override]  # aiohttp posts either
        self, bot: Bot, method: TelegramMethod[Any]
    ) -> FormData | JsonPayload:
        if not isinstance(method, PlainMethod):
            return super().build_form_data(bot, method)
        given = {name: value for name, value in method if value is not None}
        return JsonPayload(given, dumps=WRITE)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Answer],
        timeout: int | None = None,  # noqa: ASYNC109 - the method that this overrides has it
    ) -> Answer:
        """As aiogram's, but it goes to no other address: this one holds the token."""
        session = await self.create_session()
        try:
            async with session.post(
                self.api.api_url(token=bot.token, method=method.__api_method__),
                data=self.build_form_data(bot, method),
                timeout=ClientTimeout(total=self.timeout if timeout is None else timeout),
                allow_redirects=False,
            ) as answer:
                content = await answer.text()
        except TimeoutError:
            raise TelegramNetworkError(method, "Request timeout error") from None
        except ClientError as error:
            raise TelegramNetworkError(method, type(error).__name__) from None
        response = self.check_response(bot, method, answer.status, content)
        return cast("Answer", response.result)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - the method that this overrides has it
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 - the overridden method has it
    ) -> AsyncGenerator[bytes, None]:
        """As aiogram's, but to no other address; the error holds none, for the token is in it."""
        session = await self.create_session()
        try:
            async with session.get(
                url,
                headers=headers,
                timeout=ClientTimeout(total=timeout),
                allow_redirects=False,
            ) as answer:
                if raise_for_status and answer.status != HTTPStatus.OK:
                    raise NoFile
                async for chunk in answer.content.iter_chunked(chunk_size):
                    yield chunk
        except ClientError:
            raise NoFile from None

    def check_response(
        self, bot: Bot, method: TelegramMethod[Answer], status_code: int, content: str
    ) -> Response[Answer]:
        """A refusal is aiogram's own error; a page of some proxy is a server that fails."""
        if isinstance(method, PlainMethod) and status_code == HTTPStatus.OK:
            with suppress(ValueError, KeyError, TypeError):
                return Response.model_construct(ok=True, result=json.loads(content)["result"])
        if status_code in REDIRECTS:
            raise TelegramServerError(method, NO_ANSWER)
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError:  # holds the answer, which may hold what people wrote
            raise TelegramServerError(method, NO_ANSWER) from None
