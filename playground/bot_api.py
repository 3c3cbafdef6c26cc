"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import inspect
import json
from typing import Any

from aiohttp import web

from playground.body import read_params
from playground.chats import Json
from playground.errors import ApiError, not_supported, unauthorized
from playground.faults import Drop
from playground.methods import METHODS
from playground.params import Params
from playground.playground import Call, Playground
from playground.timing import pause


class BotApi:
    """Answers the bot."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    def add_to(self, app: web.Application) -> None:
        app.router.add_route("*", "/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{folder}/{file_id}", self._file)

    async def call(self, method: str, params: Params) -> Json:
        """Answer one call; a refusal is an answer too."""
        try:
            result = await self._result(method, params)
        except ApiError as error:
            answer = error.answer()
        else:
            answer = {"ok": True, "result": result}
        if self._playground.on_call is not None:
            files = frozenset(params.files)
            self._playground.on_call(Call(method, dict(params.values), files, answer))
        return answer

    async def _result(self, method: str, params: Params) -> Any:
        known = METHODS.get(method.lower())
        if known is None:
            raise not_supported(method)
        result = known(self._playground, params)
        return await result if inspect.isawaitable(result) else result

    async def _method(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self._playground.token:
            return _respond(unauthorized().answer())
        fault = self._playground.faults.take(method.lower())
        if isinstance(fault, ApiError):
            return _respond(fault.answer())
        if fault is Drop.REQUEST:
            return _hang_up(request)
        try:
            params = await read_params(request)
        except ApiError as error:
            return _respond(error.answer())
        answer = await self.call(method, params)
        if self._playground.faults.delay:
            await pause(self._playground.later, self._playground.faults.delay)
        return _hang_up(request) if fault is Drop.ANSWER else _respond(answer)

    async def _file(self, request: web.Request) -> web.Response:
        stored = self._playground.files.get(request.match_info["file_id"])
        if request.match_info["token"] != self._playground.token or stored is None:
            raise web.HTTPNotFound
        return web.Response(body=stored.content, content_type="application/octet-stream")


def _respond(answer: Json) -> web.Response:
    status = answer.get("error_code", 200)
    text = json.dumps(answer, ensure_ascii=False)
    return web.Response(status=status, text=text, content_type="application/json")


def _hang_up(request: web.Request) -> web.Response:
    """Break the connection instead of answering."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
