"""The webhook as Telegram calls it: any body at all gets a decent answer."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from aiohttp.base_protocol import BaseProtocol
from aiohttp.streams import StreamReader
from aiohttp.test_utils import make_mocked_request

from bot.webhook import SECRET_HEADER, webhook_app

PATH: Final = "/hook"
SECRET: Final = "fuzz"  # noqa: S105 - the route is called in this process and listens nowhere
LIMIT: Final = 2**16


class Hook:
    """The product's own route, called without a server."""

    def __init__(self, handle: Callable[[Mapping[str, Any]], Awaitable[None]]) -> None:
        (self._route,) = webhook_app(handle, PATH, SECRET).router.routes()

    async def answer(self, body: bytes) -> int:
        """The status."""
        request = make_mocked_request(
            "POST",
            PATH,
            headers={SECRET_HEADER: SECRET, "Content-Type": "application/json"},
            payload=_stream(body),
        )
        response = await self._route.handler(request)
        return response.status


def _stream(body: bytes) -> StreamReader:
    loop = asyncio.get_running_loop()
    reader = StreamReader(BaseProtocol(loop), LIMIT, loop=loop)
    reader.feed_data(body)
    reader.feed_eof()
    return reader
