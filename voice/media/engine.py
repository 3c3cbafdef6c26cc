"""`engine`: the sound of all calls, in a process of its own (docs/decisions/0036)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from voice.media.child import Child
from voice.media.g711 import prepare
from voice.media.stream import EngineStream


class EngineMedia:
    """Media. When the engine has died, the next stream to be opened starts it anew."""

    def __init__(self, host: str, first_port: int, last_port: int) -> None:
        self._where = (host, first_port, last_port)
        self._child: Child | None = None
        self._starting = asyncio.Lock()

    async def open(self) -> EngineStream:
        child = await self.started()
        return await child.open()

    async def started(self) -> Child:
        async with self._starting:
            if self._child is None or self._child.broken:
                await self.end()
                self._child = await Child.start(*self._where)
            return self._child

    async def end(self) -> None:
        if self._child is not None:
            await self._child.end()


@asynccontextmanager
async def engine(host: str, first_port: int, last_port: int) -> AsyncIterator[EngineMedia]:
    """`host`: the address to bind to. Of the ports, both included, each call takes two."""
    media = EngineMedia(host, first_port, last_port)
    try:
        await media.started()
        prepare()
        yield media
    finally:
        await media.end()
