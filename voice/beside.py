"""Work beside a block: begun with it, and over with it."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import TypeVar

Result = TypeVar("Result")


@asynccontextmanager
async def beside(work: Coroutine[object, object, Result]) -> AsyncIterator[asyncio.Task[Result]]:
    """Whichever of the two fails ends the other, and what it raised comes out as it is."""
    try:
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(work)
            try:
                yield task
            finally:
                task.cancel()
    except ExceptionGroup as group:
        raise group.exceptions[0] from None
