"""Only this machine may come in: the Host of every request, the origin of what changes things."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

LOOPBACK = ("127.0.0.1", "localhost")


def guard() -> Middleware:
    """Refuses other hosts (DNS rebinding) and other sites' pages (cross-site requests)."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.host not in _own_hosts(request):
            raise web.HTTPForbidden(text="This is a local playground: wrong Host.")
        if not _same_origin(request):
            raise web.HTTPForbidden(text="This is a local playground: wrong Origin.")
        return await handler(request)

    return check


def _own_hosts(request: web.Request) -> list[str]:
    address = request.transport.get_extra_info("sockname") if request.transport else None
    return [f"{name}:{address[1]}" for name in LOOPBACK] if address else []


def _same_origin(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.host}":
        return False
    site = request.headers.get("Sec-Fetch-Site", "none")
    return site in {"same-origin", "none"} or request.method in {"GET", "HEAD"}
