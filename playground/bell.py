"""Waiting for something to happen without looking at a clock."""

from __future__ import annotations

import asyncio


class Bell:
    """Wakes everybody who waits at the moment it is rung; a later listener waits for the next."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def ring(self) -> None:
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def heard(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        await future
