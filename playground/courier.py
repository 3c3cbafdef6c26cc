"""Carries updates to a webhook: in order within a queue, again and again until accepted."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from playground.chats import Json
from playground.timing import Later, pause
from playground.updates import Pending, Updates

LONGEST_WAIT = 60  # seconds between two tries
LONGEST_RETRY_AFTER = 3600  # seconds a receiver may ask for


@dataclass(frozen=True)
class Receipt:
    """How one delivery went; `retry_after` in seconds, when the receiver asked for a pause."""

    accepted: bool
    problem: str = ""
    retry_after: float | None = None


Post = Callable[[str, Mapping[str, str], Json], Awaitable[Receipt]]


class Courier:
    """One delivery under way per queue, `connections` of them at once."""

    def __init__(self, updates: Updates, later: Later) -> None:
        self.post: Post | None = None  # given by the server
        self.on_failure: Callable[[str], None] = lambda _reason: None
        self._updates = updates
        self._later = later
        self._queues: dict[int, deque[Pending]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._url = ""
        self._headers: Mapping[str, str] = {}
        self._connections = asyncio.Semaphore(1)

    def start(self, url: str, headers: Mapping[str, str], connections: int) -> None:
        self._url = url
        self._headers = headers
        self._connections = asyncio.Semaphore(connections)

    def take(self, entry: Pending) -> None:
        """Queue an update behind those of the same queue."""
        queue = self._queues.get(entry.queue)
        if queue is not None:
            queue.append(entry)
            return
        self._queues[entry.queue] = deque([entry])
        task = asyncio.get_running_loop().create_task(self._run(entry.queue))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def stop(self) -> None:
        """Deliver no more; what is not accepted stays pending."""
        for task in self._tasks:
            task.cancel()
        self._queues.clear()

    async def _run(self, queue_id: int) -> None:
        queue = self._queues[queue_id]
        while queue:
            await self._deliver(queue[0])
            queue.popleft()
        del self._queues[queue_id]

    async def _deliver(self, entry: Pending) -> None:
        """Try until accepted or expired: at once, at once again, then after 2, 4, 8 … seconds."""
        failures = 0
        while self._updates.alive(entry):
            receipt = await self._try(entry)
            if receipt.accepted:
                break
            self.on_failure(receipt.problem)
            failures += 1
            wait = _wait(failures, receipt.retry_after)
            if wait:
                await pause(self._later, wait)
        self._updates.confirm(entry)

    async def _try(self, entry: Pending) -> Receipt:
        if self.post is None:
            return Receipt(accepted=False, problem="Connection refused")
        async with self._connections:
            return await self.post(self._url, self._headers, entry.body)


def _wait(failures: int, retry_after: float | None) -> float:
    if retry_after is not None:
        return min(retry_after, LONGEST_RETRY_AFTER)
    return 0.0 if failures == 1 else float(min(2 ** (failures - 1), LONGEST_WAIT))
