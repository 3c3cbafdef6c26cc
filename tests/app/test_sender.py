"""The sender: claimed, re-checked, sent, marked; and what it does when one of these fails."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
import structlog

from app.rehearsing import anything_due
from app.rounds import Rounds
from app.sender import BATCH, OFFLINE_IN_A_ROW, NoticeSender
from clinic.notices import Arrived, Delivery, Trouble, Unreached
from clinic.reception import Ready, Sent, SettleNotices
from storage import StorageBusy, tables
from tests.bot.waiting import Sandglass
from tests.clinic.samples import TODAY, iin_of
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.town import person

SIX, TEN = local(TODAY, 18), local(TOMORROW, 10)


@dataclass
class Chats:
    """Takes what it is given, in the order of `answers`, then everything."""

    answers: list[Trouble | Unreached | Exception] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    back: bool = False
    before: Callable[[Ready], None] = lambda _: None
    under_way: int = 0
    most: int = 0

    def held_back(self) -> bool:
        return self.back

    async def deliver(self, ready: Ready) -> Delivery:
        self.before(ready)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await asyncio.sleep(0)
        self.under_way -= 1
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            return answer
        self.said.append(ready.notice.notice)
        return Arrived(ready.to[0].account, len(self.said), "kk", "said")


@dataclass
class House:
    """The sender over a real database, with a glass for the pauses."""

    desk: Desk
    chats: Chats = field(default_factory=Chats)
    glass: Sandglass = field(default_factory=Sandglass)

    def __post_init__(self) -> None:
        self.sender = NoticeSender(
            self.desk.reception, self.desk.store.claims, self.chats, self.desk.clock, self.glass,
            (StorageBusy,),
        )  # fmt: skip

    async def remind(self, people: int = 1) -> None:
        """So many evening reminders, due now."""
        doctors = ("d1", "d2")
        for number in range(people):
            iin = iin_of(400 + number)
            await self.desk.add(tables.register, person(iin))
            await self.desk.book(
                f"w{number}", at=TEN + timedelta(minutes=15 * (number // 2)), patient=iin,
                doctor=doctors[number % 2], asker=await self.desk.caller(f"telegram:{number}"),
            )  # fmt: skip
        self.desk.clock.moment = SIX

    async def states(self) -> Sequence[str]:
        rows = await self.desk.rows(tables.notices)
        return [str(r["state"]) for r in rows if r["kind"] == "reminder_evening"]


@pytest.fixture
def house(desk: Desk) -> House:
    return House(desk)


async def drained(house: House) -> int:
    """Until nothing more happens."""
    dealt_with = 0
    while done := await house.sender():
        dealt_with += done
    return dealt_with


async def test_what_is_due_is_sent_once_and_marked(house: House) -> None:
    await house.remind(3)
    await drained(house)
    assert len(house.chats.said) == 3
    assert await house.states() == ["sent"] * 3
    await drained(house)
    assert len(house.chats.said) == 3


async def test_a_batch_is_sent_side_by_side_but_never_all_at_once(house: House) -> None:
    await house.remind(12)
    await drained(house)
    assert 1 < house.chats.most <= 8


async def test_more_than_a_batch_takes_several_looks(house: House) -> None:
    await house.remind(12)
    assert BATCH >= 24
    assert await house.sender() == 24, "twelve reminders and twelve questions that nobody hears"


async def test_b5_1_nobody_is_woken_however_long_it_is_due(house: House) -> None:
    await house.remind()
    house.chats.answers = [Trouble.OFFLINE]
    house.desk.clock.moment = local(TODAY, 20, 59)
    await house.sender()
    house.desk.clock.moment = local(TODAY, 21, 1)
    assert await house.sender() == 0
    desk = house.desk
    no_rounds = Rounds((), desk.units, desk.store.rounds, desk.clock)
    assert not await anything_due(desk.units, no_rounds, desk.clock)
    house.desk.clock.moment = local(TOMORROW, 7, 59)
    assert await house.sender() == 0
    assert house.chats.said == []


async def test_b5_1_a_batch_that_lasts_into_the_night_stops(house: House) -> None:
    await house.remind(12)

    def nine_oclock(_: Ready) -> None:
        house.desk.clock.moment = local(TODAY, 21)

    house.chats.before = nine_oclock
    house.desk.clock.moment = local(TODAY, 20, 59)
    await drained(house)
    assert len(house.chats.said) <= 8, "those that had begun"
    assert "waiting" in await house.states()


@pytest.mark.parametrize("trouble", [Trouble.OFFLINE, Trouble.BROKEN])
async def test_what_failed_is_tried_again_later(house: House, trouble: Trouble) -> None:
    await house.remind()
    house.chats.answers = [trouble]
    await drained(house)
    assert await house.states() == ["waiting"]
    house.desk.clock.turn(seconds=30)
    await drained(house)
    assert await house.states() == ["sent"]


async def test_whom_nothing_reaches_a_person_calls(house: House) -> None:
    await house.remind()
    house.chats.answers = [Unreached()]
    await drained(house)
    assert await house.states() == ["handed_over"]


async def test_after_a_429_nothing_is_tried_and_nothing_counts_as_a_try(house: House) -> None:
    await house.remind(3)
    house.chats.answers = [Trouble.HELD_BACK] * 3
    assert await house.sender() == 3, "the questions that nobody hears"
    rows = [r for r in await house.desk.rows(tables.notices) if r["state"] == "waiting"]
    assert {r["tries"] for r in rows} == {0}
    house.chats.back = True
    assert await house.sender() == 0
    house.chats.back = False
    await drained(house)
    assert len(house.chats.said) == 3


async def test_where_nothing_gets_through_the_others_are_spared_and_the_pauses_grow(
    house: House,
) -> None:
    await house.remind(12)
    house.chats.answers = [Trouble.OFFLINE] * 12
    await house.sender()
    tried = 12 - len(house.chats.answers)
    assert OFFLINE_IN_A_ROW <= tried <= 8
    assert await house.sender() == 0
    house.glass.moment += 2
    await house.sender()
    assert await house.sender() == 0
    house.glass.moment += 2
    assert await house.sender() == 0, "the second pause is longer"
    house.glass.moment += 2
    house.desk.clock.turn(minutes=2)
    house.chats.answers = []
    await drained(house)
    assert await house.states() == ["sent"] * 12


async def test_nor_are_they_tried_one_by_one(house: House) -> None:
    """A sender of single notices, as the telephone has it, counts over its rounds."""
    await house.remind(12)
    house.sender.batch = 1
    house.chats.answers = [Trouble.OFFLINE] * 12
    async with asyncio.timeout(20):
        while await house.sender():
            pass
    assert 12 - len(house.chats.answers) == OFFLINE_IN_A_ROW


async def test_one_notice_that_cannot_be_worded_does_not_end_the_others(house: House) -> None:
    await house.remind(3)
    house.chats.answers = [KeyError("no such text")]
    with structlog.testing.capture_logs() as lines:
        await drained(house)
    assert sorted(await house.states()) == ["sent", "sent", "waiting"]
    assert [line["error"] for line in lines if "error" in line] == ["KeyError"]


@dataclass(frozen=True, slots=True)
class AwayAtTimes(SettleNotices):
    """Marks only when its store is there."""

    away: list[bool] = field(default_factory=lambda: [True])

    async def sent(self, sent: Sequence[Sent]) -> None:
        if self.away[-1]:
            raise StorageBusy
        await SettleNotices.sent(self, sent)


async def test_what_could_not_be_marked_is_not_sent_again_and_nothing_else_is(
    house: House,
) -> None:
    await house.remind(12)
    at_times = AwayAtTimes(house.desk.units, house.desk.clock, house.desk.dice)
    house.sender.reception = replace(house.desk.reception, settle_notices=at_times)
    await house.sender()
    said = len(house.chats.said)
    assert said < 12
    with pytest.raises(StorageBusy):
        await house.sender()
    assert len(house.chats.said) == said
    at_times.away.append(False)
    await drained(house)
    assert len(house.chats.said) == 12
    assert await house.states() == ["sent"] * 12


async def test_a_claim_is_not_used_for_longer_than_it_is_relied_on(house: House) -> None:
    await house.remind(12)

    def slow(_: Ready) -> None:
        house.glass.moment += 10

    house.chats.before = slow
    await house.sender()
    assert len(house.chats.said) <= 8 + 3
    await drained(house)
    assert len(house.chats.said) == 12


async def test_two_senders_on_one_database_send_each_once(desk: Desk) -> None:
    """On SQLite the second one finds that it is not alone."""
    one, other = House(desk), House(desk)
    other.chats = one.chats
    other.sender.messenger = one.chats
    await one.remind(12)
    while sum(await asyncio.gather(one.sender(), other.sender())):
        pass
    assert sorted(one.chats.said) == sorted(set(one.chats.said))
    assert await one.states() == ["sent"] * 12


async def test_the_log_names_the_notice_that_did_not_arrive_and_nobody(house: House) -> None:
    await house.remind(2)
    house.chats.answers = [Unreached()]
    with structlog.testing.capture_logs() as lines:
        await drained(house)
    [line] = [line for line in lines if line["event"] == "notice"]
    assert line["outcome"] == "unreached"
    assert line["case"] == "taraz-4/2026/1:reminder_evening"
    assert "telegram" not in str(lines)
