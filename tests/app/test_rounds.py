"""Daily jobs: once a day at each provider's own hour, through restarts and failures."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from app.rounds import LEFT_OFF, DailyJob, Rounds, Work
from clinic.people import ProviderId
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY
from tests.clinic.usecases.desk import Desk, local

AHEAD = timedelta(minutes=30)
SATURDAY, SUNDAY = TODAY + timedelta(days=5), TODAY + timedelta(days=6)
NAMES = ("name_kk", "name_ru", "source")
SEVEN_THIRTY = local(TODAY, 7, 30)


@dataclass
class Daily:
    """A daily job that writes down where and for which day it was done."""

    done: list[tuple[str, date]] = field(default_factory=list)
    fails_at: str = ""
    dies_at: str = ""
    entered: int = 0

    @contextmanager
    def ready(self) -> Iterator[Work]:
        self.entered += 1
        yield self.work

    async def work(self, provider: ProviderId, day: date) -> None:
        if provider == self.fails_at:
            raise OSError
        if provider == self.dies_at:
            raise KeyboardInterrupt
        self.done.append((provider, day))


@dataclass
class Morning:
    """Two providers with hours of their own, and the job that goes round them."""

    desk: Desk
    daily: Daily

    @property
    def rounds(self) -> Rounds:
        """As a process has it that has just been started."""
        job = DailyJob("lists", AHEAD, self.daily.ready)
        return Rounds((job,), self.desk.units, self.desk.store.rounds, self.desk.clock)

    async def at(self, moment: datetime) -> list[str]:
        """The clock shows that, and the ticker wakes the rounds; where they were done."""
        before = len(self.daily.done)
        self.desk.clock.moment = moment
        await self.rounds()
        return [provider for provider, _ in self.daily.done[before:]]


HOURS: Mapping[ProviderId, str] = {
    HERE: '[[0, "08:00", "20:00"], [1, "08:00", "20:00"], [5, "09:00", "14:00"]]',
    ELSEWHERE: '[[0, "09:00", "13:00"], [0, "14:00", "18:00"], [1, "09:00", "18:00"]]',
}


@pytest.fixture
async def morning(desk: Desk) -> Morning:
    for row in await desk.rows(tables.providers):
        hours = HOURS.get(ProviderId(str(row["provider"])), "[]")
        await desk.change(tables.providers, {"provider": row["provider"]}, open=hours)
    return Morning(desk, Daily())


async def test_each_provider_has_its_own_hour(morning: Morning) -> None:
    assert await morning.at(SEVEN_THIRTY - timedelta(minutes=1)) == []
    assert await morning.at(SEVEN_THIRTY) == [HERE]
    assert await morning.at(local(TODAY, 8, 29)) == []
    assert await morning.at(local(TODAY, 8, 30)) == [ELSEWHERE]
    assert await morning.at(local(TODAY, 17)) == []
    assert morning.daily.done == [(HERE, TODAY), (ELSEWHERE, TODAY)]


async def test_what_is_due_together_is_done_in_one_go(morning: Morning) -> None:
    assert await morning.at(local(TODAY, 8, 30)) == [ELSEWHERE, HERE]
    assert morning.daily.entered == 1
    await morning.at(local(TODAY, 9))
    assert morning.daily.entered == 1


async def test_a_late_start_makes_up_for_today_and_not_for_yesterday(morning: Morning) -> None:
    """The machine stood still all Monday, and begins on Tuesday at noon."""
    tuesday = TODAY + timedelta(days=1)
    await morning.at(local(tuesday, 12))
    assert morning.daily.done == [(ELSEWHERE, tuesday), (HERE, tuesday)]


async def test_after_closing_nobody_needs_a_list(morning: Morning) -> None:
    assert await morning.at(local(TODAY, 18)) == [HERE]
    assert await morning.at(local(TODAY, 20)) == []


async def test_a_closed_day_has_none(morning: Morning) -> None:
    assert await morning.at(local(SATURDAY, 10)) == [HERE]
    assert await morning.at(local(SUNDAY, 10)) == []


async def test_b0_6_nor_has_a_holiday(morning: Morning) -> None:
    holiday = {"day": TODAY.isoformat(), "kind": "holiday"} | dict.fromkeys(NAMES, "")
    await morning.desk.add(tables.calendar, holiday)
    assert await morning.at(local(TODAY, 10)) == []


async def test_a_failure_is_tried_again_and_stops_no_other(morning: Morning) -> None:
    morning.daily.fails_at = HERE
    assert await morning.at(local(TODAY, 8, 30)) == [ELSEWHERE]
    assert await morning.at(local(TODAY, 8, 31)) == []
    morning.daily.fails_at = ""
    assert await morning.at(local(TODAY, 8, 32)) == [HERE]


async def test_what_a_killed_process_left_off_is_done_by_the_next(morning: Morning) -> None:
    """Not while the first may still be at it."""
    morning.daily.dies_at = HERE
    with pytest.raises(KeyboardInterrupt):
        await morning.at(SEVEN_THIRTY)
    morning.daily.dies_at = ""
    assert await morning.at(SEVEN_THIRTY + LEFT_OFF) == []
    assert await morning.at(SEVEN_THIRTY + LEFT_OFF + timedelta(seconds=1)) == [HERE]


async def test_two_processes_that_saw_the_same_round_do_it_once(morning: Morning) -> None:
    morning.desk.clock.moment = SEVEN_THIRTY
    first, second = morning.rounds, morning.rounds
    [seen] = await second.due()
    await first()
    await second._go(seen, morning.daily.work)
    assert morning.daily.done == [(HERE, TODAY)]


async def test_the_next_times_are_known(morning: Morning) -> None:
    morning.desk.clock.moment = local(TODAY, 8)
    coming = {each.provider: each.since for each in await morning.rounds.coming()}
    tuesday = TODAY + timedelta(days=1)
    assert coming == {HERE: local(tuesday, 7, 30), ELSEWHERE: local(TODAY, 8, 30)}


async def test_where_something_came_after_it_was_done_it_is_done_again(morning: Morning) -> None:
    """Not before it was done the first time, not while a process may be at it, nor at night."""
    came: set[ProviderId] = {HERE}

    async def behind(providers: Collection[ProviderId], day: date) -> Collection[ProviderId]:
        assert day == TODAY
        return came & set(providers)

    desk = morning.desk
    jobs = (DailyJob("lists", AHEAD, morning.daily.ready, behind),)
    rounds = Rounds(jobs, desk.units, desk.store.rounds, desk.clock)

    async def at(moment: datetime) -> int:
        desk.clock.moment = moment
        await rounds()
        return morning.daily.done.count((HERE, TODAY))

    assert await at(SEVEN_THIRTY - timedelta(minutes=1)) == 0
    morning.daily.fails_at = HERE
    assert await at(SEVEN_THIRTY) == 0
    morning.daily.fails_at = ""
    assert await at(SEVEN_THIRTY) == 1
    assert await at(SEVEN_THIRTY) == 2
    came.clear()
    assert await at(local(TODAY, 9)) == 2
    came.add(HERE)
    morning.daily.fails_at = HERE
    assert await at(local(TODAY, 10)) == 2
    morning.daily.fails_at = ""
    assert await at(local(TODAY, 19, 59)) == 3
    assert await at(local(TODAY, 20)) == 3


async def test_rounds_long_past_are_forgotten(morning: Morning) -> None:
    await morning.at(local(TODAY, 10))
    await morning.desk.store.rounds.forget(TODAY)
    assert len(await morning.desk.rows(tables.rounds)) == 2
    await morning.desk.store.rounds.forget(TODAY + timedelta(days=1))
    assert await morning.desk.rows(tables.rounds) == []
