"""What is due is delivered by day, marked, and tried again when the network failed."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from app.commands.clock import _due
from app.sender import RETRY, DeliverNotices
from clinic.acting import Account
from clinic.notices import Notice, NoticeKind
from storage import Store, open_store
from tests.clinic.samples import TODAY, ZONE
from tests.clinic.usecases.desk import TurnedClock, local

EVENING = local(TODAY, 20, 59)
NOTICE = Notice("n1", NoticeKind.OFFER, Account("telegram:1"), None, "place", "kk", EVENING)


@dataclass
class Messages:
    """Takes a notice, refuses it for ever, or fails."""

    answers: list[bool | OSError]
    delivered: list[str] = field(default_factory=list)

    async def deliver(self, notice: Notice) -> bool:
        answer = self.answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        self.delivered += [notice.notice] if answer else []
        return answer


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(EVENING)


@pytest.fixture
async def store(sqlite_url: str, clock: TurnedClock) -> AsyncIterator[Store]:
    async with open_store(sqlite_url, clock) as opened:
        async with opened.units(writing=True) as unit:
            await unit.outbox.add(NOTICE)
            await unit.commit()
        yield opened


async def due(store: Store, at: datetime) -> Sequence[Notice]:
    async with store.units() as unit:
        return await unit.outbox.due(at, 9)


async def test_what_is_due_is_delivered_once(store: Store, clock: TurnedClock) -> None:
    messages = Messages([True])
    deliver = DeliverNotices(store.units, messages, clock)
    assert (await deliver(), await deliver()) == (1, 0)
    assert messages.delivered == ["n1"]


async def test_who_cannot_be_reached_is_not_tried_again(store: Store, clock: TurnedClock) -> None:
    await DeliverNotices(store.units, Messages([False]), clock)()
    assert await due(store, clock.now() + timedelta(days=9)) == []


async def test_b5_1_what_failed_in_the_evening_wakes_nobody_at_night(
    store: Store, clock: TurnedClock
) -> None:
    messages = Messages([OSError(), True])
    deliver = DeliverNotices(store.units, messages, clock)
    await deliver()
    clock.turn(seconds=RETRY.total_seconds())
    assert clock.now().astimezone(ZONE).hour == 21
    assert await deliver() == 0
    assert len(await due(store, clock.now())) == 1
    clock.moment = local(TODAY + timedelta(days=1), 7, 59)
    assert await deliver() == 0
    clock.turn(minutes=1)
    assert await deliver() == 1
    assert messages.delivered == ["n1"]


async def test_b5_1_a_clock_turned_into_the_night_waits_for_no_notice(
    store: Store, clock: TurnedClock
) -> None:
    assert await _due(store.units, clock)
    clock.turn(hours=1)
    assert not await _due(store.units, clock)
    clock.turn(hours=11)
    assert await _due(store.units, clock)
