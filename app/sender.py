"""Brings what is due in the outbox: claimed, re-checked, sent, marked (docs/decisions/0016)."""

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

import structlog

from bot.pace import Waiter
from clinic.acting import Channel
from clinic.notices import Arrived, Delivery, Later, Notice, Settled, Trouble, Unreached, is_awake
from clinic.ports import Clock
from clinic.reception import Ready, Reception, Sent

BATCH: Final = 30
AT_ONCE: Final = 8
RELIED_ON: Final = 30.0
"""Seconds for which a claim is used; the database keeps it twice as long."""
OFFLINE_IN_A_ROW: Final = 3
LONGEST_PAUSE: Final = 60.0
log = structlog.get_logger()


class Claims(Protocol):
    """What is due and nobody else sends, for as long as the block lasts."""

    def __call__(
        self, now: datetime, limit: int
    ) -> AbstractAsyncContextManager[Sequence[Notice]]: ...


class Messenger(Protocol):
    """Brings a notice to one of those whom it may go to."""

    def held_back(self) -> bool:
        """Whether nothing at all may be sent just now."""
        ...

    async def deliver(self, ready: Ready) -> Delivery: ...


@dataclass(slots=True)
class Round:
    """One batch on its way: workers take from `left` until it is empty or the round is over."""

    left: deque[Ready]
    until: float
    over: bool = False
    handled: int = 0


@dataclass(slots=True)
class NoticeSender:
    """At least once: what was sent is marked at once, and nothing else is sent before.

    `claims`, `messenger` and `channel` are of one front. `passing`: errors of a store that is
    away. What was sent meanwhile is remembered here until it can be marked: a restart of this
    process at that very time may send it again, and only that.
    """

    reception: Reception
    claims: Claims
    messenger: Messenger
    clock: Clock
    waiter: Waiter
    passing: tuple[type[Exception], ...] = ()
    channel: Channel = Channel.CHAT
    batch: int = BATCH
    _unmarked: list[Sent] = field(default_factory=list)
    _marking: bool = False
    _offline: int = 0
    _failures: int = 0
    _pause_until: float = 0.0

    async def __call__(self) -> int:
        """How many of a batch were dealt with; none at night, however long they are due (B5.1)."""
        await self._mark()
        now = self.clock.now()
        if not is_awake(now, self.clock.zone) or self._paused():
            return 0
        async with self.claims(now, self.batch) as claimed:
            if not claimed:
                return 0
            ready = await self.reception.recheck_notices(claimed, self.channel)
            sending = Round(deque(ready), self.waiter.now() + RELIED_ON)
            async with asyncio.TaskGroup() as tasks:
                for _ in range(min(AT_ONCE, len(ready))):
                    tasks.create_task(self._work(sending))
        return len(claimed) - len(ready) + sending.handled

    def _paused(self) -> bool:
        return self.messenger.held_back() or self.waiter.now() < self._pause_until

    async def _work(self, sending: Round) -> None:
        while sending.left and not self._is_over(sending):
            ready = sending.left.popleft()
            try:
                await self._deal_with(ready, await self.messenger.deliver(ready), sending)
            except self.passing as error:
                log.warning("store away", error=type(error).__name__)
                sending.over = True
            except Exception as error:  # noqa: BLE001 - one notice must not end all others
                log.warning("notice failed", case=ready.notice.notice, error=type(error).__name__)
                await self.reception.settle_notices.try_again(ready)

    def _is_over(self, sending: Round) -> bool:
        late = self.waiter.now() >= sending.until
        return sending.over or late or not is_awake(self.clock.now(), self.clock.zone)

    async def _deal_with(self, ready: Ready, delivery: Delivery, sending: Round) -> None:
        match delivery:
            case Arrived():
                self._unmarked.append(
                    Sent(ready, delivery.account, delivery.message, delivery.language,
                         delivery.wording)
                )  # fmt: skip
                await self._mark()
            case Unreached(gone):
                await self.reception.settle_notices.unreached(ready, gone)
            case Later(at, tried):
                await self.reception.settle_notices.later(ready, at, tried=tried)
            case Trouble.HELD_BACK:
                sending.over = True
                return
            case Trouble.OFFLINE | Trouble.BROKEN:
                self._note_trouble(delivery, sending)
                await self.reception.settle_notices.try_again(ready)
        if not isinstance(delivery, Trouble):
            self._failures = self._offline = 0
        if not isinstance(delivery, Arrived | Settled):
            log.info("notice", case=ready.notice.notice, outcome=_named(delivery))
        sending.handled += 1

    def _note_trouble(self, trouble: Trouble, sending: Round) -> None:
        """Where nothing gets through, it is not every notice that is tried against the wall.

        In a row over all rounds; those that were under way when a pause began make it no longer.
        """
        self._offline += trouble is Trouble.OFFLINE
        if self._offline < OFFLINE_IN_A_ROW or self.waiter.now() < self._pause_until:
            return
        sending.over = True
        self._offline = 0
        self._failures += 1
        pause = min(2.0**self._failures, LONGEST_PAUSE)
        self._pause_until = self.waiter.now() + pause
        log.warning("nothing gets through", pause=pause)

    async def _mark(self) -> None:
        """Whoever has sent marks all that was sent meanwhile, the others go on sending."""
        if self._marking:
            return
        self._marking = True
        try:
            while self._unmarked:
                sent = tuple(self._unmarked)
                await self.reception.settle_notices.sent(sent)
                del self._unmarked[: len(sent)]
        finally:
            self._marking = False


def _named(delivery: Delivery) -> str:
    return delivery.value if isinstance(delivery, Trouble) else type(delivery).__name__.lower()
