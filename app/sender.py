"""Delivers what is due in the outbox: re-check, send, mark (house.md step 10)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import structlog

from clinic.notices import Notice, when_awake
from clinic.ports import Clock, Units

BATCH = 50
RETRY = timedelta(minutes=2)
log = structlog.get_logger()


class Messenger(Protocol):
    """Brings a notice to its account."""

    async def deliver(self, notice: Notice) -> bool:
        """False: it cannot be delivered, ever. Raises OSError or a front's error to be retried."""
        ...


@dataclass(frozen=True, slots=True)
class DeliverNotices:
    """At least once: a notice is marked after it was sent, with its id as the key."""

    units: Units
    messenger: Messenger
    clock: Clock

    async def __call__(self) -> int:
        """How many were tried; none at night, however long they are due (B5.1)."""
        now = self.clock.now()
        if when_awake(now, self.clock.zone) != now:
            return 0
        async with self.units() as unit:
            due = await unit.outbox.due(now, BATCH)
        for notice in due:
            await self._deliver(notice)
        return len(due)

    async def _deliver(self, notice: Notice) -> None:
        try:
            sent = await self.messenger.deliver(notice)
            retry_at = None
        except Exception as error:  # noqa: BLE001 - whatever failed, the notice stays and is tried again
            log.warning("notice not delivered", kind=notice.kind, error=type(error).__name__)
            sent, retry_at = False, self.clock.now() + RETRY
        async with self.units(writing=True) as unit:
            if sent:
                await unit.outbox.sent(notice.notice, self.clock.now())
            else:
                await unit.outbox.failed(notice.notice, retry_at)
            await unit.commit()
