"""Waiting in real time: what Telegram counts, whatever the clinic's clock shows."""

import asyncio
from time import monotonic


class RealTime:
    """The event loop's own time."""

    def now(self) -> float:
        return monotonic()

    async def wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
