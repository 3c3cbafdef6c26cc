"""Updates that Telegram brings: answered with 200 only after their effect is committed.

Anything else makes Telegram bring the update again; a repeat is recognised by its id.
"""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import structlog
from aiohttp import web

Handle = Callable[[Mapping[str, Any]], Awaitable[None]]
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LARGEST_UPDATE: Final = 1024 * 1024
log = structlog.get_logger()


def webhook_app(handle: Handle, path: str, secret: str) -> web.Application:
    """Stopping the application's runner waits for the updates under way."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), secret.encode()):
            return web.Response(status=401)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):  # no text, no JSON, or nested without end
            return web.Response(status=400)
        try:
            await handle(update)
        except Exception as error:  # noqa: BLE001 - Telegram is asked to bring it again
            log.warning("update failed", error=type(error).__name__)
            return web.Response(status=503)
        return web.Response()

    app = web.Application(client_max_size=LARGEST_UPDATE)
    app.router.add_post(path, receive)
    return app
