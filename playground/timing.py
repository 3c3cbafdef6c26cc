"""The only waits of the playground, so that a test can let them pass by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol


class Alarm(Protocol):
    def cancel(self) -> None: ...


class Later(Protocol):
    """Calls back after so many seconds, unless the alarm is cancelled before."""

    def __call__(self, seconds: float, callback: Callable[[], None], /) -> Alarm: ...


def loop_later(seconds: float, callback: Callable[[], None], /) -> Alarm:
    """Use the event loop's own timer."""
    return asyncio.get_running_loop().call_later(seconds, callback)


async def pause(later: Later, seconds: float) -> None:
    """Wait for the alarm; a cancelled wait cancels it."""
    over = asyncio.Event()
    alarm = later(seconds, over.set)
    try:
        await over.wait()
    finally:
        alarm.cancel()
