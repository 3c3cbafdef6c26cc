"""Time that passes only when somebody waits."""

import asyncio


class Sandglass:
    """`waited` is what was asked for, in order."""

    def __init__(self) -> None:
        self.moment = 100.0
        self.waited: list[float] = []

    def now(self) -> float:
        return self.moment

    async def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.moment += seconds
        await asyncio.sleep(0)

    async def until(self, stop: asyncio.Event, seconds: float) -> None:
        del stop
        await self.wait(seconds)
