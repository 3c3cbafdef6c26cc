"""A person is asked for (B0.10): a task with the draft, and a promise by the clinic's hours."""

from datetime import datetime, timedelta

import pytest

from clinic.people import ProviderId
from clinic.reception import PersonRequest, Promise
from clinic.tasks import Why
from storage import tables
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local

SATURDAY = TODAY + timedelta(days=5)
HALF_AN_HOUR = timedelta(minutes=30)
DONE = "2026-11-23T05:00:00.000000Z"


async def ask(
    desk: Desk, window: str = "p1", account: str = "telegram:1", provider: ProviderId | None = HERE
) -> Promise:
    """Before any consent: L0 may ask for a person."""
    request = PersonRequest(window, Why.ASKED, provider, {"specialty": "therapist"}, "kk")
    return await desk.reception.ask_person(request, desk.anyone(account))


async def test_b0_10_in_the_hours_an_answer_is_promised_in_half_an_hour(desk: Desk) -> None:
    promise = await ask(desk)
    assert promise.answer_by == desk.clock.now() + HALF_AN_HOUR
    assert (promise.open_now, promise.opens_at, promise.phone) == (True, None, "+77262431212")
    assert promise.provider is not None
    [task] = await desk.rows(tables.tasks)
    assert (task["kind"], task["why"], task["asker"]) == ("person_asked", "asked", "telegram:1")
    assert "therapist" not in str(task)
    async with desk.units() as unit:
        kept = await unit.work.find(str(task["task"]))
    assert kept is not None
    assert (kept.draft, kept.language) == ({"specialty": "therapist"}, "kk")


@pytest.mark.parametrize(
    ("now", "opens_at"),
    [
        (local(TODAY, 7), local(TODAY, 8)),
        (local(TODAY, 20), local(TOMORROW, 8)),
        (local(SATURDAY, 15), local(SATURDAY + timedelta(days=2), 8)),
    ],
)
async def test_b0_10_out_of_hours_the_next_opening_is_named(
    desk: Desk, now: datetime, opens_at: datetime
) -> None:
    desk.clock.moment = now
    promise = await ask(desk)
    assert (promise.open_now, promise.opens_at) == (False, opens_at)
    assert promise.answer_by == opens_at + HALF_AN_HOUR


async def test_b0_10_asking_again_gives_the_same_promise(desk: Desk) -> None:
    first = await ask(desk)
    desk.clock.turn(minutes=5)
    assert await ask(desk) == first
    assert await ask(desk, "p2") == first
    assert (await ask(desk, "p3", "telegram:2")).task != first.task


async def test_b0_10_when_it_is_done_one_may_ask_again_but_a_repeat_asks_nothing(
    desk: Desk,
) -> None:
    first = await ask(desk)
    await desk.change(tables.tasks, {"task": first.task}, done_at=DONE)
    assert (await ask(desk)).task == first.task
    assert (await ask(desk, "p2")).task != first.task


async def test_b0_10_where_no_clinic_is_known_any_that_is_open_will_do(desk: Desk) -> None:
    promise = await ask(desk, provider=None)
    assert (promise.open_now, promise.phone, promise.provider) == (True, None, None)
    desk.clock.moment = local(TODAY, 7)
    closed = await ask(desk, "p2", "telegram:2", None)
    assert closed.opens_at == local(TODAY, 8)


async def test_b0_10_a_clinic_without_hours_promises_from_now(desk: Desk) -> None:
    await desk.change(tables.providers, {"provider": HERE}, open="[]")
    promise = await ask(desk)
    assert promise.answer_by == desk.clock.now() + HALF_AN_HOUR


@pytest.mark.parametrize("provider", [HERE, None])
@pytest.mark.parametrize(
    ("now", "open_now"), [(local(TODAY, 10), True), (local(TODAY, 20), False)]
)
async def test_b0_10_whether_somebody_can_be_spoken_to_at_once(
    desk: Desk, provider: ProviderId | None, now: datetime, *, open_now: bool
) -> None:
    """A call is handed over before anything is written."""
    desk.clock.moment = now
    assert await desk.reception.ask_person.open_now(provider) is open_now
    assert await desk.rows(tables.tasks) == []
