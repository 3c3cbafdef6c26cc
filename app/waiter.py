"""Waiting in real time: what Telegram counts, whatever the clinic's clock shows."""

import asyncio
from contextlib import suppress
from time import monotonic


class RealTime:
    """The event loop's own time."""

    def now(self) -> float:
        return monotonic()

    async def wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def until(self, event: asyncio.Event, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await event.wait()
