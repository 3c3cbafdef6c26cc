"""Waits that a test lets pass by hand."""

import asyncio
from collections.abc import Callable

from playground.bell import Bell

PATIENCE = 5  # seconds after which a test has failed


class HandAlarm:
    def __init__(self, alarms: "Alarms", seconds: float, callback: Callable[[], None]) -> None:
        self.seconds = seconds
        self.callback = callback
        self._alarms = alarms

    def cancel(self) -> None:
        if self in self._alarms.set:
            self._alarms.set.remove(self)


class Alarms:
    """Stands in for the loop's timer."""

    def __init__(self) -> None:
        self.set: list[HandAlarm] = []
        self._bell = Bell()

    def __call__(self, seconds: float, callback: Callable[[], None], /) -> HandAlarm:
        alarm = HandAlarm(self, seconds, callback)
        self.set.append(alarm)
        self._bell.ring()
        return alarm

    async def next(self) -> float:
        """Wait until somebody waits; for how many seconds."""
        async with asyncio.timeout(PATIENCE):
            while not self.set:
                await self._bell.heard()
        return self.set[0].seconds

    def ring(self) -> None:
        """Let the first wait be over."""
        self.set.pop(0).callback()
