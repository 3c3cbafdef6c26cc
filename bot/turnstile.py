"""One turn at a time for each account, in order of arrival; no account waits for another."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

from clinic.acting import Account

Across = Callable[[Account], AbstractAsyncContextManager[None]]
"""The same over all processes that answer for one bot."""


def here_only(account: Account) -> AbstractAsyncContextManager[None]:
    """For the only process that gets updates."""
    del account
    return nullcontext()


class Turnstile:
    """Locks exist only while somebody holds or awaits them."""

    def __init__(self, across: Across = here_only) -> None:
        self._across = across
        self._locks: dict[Account, asyncio.Lock] = {}
        self._wanted: dict[Account, int] = {}

    def wanted(self, account: Account) -> int:
        """Turns that are under way or awaited."""
        return self._wanted.get(account, 0)

    @asynccontextmanager
    async def turn(self, account: Account) -> AsyncIterator[None]:
        lock = self._locks.setdefault(account, asyncio.Lock())
        self._wanted[account] = self._wanted.get(account, 0) + 1
        try:
            async with lock, self._across(account):
                yield
        finally:
            self._wanted[account] -= 1
            if not self._wanted[account]:
                del self._wanted[account], self._locks[account]
