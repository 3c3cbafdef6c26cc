"""The bot's updates: kept until confirmed, handed out again until then."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playground.bell import Bell
from playground.chats import Json
from playground.errors import ApiError, conflict
from playground.timing import Later

QUERY_LIFE = 150  # seconds a callback query is worth something
UPDATE_LIFE = 86_400  # seconds everything else is kept
LONGEST_POLL = 50  # seconds
MOST_AT_ONCE = 100
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Pending:
    """An update not yet confirmed. Updates of one `queue` keep their order on a webhook."""

    id: int
    queue: int
    expires: float
    body: Json


class Updates:
    """All updates of the bot, oldest first."""

    def __init__(self, now: Callable[[], datetime], later: Later, first_id: int) -> None:
        self.pending: OrderedDict[int, Pending] = OrderedDict()
        self.allowed: frozenset[str] = frozenset()
        self.on_new: Callable[[Pending], None] | None = None  # the webhook, while one is set
        self.confirmed = Bell()
        self._now = now
        self._later = later
        self._next_id = first_id
        self._poller: asyncio.Future[None] | None = None

    def add(self, kind: str, queue: int, payload: Json) -> None:
        """Queue an update, unless the bot does not want its kind."""
        if not self._wanted(kind):
            return
        life = QUERY_LIFE if kind == "callback_query" else UPDATE_LIFE
        body = {"update_id": self._next_id, kind: payload}
        entry = Pending(self._next_id, queue, self._now().timestamp() + life, body)
        self._next_id += 1
        self.pending[entry.id] = entry
        if self.on_new is not None:
            self.on_new(entry)
        self._wake(None)

    def alive(self, entry: Pending) -> bool:
        return entry.id in self.pending and entry.expires > self._now().timestamp()

    def confirm(self, entry: Pending) -> None:
        """Forget one update: a webhook has taken it, or it has expired."""
        self.pending.pop(entry.id, None)
        self._tell_confirmed()

    def clear(self) -> None:
        self.pending.clear()
        self._tell_confirmed()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Answer getUpdates. Raises ApiError 409 in the poller that another one replaces."""
        if self.on_new is not None:
            raise conflict(WEBHOOK_ACTIVE)
        self.interrupt(conflict(OTHER_POLLER))
        self._confirm_before(offset)
        limit = limit if 0 < limit <= MOST_AT_ONCE else MOST_AT_ONCE
        found = self._first(limit)
        if not found and seconds > 0:
            await self._until_new(min(seconds, LONGEST_POLL))
            found = self._first(limit)
        return found

    def interrupt(self, reason: ApiError | None) -> None:
        """End the long poll under way: with a refusal, or (None) with what there is."""
        self._wake(reason)

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            offset = self._next_id + offset
        while self.pending and next(iter(self.pending)) < offset:
            self.pending.popitem(last=False)
        self._tell_confirmed()

    def _tell_confirmed(self) -> None:
        if not self.pending:
            self.confirmed.ring()

    def _first(self, limit: int) -> list[Json]:
        return [entry.body for entry, _ in zip(self._living(), range(limit), strict=False)]

    def _living(self) -> Iterator[Pending]:
        moment = self._now().timestamp()
        for entry in tuple(self.pending.values()):
            if entry.expires > moment:
                yield entry
            else:
                del self.pending[entry.id]

    async def _until_new(self, seconds: float) -> None:
        poller: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._poller = poller
        alarm = self._later(seconds, lambda: _settle(poller, None))
        try:
            await poller
        finally:
            alarm.cancel()
            if self._poller is poller:
                self._poller = None

    def _wake(self, reason: ApiError | None) -> None:
        if self._poller is not None:
            _settle(self._poller, reason)
            self._poller = None


def _settle(poller: asyncio.Future[None], reason: ApiError | None) -> None:
    if poller.done():
        return
    if reason is None:
        poller.set_result(None)
    else:
        poller.set_exception(reason)
