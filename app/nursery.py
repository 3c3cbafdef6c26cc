"""The one place for detached work: every task is kept, watched and awaited at the end."""

import asyncio
from collections.abc import Coroutine
from types import TracebackType
from typing import Self

import structlog

log = structlog.get_logger()


class Nursery:
    """`async with Nursery() as nursery: nursery.start(name, work())`.

    Work that fails is logged by its name and kind of error, without the error's text. Leaving
    the block waits for all work; `cancel` ends what would never end by itself.
    """

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, name: str, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(self._watched(name, work), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: work.close())  # cancelled before its first step
        return task

    async def _watched(self, name: str, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except Exception as error:
            log.exception(
                "detached work failed", work=name, error=type(error).__name__, exc_info=False
            )
            raise

    def cancel(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
