"""The page of the people: its files, its state, and what is done on it."""

from __future__ import annotations

from aiohttp import web

from playground.playground import Playground


class Page:
    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    def add_to(self, app: web.Application) -> None:
        app.router.add_get("/", self._index)

    async def _index(self, _request: web.Request) -> web.Response:
        return web.Response(text="playground")
