"""A rehearsal's clock stops at a passed promise, and waits until the manager was told (B0.10)."""

from datetime import timedelta

from app.rehearsing import anything_due, next_due
from app.rounds import Rounds
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local
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


async def test_at_night_it_goes_on_to_the_morning(desk: Desk) -> None:
    rounds = Rounds((), desk.units, desk.store.rounds, desk.clock)
    await employ(desk)
    await asked(desk)
    desk.clock.moment = local(TODAY, 23)
    assert not await anything_due(desk.units, rounds, desk.clock)
    assert await next_due(desk.units, rounds, desk.clock) == local(TOMORROW, 8)
