"""Telegram's limits: about a message a second to one chat, thirty a second in all, 429 obeyed."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
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
    async def until(self, event: asyncio.Event, seconds: float) -> None:
        """That long, or until it happens."""
        ...


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` messages at once, then `per_second`."""

    per_second: float
    burst: int


PER_CHAT: Final = Rate(1, 5)
OVERALL: Final = Rate(30, 30)
KEPT_FREE: Final = 10
"""Places of the overall burst that what nobody waits for leaves to the conversations."""
IN_GROUP: Final = Rate(1 / 60, 1)
"""Telegram allows a group twenty a minute; it needs no more than one answer."""
STEPS_ASIDE: Final = 1 / 30
"""Seconds for which what nobody waits for lets the turns under way go first. It still leaves as
fast as Telegram would take it."""
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
        self._talking = 0
        self._quiet = asyncio.Event()
        self._spare_turns = asyncio.Lock()

    @contextmanager
    def talking(self) -> Iterator[None]:
        """Somebody waits for an answer as long as the block lasts."""
        self._talking += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._talking -= 1
            if not self._talking:
                self._quiet.set()

    async def turn(self, chat: int) -> None:
        """Returns when a message to this chat may leave; turns are given in the order asked."""
        now = self._waiter.now()
        leaves = max(
            now,
            self._blocked_until,
            _allowed(self._all, self._overall),
            self._allowed_to(chat),
        )
        self._take(chat, leaves, self._per_chat)
        if leaves > now:
            await self._waiter.wait(leaves - now)

    async def spare_turn(self, chat: int) -> None:
        """Returns when a message that nobody waits for may leave: conversations go first.

        No place is reserved meanwhile. May return during what `hold_back` began.
        """
        async with self._spare_turns:
            if self._talking:
                await self._waiter.until(self._quiet, STEPS_ASIDE)
            await self._spare_turn(chat)

    async def _spare_turn(self, chat: int) -> None:
        now = self._waiter.now()
        while (free_at := max(self._spare(), self._allowed_to(chat))) > now:
            await self._waiter.wait(free_at - now)
            now = self._waiter.now()
        self._take(chat, now, self._per_chat)

    def group_turn(self, group: int) -> bool:
        """Whether a message may leave to this group now; nobody waits for one in a group."""
        now = self._waiter.now()
        full_at = self._chats.get(group, 0.0)
        if self._blocked_until > now or self._spare() > now or _allowed(full_at, IN_GROUP) > now:
            return False
        self._take(group, now, IN_GROUP)
        return True

    def held_back(self) -> bool:
        return self._waiter.now() < self._blocked_until

    def hold_back(self, seconds: float) -> None:
        """After a 429 nobody gets a turn before `retry_after` is over."""
        self._blocked_until = max(self._blocked_until, self._waiter.now() + seconds)

    def _allowed_to(self, chat: int) -> float:
        return _allowed(self._chats.get(chat, 0.0), self._per_chat)

    def _spare(self) -> float:
        """When more than KEPT_FREE of the overall burst are free."""
        kept = min(KEPT_FREE, self._overall.burst - 1)
        return _allowed(self._all, self._overall) + kept / self._overall.per_second

    def _take(self, chat: int, leaves: float, rate: Rate) -> None:
        self._all = _taken(self._all, leaves, self._overall)
        self._chats[chat] = _taken(self._chats.get(chat, 0.0), leaves, rate)
        self._chats.move_to_end(chat)
        if len(self._chats) > FORGET_ABOVE:
            self._chats.popitem(last=False)

    async def until_free(self) -> None:
        """Waits for the end of what `hold_back` began."""
        await self._waiter.wait(max(0.0, self._blocked_until - self._waiter.now()))


def _allowed(full_at: float, rate: Rate) -> float:
    """`full_at`: when the bucket would be full again. A turn needs one of its `burst` places."""
    return full_at - (rate.burst - 1) / rate.per_second


def _taken(full_at: float, leaves: float, rate: Rate) -> float:
    return max(full_at, leaves) + 1 / rate.per_second
