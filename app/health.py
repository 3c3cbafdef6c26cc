"""`/health/live`, `/health/ready` and `/metrics`, for who watches over the machine."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from app.meters import Meters
from app.ticker import Ticker
from app.waiter import RealTime
from bot.pace import Waiter
from clinic.notices import is_awake
from clinic.ports import Clock
from storage import Standing, StorageBusy, StorageFault, Store, standing

OK: Final = "ok"
AWAY: Final = "not reached"
SHOWN: Final = {
    Standing.CURRENT: (OK, OK),
    Standing.BEHIND: (OK, "behind: run `qabyldau migrate`"),
    Standing.LATER: (OK, "of a later version"),
    Standing.NO_FILE: ("its file is gone", AWAY),
}
"""Of the database and of its migrations."""
ANSWERS_WITHIN: Final = 5.0
COUNTED_FOR: Final = 10.0
"""Seconds for which a count of notices is shown again."""
REAL: Final = RealTime()
TROUBLE: Final = (StorageBusy, StorageFault, TimeoutError)


@dataclass(slots=True)
class Health:
    """What is in order with one process. `ticker` None: another process ticks."""

    url: str
    store: Store
    clock: Clock
    meters: Meters
    ticker: Ticker | None
    waiter: Waiter = REAL
    counted_at: float | None = None

    async def ready(self) -> tuple[bool, Mapping[str, object]]:
        """With what is told of it; the time since the last update is no fault by itself."""
        database, migrations = await self._database()
        late, ticked = (self.ticker.late(), self.ticker.last_tick) if self.ticker else ((), None)
        is_ready = database == migrations == OK and not late
        return is_ready, {
            "status": OK if is_ready else "failing",
            "database": database,
            "migrations": migrations,
            "late_jobs": [*late],
            "last_tick_seconds": self._since(ticked),
            "last_update_seconds": self._since(self.meters.last_update),
        }

    async def page(self) -> bytes:
        """A database that is away leaves its numbers as they were."""
        now = self.waiter.now()
        if self.counted_at is None or now - self.counted_at > COUNTED_FOR:
            self.counted_at = now
            await self._count()
        return self.meters.page()

    async def _count(self) -> None:
        now = self.clock.now()
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                counted = await self.store.counts(now)
        except TROUBLE:
            return
        waits = timedelta()
        if counted.oldest_due is not None and is_awake(now, self.clock.zone):
            waits = now - counted.oldest_due
        self.meters.show_notices(counted.notices, waits.total_seconds())

    async def _database(self) -> tuple[str, str]:
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                return SHOWN[await standing(self.url)]
        except TROUBLE:
            return AWAY, AWAY

    def _since(self, moment: float | None) -> float | None:
        return None if moment is None else round(self.waiter.now() - moment, 1)


def health_app(health: Health) -> web.Application:
    async def live(request: web.Request) -> web.Response:
        del request
        return web.Response(text=OK)

    async def ready(request: web.Request) -> web.Response:
        del request
        is_ready, told = await health.ready()
        return web.json_response(told, status=200 if is_ready else 503)

    async def metrics(request: web.Request) -> web.Response:
        del request
        return web.Response(
            body=await health.page(), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    app = web.Application()
    app.router.add_get("/health/live", live)
    app.router.add_get("/health/ready", ready)
    app.router.add_get("/metrics", metrics)
    return app


@asynccontextmanager
async def serving(app: web.Application, address: tuple[str, int]) -> AsyncIterator[None]:
    """Leaving waits for the requests under way. Raises OSError for a port in use."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, *address).start()
        yield
    finally:
        await runner.cleanup()
