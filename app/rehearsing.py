"""The shared clock of a rehearsal: every process looks at the row, and one moves it."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from app.clock import RehearsalClock, SystemClock
from app.rounds import Rounds
from app.ticker import Job
from clinic.notices import is_awake, when_awake
from clinic.ports import Clock, Units
from clinic.usecases.tell_managers import TellManagers
from storage import Store

A_MOMENT = timedelta(milliseconds=1)


def following(store: Store, clock: RehearsalClock) -> Job:
    """Another process may have turned the clock."""

    async def follow() -> None:
        clock.offset = await store.rehearsal.ahead() or clock.offset

    return Job("the rehearsal's clock", 1, follow)


async def turn(store: Store, clock: RehearsalClock, by: timedelta) -> None:
    """Forward only."""
    await store.rehearsal.advance(clock.offset + max(by, timedelta(0)))
    clock.offset = await store.rehearsal.ahead() or clock.offset


async def walk(
    store: Store,
    clock: RehearsalClock,
    rounds: Rounds,
    by: timedelta,
    handled: Callable[[], Awaitable[None]],
) -> None:
    """Turns the clock from one moment at which something is due to the next, and handles it there.

    Turned past them at once, reminders would be given late or not at all (B5.1).
    """
    end = clock.now() + by
    while (moment := await next_due(store.units, rounds, clock)) is not None and moment <= end:
        await turn(store, clock, moment - clock.now() + A_MOMENT)
        await handled()
    await turn(store, clock, end - clock.now())
    await handled()


async def next_due(units: Units, rounds: Rounds, clock: Clock) -> datetime | None:
    """The next moment at which something will be due that is not yet; None: nothing waits."""
    now = clock.now()
    coming = [each.since for each in await rounds.coming()]
    promised = await TellManagers(units, clock).next_promise()
    if promised is not None:
        coming.append(when_awake(max(promised, now), clock.zone))
    async with units() as unit:
        moments = [await unit.outbox.next_due(now), await unit.waiting.next_lapse(now)]
        if await unit.outbox.due(now, 1):
            moments.append(when_awake(now, clock.zone))
    known = (moment for moment in (*moments, *coming) if moment is not None and moment > now)
    return min(known, default=None)


async def anything_due(units: Units, rounds: Rounds, clock: Clock) -> bool:
    """At night notices wait for the morning (B5.1), however far the clock was turned."""
    if await rounds.due():
        return True
    now = clock.now()
    promised = await TellManagers(units, clock).next_promise()
    passed = promised is not None and promised <= now
    async with units() as unit:
        notices, lapsed = await unit.outbox.due(now, 1), await unit.waiting.lapsed(now)
    return bool(lapsed) or (is_awake(now, clock.zone) and bool(notices or passed))


def ahead_of_machine(moment: datetime, clock: RehearsalClock) -> timedelta:
    """How far the machine's clock is behind that moment."""
    return moment - SystemClock(clock.zone).now()
