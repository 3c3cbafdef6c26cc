"""The shared clock of a rehearsal: every process looks at the row, and one moves it."""

from datetime import datetime, timedelta

from app.clock import RehearsalClock, SystemClock
from app.ticker import Job
from storage import Store


def following(store: Store, clock: RehearsalClock) -> Job:
    """Another process may have turned the clock."""

    async def follow() -> None:
        clock.offset = await store.rehearsal.ahead() or clock.offset

    return Job("the rehearsal's clock", 1, follow)


async def turn(store: Store, clock: RehearsalClock, by: timedelta) -> None:
    """Forward only."""
    await store.rehearsal.advance(clock.offset + max(by, timedelta(0)))
    clock.offset = await store.rehearsal.ahead() or clock.offset


def ahead_of_machine(moment: datetime, clock: RehearsalClock) -> timedelta:
    """How far the machine's clock is behind that moment."""
    return moment - SystemClock(clock.zone).now()
