"""APScheduler wakes what is due by the clinic's clock; the rows themselves say what that is."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app.waiter import RealTime
from bot.pace import Waiter

CHOSEN: Final = {"coalesce": True, "misfire_grace_time": None}
"""A late tick is still made, and ticks missed meanwhile are one: what is due is asked of the rows,
so a tick carries nothing that could be lost or doubled."""
PATIENCE: Final = 60.0
"""Seconds by which a job may be late, if it does not say otherwise."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    """Work that looks for what is due, and may be repeated; a count: it looks again at once.

    `at_once`: how often it may be under way. `patience`: seconds for which nothing of it may look.
    """

    name: str
    every_seconds: int
    work: Callable[[], Awaitable[object]]
    at_once: int = 1
    patience: float = PATIENCE


REAL: Final = RealTime()


class Ticker:
    """Runs jobs at intervals, side by side; none overtakes itself but as its job says."""

    def __init__(self, jobs: tuple[Job, ...], waiter: Waiter = REAL) -> None:
        self.jobs = jobs
        self.last_tick: float | None = None
        """When a job last looked for what is due, by the clock that only goes forward."""
        self._waiter = waiter
        self._looked: dict[str, float] = {}
        self._turns = {job.name: asyncio.Semaphore(job.at_once) for job in jobs}
        self._stopping = False
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for job in jobs:
            self._scheduler.add_job(
                self._run, "interval", seconds=job.every_seconds, args=[job], id=job.name,
                max_instances=job.at_once, **CHOSEN,
            )  # fmt: skip

    def start(self) -> None:
        self._looked = dict.fromkeys((job.name for job in self.jobs), self._waiter.now())
        self._scheduler.start()

    def late(self) -> Sequence[str]:
        """Jobs that have not looked for what is due, or failed to, for too long."""
        now = self._waiter.now()
        return [
            job.name
            for job in self.jobs
            if now - self._looked.get(job.name, now) > job.every_seconds + job.patience
        ]

    async def stop(self) -> None:
        """What has begun is finished: a notice that was sent is also marked."""
        self._stopping = True
        self._scheduler.pause()
        async with AsyncExitStack() as turns:
            for job in self.jobs:
                for _ in range(job.at_once):
                    await turns.enter_async_context(self._turns[job.name])
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """All jobs, now, until nothing is due: the rehearsal's clock was turned."""
        for job in self.jobs:
            await self._run(job)

    async def _run(self, job: Job) -> None:
        try:
            async with self._turns[job.name]:
                more: object = True
                while more and not self._stopping:
                    more = await job.work()
                    self.last_tick = self._looked[job.name] = self._waiter.now()
        except Exception as error:  # noqa: BLE001 - one failed look must not stop the next
            log.warning("tick failed", job=job.name, error=type(error).__name__)


@asynccontextmanager
async def running(*tickers: Ticker) -> AsyncIterator[None]:
    """Ticking, as long as the block lasts."""
    for ticker in tickers:
        ticker.start()
    try:
        yield
    finally:
        for ticker in tickers:
            await ticker.stop()
