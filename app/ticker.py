"""APScheduler wakes what is due by the clinic's clock; the rows themselves say what that is."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    """Work that looks for what is due; called again and again, it must be safe to repeat."""

    name: str
    every_seconds: int
    work: Callable[[], Awaitable[object]]


class Ticker:
    """Runs jobs at intervals. A late or missed tick is made up once, never doubled."""

    def __init__(self, jobs: tuple[Job, ...]) -> None:
        self.jobs = jobs
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._turn = asyncio.Lock()
        for job in jobs:
            self._scheduler.add_job(
                self._run, "interval", seconds=job.every_seconds, args=[job], id=job.name,
                coalesce=True, max_instances=1, misfire_grace_time=None,
            )  # fmt: skip

    def start(self) -> None:
        self._scheduler.start()

    async def stop(self) -> None:
        """What has begun is finished: a notice that was sent is also marked."""
        self._scheduler.pause()
        async with self._turn:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """All jobs once, now: the rehearsal's clock was turned."""
        for job in self.jobs:
            await self._run(job)

    async def _run(self, job: Job) -> None:
        """One job at a time: they share a database, and none is urgent to the second."""
        try:
            async with self._turn:
                await job.work()
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
