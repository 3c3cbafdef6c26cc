"""A rehearsal's clock stops at a passed promise, and waits until the manager was told (B0.10)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.rehearsing import anything_due, next_due
from app.rounds import Rounds
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, TurnedClock, local
from tests.clinic.usecases.test_tell_managers import employ, say
from tests.clinic.usecases.test_work_list import asked


async def test_it_stops_at_the_promise_and_waits_until_it_is_told(desk: Desk) -> None:
    rounds = Rounds((), desk.units, desk.store.rounds, desk.clock)
    await employ(desk)
    await asked(desk)
    promised = desk.clock.now() + timedelta(minutes=30)
    assert not await anything_due(desk.units, rounds, desk.clock)
    assert await next_due(desk.units, rounds, desk.clock) == promised
    desk.clock.moment = promised
    assert await anything_due(desk.units, rounds, desk.clock)
    assert await next_due(desk.units, rounds, desk.clock) is None
    await say(desk)
    assert not await anything_due(desk.units, rounds, desk.clock)


@dataclass
class GoingOn(TurnedClock):
    """Each look at it is a moment later, as at a real one."""

    def now(self) -> datetime:
        self.moment += timedelta(microseconds=1)
        return self.moment


async def test_what_nobody_tells_holds_up_no_clock_that_goes_on(desk: Desk) -> None:
    """It is due, and there is no later moment at which it will be."""
    await employ(desk)
    await asked(desk)
    clock = GoingOn(desk.clock.moment + timedelta(minutes=31))
    rounds = Rounds((), desk.units, desk.store.rounds, clock)
    assert await anything_due(desk.units, rounds, clock)
    assert await next_due(desk.units, rounds, clock) is None


async def test_at_night_it_goes_on_to_the_morning(desk: Desk) -> None:
    rounds = Rounds((), desk.units, desk.store.rounds, desk.clock)
    await employ(desk)
    await asked(desk)
    desk.clock.moment = local(TODAY, 23)
    assert not await anything_due(desk.units, rounds, desk.clock)
    assert await next_due(desk.units, rounds, desk.clock) == local(TOMORROW, 8)
