"""Telegram's limits: about 1 message/s to a chat, 30/s in all, `retry_after` for everybody."""

import pytest

from bot.pace import UNLIMITED, Pace, Rate
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
