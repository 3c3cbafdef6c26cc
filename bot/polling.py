"""Long polling that loses nothing: an update is confirmed to Telegram only when it is finished.

Telegram forgets whatever is older than the offset asked for, so that offset is the oldest
unfinished update's. People are answered side by side, each in the order of their own acts.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter, TelegramUnauthorizedError

from bot.handlers.arriving import WANTED
from bot.plain import PlainMethod

Json = dict[str, Any]
Handle = Callable[[Mapping[str, Any]], Awaitable[None]]
Wait = Callable[[asyncio.Event, float], Awaitable[None]]
Errors = tuple[type[Exception], ...]
LONG_POLL: Final = 25
ANSWER_WITHIN: Final = LONG_POLL + 15
TOGETHER: Final = 0.25  # seconds; most batches are answered sooner
LONGEST_PAUSE: Final = 30.0
TRIES: Final = 8
TRIES_WHILE_AWAY: Final = 120  # an hour
log = structlog.get_logger()


class GetUpdates(PlainMethod[list[Json]]):
    """Updates as they came: no model is built of them."""

    __returning__ = list[Json]
    __api_method__ = "getUpdates"
    offset: int | None = None
    timeout: int = LONG_POLL
    allowed_updates: Sequence[str] = WANTED


class Polling:
    """`run` returns when `stop` was set and all that had begun is finished."""

    def __init__(self, bot: Bot, handle: Handle, wait: Wait, away: Errors = ()) -> None:
        """`away`: errors of a store that cannot be reached just now, no update's own fault."""
        self._bot = bot
        self._handle = handle
        self._wait = wait
        self._away = away
        self._seen: dict[int, bool] = {}  # update id → finished, in order of arrival
        self._confirm: int | None = None
        self._patience: asyncio.Timeout | None = None
        self._running: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Raises what no waiting can mend: a wrong token."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._interrupt(stop))
                await self._poll(tasks, stop)
        except ExceptionGroup as failed:
            raise failed.exceptions[0] from None
        await self._confirm_finished()

    async def _poll(self, tasks: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        while not stop.is_set():
            for update in await self._next(stop):
                self._begin(update, tasks, stop)
            if self._running:
                await asyncio.wait(self._running, timeout=TOGETHER)

    async def _next(self, stop: asyncio.Event) -> list[Json]:
        """New updates; a failure waits, longer each time, and is tried again."""
        pause = 1.0
        while not stop.is_set():
            try:
                return await self._fetch()
            except TelegramUnauthorizedError:
                raise
            except (TelegramAPIError, OSError) as error:
                log.warning("polling failed", error=type(error).__name__)
                asked = error.retry_after if isinstance(error, TelegramRetryAfter) else 0
                await self._wait(stop, max(pause, asked))
                pause = min(2 * pause, LONGEST_PAUSE)
        return []

    async def _fetch(self) -> list[Json]:
        asked = GetUpdates(offset=self._offset())
        with suppress(TimeoutError):  # told to stop
            async with asyncio.timeout(None) as self._patience:
                updates = await self._bot(asked, request_timeout=ANSWER_WITHIN)
                self._confirm = None
                return [update for update in updates if update["update_id"] not in self._seen]
        return []

    def _offset(self) -> int | None:
        """The oldest unfinished; when all are finished, the one after the last, and only once.

        Then none: ids start anew after a week without updates.
        """
        for update_id, finished in tuple(self._seen.items()):
            if not finished:
                return update_id
            del self._seen[update_id]
            self._confirm = update_id + 1
        return self._confirm

    def _begin(self, update: Json, tasks: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        self._seen[update["update_id"]] = False
        task = tasks.create_task(self._finish(update, stop))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _finish(self, update: Json, stop: asyncio.Event) -> None:
        """Tried again while it fails; left for the next start when told to stop meanwhile."""
        for tried in range(TRIES_WHILE_AWAY):
            try:
                await self._handle(update)
            except Exception as error:  # noqa: BLE001 - one update must not end all others
                log.warning("update failed", tried=tried, error=type(error).__name__)
                await self._wait(stop, min(2.0**tried, LONGEST_PAUSE))
                if stop.is_set():
                    return
                if tried + 1 >= TRIES and not isinstance(error, self._away):
                    break
            else:
                break
        self._seen[update["update_id"]] = True

    async def _interrupt(self, stop: asyncio.Event) -> None:
        await stop.wait()
        if self._patience:
            with suppress(RuntimeError):  # nothing is being waited for just now
                self._patience.reschedule(asyncio.get_running_loop().time())

    async def _confirm_finished(self) -> None:
        offset = self._offset()
        if offset is None:
            return
        with suppress(TelegramAPIError, OSError):  # then they come again, and are recognised
            await self._bot(GetUpdates(offset=offset, timeout=0))
