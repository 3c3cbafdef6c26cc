"""Telegram's sending limits: short bursts pass, a steady stream is slowed with retry_after."""

from __future__ import annotations

import math
from dataclasses import dataclass

from playground.chats import Chat
from playground.errors import too_many_requests


@dataclass(frozen=True)
class Rate:
    """`burst` messages at once, then one every `interval` seconds."""

    interval: float
    burst: int


@dataclass(frozen=True)
class Limits:
    """About 1/s into one chat, 20/min into a group, 30/s over all chats."""

    private: Rate = Rate(interval=1.0, burst=20)
    group: Rate = Rate(interval=3.0, burst=20)
    overall: Rate = Rate(interval=1 / 30, burst=30)


class Meter:
    """Counts what the bot sends. `limits` may be exchanged at any time; None means no limits."""

    def __init__(self, limits: Limits | None) -> None:
        self.limits = limits
        self._paid_until: dict[int | None, float] = {}

    def charge(self, chat: Chat, moment: float) -> None:
        """Count one message. Raises ApiError 429 with the seconds to wait."""
        if self.limits is None:
            return
        rate = self.limits.private if chat.private else self.limits.group
        overall = self._wait(None, self.limits.overall, moment)
        wait = max(overall, self._wait(chat.id, rate, moment))
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        self._pay(chat.id, rate, moment)
        self._pay(None, self.limits.overall, moment)

    def _wait(self, key: int | None, rate: Rate, moment: float) -> float:
        ahead = self._paid_until.get(key, moment) - moment
        return ahead - (rate.burst - 1) * rate.interval

    def _pay(self, key: int | None, rate: Rate, moment: float) -> None:
        self._paid_until[key] = max(self._paid_until.get(key, moment), moment) + rate.interval
