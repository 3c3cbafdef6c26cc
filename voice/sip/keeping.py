"""Being registered, for as long as the stack is open."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

SHARE: Final = 0.8
"""Of the time granted, after which it is asked for anew: a lost packet then does no harm."""
Register = Callable[[], Awaitable[int | None]]


async def keep_registered(register: Register, retry: float, told: Callable[[bool], None]) -> None:
    """`register` gives the seconds granted, or None; `told` hears of each attempt's outcome."""
    while True:
        granted = await register()
        told(bool(granted))
        await asyncio.sleep(granted * SHARE if granted else retry)
