"""The ticker: a failed look does not stop the next, and stopping finishes what has begun."""

import asyncio

from app.ticker import Job, Ticker


async def test_stopping_waits_for_the_work_under_way() -> None:
    """A notice that was sent but not marked would be sent again after the restart."""
    sending, marked = asyncio.Event(), asyncio.Event()
    done: list[str] = []

    async def work() -> None:
        sending.set()
        await marked.wait()
        done.append("marked")

    ticker = Ticker((Job("notices", 1, work),))
    ticker.start()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ticker.tick())
        await sending.wait()
        stopping = tasks.create_task(ticker.stop())
        await asyncio.sleep(0)
        assert not stopping.done()
        marked.set()
    assert done == ["marked"]


async def test_a_failed_look_does_not_stop_the_next() -> None:
    done: list[str] = []

    async def fails() -> None:
        raise OSError

    async def works() -> None:
        done.append("worked")

    await Ticker((Job("fails", 1, fails), Job("works", 1, works))).tick()

    assert done == ["worked"]
