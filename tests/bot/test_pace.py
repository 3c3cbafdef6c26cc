"""Telegram's limits: about 1 message/s to a chat, 30/s in all, `retry_after` for everybody."""

import asyncio

import pytest

from bot.pace import KEPT_FREE, OVERALL, STEPS_ASIDE, UNLIMITED, Pace, Rate
from tests.bot.waiting import Sandglass


async def test_a_short_burst_to_one_chat_leaves_at_once_and_then_one_a_second() -> None:
    glass = Sandglass()
    pace = Pace(glass, per_chat=Rate(1, 3), overall=UNLIMITED)
    for _ in range(5):
        await pace.turn(7)
    assert glass.waited == pytest.approx([1.0, 1.0])


async def test_a_chat_that_was_quiet_may_burst_again() -> None:
    glass = Sandglass()
    pace = Pace(glass, per_chat=Rate(1, 2), overall=UNLIMITED)
    for _ in range(2):
        await pace.turn(7)
    glass.moment += 2
    for _ in range(2):
        await pace.turn(7)
    assert glass.waited == []


async def test_all_chats_together_never_exceed_thirty_a_second() -> None:
    glass = Sandglass()
    pace = Pace(glass)
    started = glass.moment
    for chat in range(90):
        await pace.turn(chat)
    assert glass.moment - started >= 60 / 30 - 0.1


async def test_after_a_429_every_chat_waits() -> None:
    glass = Sandglass()
    pace = Pace(glass)
    pace.hold_back(12)
    await pace.turn(1)
    assert glass.waited == pytest.approx([12.0])


async def test_a_bot_api_of_ones_own_is_not_slowed() -> None:
    glass = Sandglass()
    pace = Pace(glass, UNLIMITED, UNLIMITED)
    for _ in range(1000):
        await pace.turn(7)
    assert glass.waited == []


async def test_a_group_gets_a_turn_a_minute_and_never_during_a_429() -> None:
    glass = Sandglass()
    pace = Pace(glass)
    assert [pace.group_turn(-5) for _ in range(3)] == [True, False, False]
    assert pace.group_turn(-6)
    glass.moment += 60
    pace.hold_back(9)
    assert not pace.group_turn(-5)
    glass.moment += 9
    assert pace.group_turn(-5)
    assert glass.waited == []


async def test_groups_take_nothing_from_the_places_that_are_kept_free() -> None:
    pace = Pace(Sandglass())
    taken = sum(pace.group_turn(-group) for group in range(100))
    assert taken == OVERALL.burst - KEPT_FREE


async def test_what_nobody_waits_for_steps_aside_while_somebody_talks() -> None:
    """Not for ever: among people who talk without pause it leaves thirty times a second."""
    glass = Sandglass()
    pace = Pace(glass, UNLIMITED, UNLIMITED)
    await pace.spare_turn(1)
    assert glass.waited == []
    with pace.talking():
        await asyncio.gather(*(pace.spare_turn(chat) for chat in range(3)))
        assert glass.waited == [1 / 30] * 3
        with pace.talking():
            pass
        await pace.spare_turn(4)
        assert len(glass.waited) == 4
    await pace.spare_turn(5)
    assert len(glass.waited) == 4


async def test_it_goes_on_as_soon_as_the_last_answer_is_given() -> None:
    """One at a time steps aside, the others behind it: or all would leave at once."""

    class Patient(Sandglass):
        async def until(self, event: asyncio.Event, seconds: float) -> None:
            self.waited.append(seconds)
            await event.wait()

    glass = Patient()
    pace = Pace(glass, UNLIMITED, UNLIMITED)
    async with asyncio.TaskGroup() as tasks:
        with pace.talking():
            spare = [tasks.create_task(pace.spare_turn(chat)) for chat in range(3)]
            with pace.talking():
                await asyncio.sleep(0)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert not any(turn.done() for turn in spare)
            assert glass.waited == [STEPS_ASIDE]
