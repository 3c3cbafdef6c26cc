"""The ticker: a failed look does not stop the next, and stopping finishes what has begun."""

import asyncio
from datetime import timedelta

import pytest

from app.clock import SystemClock
from app.ticker import Job, Ticker, running
from tests.bot.waiting import Sandglass
from tests.clinic.samples import ZONE


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


@pytest.mark.parametrize("every", [1, 3600])
async def test_ticks_that_were_missed_are_made_up_for_by_one(every: int) -> None:
    """The loop stood still for half an hour: APScheduler's own defaults would drop the tick."""
    done: list[str] = []
    worked = asyncio.Event()

    async def work() -> None:
        done.append("worked")
        worked.set()

    ticker = Ticker((Job("notices", every, work),))
    async with running(ticker):
        (job,) = ticker._scheduler.get_jobs()
        job.modify(next_run_time=SystemClock(ZONE).now() - timedelta(minutes=30))
        async with asyncio.timeout(5):
            await worked.wait()
    assert done == ["worked"]


async def test_a_job_may_be_under_way_several_times() -> None:
    """Calls: the next is made while one lasts, and whoever stops waits for all of them."""
    begun: list[int] = []
    ended = asyncio.Event()

    async def work() -> None:
        begun.append(len(begun))
        await ended.wait()

    ticker = Ticker((Job("calls", 3600, work, at_once=2),))
    ticker.start()
    (job,) = ticker._scheduler.get_jobs()
    assert job.max_instances == 2
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        for _ in range(3):
            tasks.create_task(ticker.tick())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert begun == [0, 1]
        stopping = tasks.create_task(ticker.stop())
        await asyncio.sleep(0)
        assert not stopping.done()
        ended.set()


async def test_each_job_is_late_by_its_own_measure() -> None:
    """A call lasts longer than a look."""

    async def work() -> None: ...

    glass = Sandglass()
    ticker = Ticker((Job("brief", 1, work), Job("calls", 1, work, patience=360)), glass)
    await ticker.tick()
    glass.moment += 61
    assert ticker.late() == []
    glass.moment += 1
    assert ticker.late() == ["brief"]
    glass.moment += 300
    assert ticker.late() == ["brief", "calls"]


async def test_a_tick_while_the_last_is_under_way_waits_for_it() -> None:
    """No two looks side by side, and the second is not lost."""
    begun: list[int] = []
    second = asyncio.Event()

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) == 1:
            await second.wait()

    ticker = Ticker((Job("notices", 1, work),))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ticker.tick())
        tasks.create_task(ticker.tick())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert begun == [0]
        second.set()
    assert begun == [0, 1]
