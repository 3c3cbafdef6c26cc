"""One webhook request over HTTP, and the call its answer may carry."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp

from playground.chats import Json
from playground.courier import Receipt
from playground.params import Params, Upload

PATIENCE = aiohttp.ClientTimeout(total=60)
NOT_IN_ANSWER = ("get", "setwebhook", "deletewebhook", "close", "logout")
Call = Callable[[str, Params], Awaitable[Json]]


class Delivery:
    """Posts updates; an answer that names a method is carried out, its result goes nowhere."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._session = aiohttp.ClientSession(timeout=PATIENCE)

    async def close(self) -> None:
        await self._session.close()

    async def post(self, url: str, headers: Mapping[str, str], body: Json) -> Receipt:
        try:
            async with self._session.post(url, json=body, headers=headers) as response:
                if not response.ok:
                    return _refused(response)
                params = await _read(response)
        except (aiohttp.ClientError, TimeoutError) as error:
            return Receipt(accepted=False, problem=f"Connection failed: {type(error).__name__}")
        method = params.text("method")
        if method and not method.lower().startswith(NOT_IN_ANSWER):
            await self._call(method, params)
        return Receipt(accepted=True)


def _refused(response: aiohttp.ClientResponse) -> Receipt:
    problem = f"Wrong response from the webhook: {response.status} {response.reason}"
    asked = response.headers.get("Retry-After", "")
    retry_after = int(asked) if asked.isdigit() else None
    return Receipt(accepted=False, problem=problem, retry_after=retry_after)


async def _read(response: aiohttp.ClientResponse) -> Params:
    """Read the call in a webhook's answer: JSON or multipart; anything else says nothing."""
    if response.content_type.startswith("multipart/"):
        return await _read_multipart(response)
    try:
        values = json.loads(await response.read() or b"{}")
    except ValueError:
        return Params({})
    return Params(values if isinstance(values, dict) else {})


async def _read_multipart(response: aiohttp.ClientResponse) -> Params:
    values: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    reader = aiohttp.MultipartReader.from_response(response)
    async for part in reader:
        if not isinstance(part, aiohttp.BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = content.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = Upload(part.filename, kind, content)
    return Params(values, files)
