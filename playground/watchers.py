"""Pages that are open now: each hears which chats have changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

CLOCK = 0  # stands for the clock where a chat's id is expected


class Watchers:
    """Costs nothing while no page is open."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[int | None]] = set()

    def tell(self, chat_id: int) -> None:
        for queue in self._queues:
            queue.put_nowait(chat_id)

    def dismiss(self) -> None:
        """End every `watch`."""
        for queue in self._queues:
            queue.put_nowait(None)

    async def watch(self) -> AsyncIterator[set[int]]:
        """Yield the chats changed since the last time, whenever there are some."""
        queue: asyncio.Queue[int | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield set()  # the watcher is known from here on
            while True:
                changed = {await queue.get()}
                while not queue.empty():
                    changed.add(queue.get_nowait())
                if None in changed:
                    return
                yield {one for one in changed if one is not None}
        finally:
            self._queues.discard(queue)
