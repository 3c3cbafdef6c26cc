"""Telegram's limits: about a message a second to one chat, thirty a second in all, 429 obeyed."""

from collections import OrderedDict
from dataclasses import dataclass
from math import inf
from typing import Final, Protocol

FORGET_ABOVE: Final = 10_000


class Waiter(Protocol):
    """A clock that only runs forward, and a way to let time pass."""

    def now(self) -> float:
        """Seconds since any fixed moment."""
        ...

    async def wait(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` messages at once, then `per_second`."""

    per_second: float
    burst: int


PER_CHAT: Final = Rate(1, 5)
OVERALL: Final = Rate(30, 30)
UNLIMITED: Final = Rate(inf, 1)
"""For a Bot API of one's own."""


class Pace:
    """Hands out the moments at which messages may leave."""

    def __init__(self, waiter: Waiter, per_chat: Rate = PER_CHAT, overall: Rate = OVERALL) -> None:
        self._waiter = waiter
        self._per_chat, self._overall = per_chat, overall
        self._chats: OrderedDict[int, float] = OrderedDict()
        self._all = 0.0
        self._blocked_until = 0.0

    async def turn(self, chat: int) -> None:
        """Returns when a message to this chat may leave; turns are given in the order asked."""
        now = self._waiter.now()
        leaves = max(
            now,
            self._blocked_until,
            _allowed(self._all, self._overall),
            _allowed(self._chats.get(chat, 0.0), self._per_chat),
        )
        self._all = _taken(self._all, leaves, self._overall)
        self._chats[chat] = _taken(self._chats.get(chat, 0.0), leaves, self._per_chat)
        self._chats.move_to_end(chat)
        if len(self._chats) > FORGET_ABOVE:
            self._chats.popitem(last=False)
        if leaves > now:
            await self._waiter.wait(leaves - now)

    def hold_back(self, seconds: float) -> None:
        """After a 429 nobody gets a turn before `retry_after` is over."""
        self._blocked_until = max(self._blocked_until, self._waiter.now() + seconds)

    async def until_free(self) -> None:
        """Waits for the end of what `hold_back` began."""
        await self._waiter.wait(max(0.0, self._blocked_until - self._waiter.now()))


def _allowed(full_at: float, rate: Rate) -> float:
    """`full_at`: when the bucket would be full again. A turn needs one of its `burst` places."""
    return full_at - (rate.burst - 1) / rate.per_second


def _taken(full_at: float, leaves: float, rate: Rate) -> float:
    return max(full_at, leaves) + 1 / rate.per_second
