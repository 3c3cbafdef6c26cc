"""Who was rung, and goes on to a wish of their own: as in a call that came in (B2.5)."""

import asyncio
from collections.abc import Sequence

import pytest

from storage import tables
from tests.clinic.usecases.town import HUSBAND
from tests.voice.calls import HangUp, Meanwhile
from tests.voice.outbound import Calling
from voice.line import Transferred
from voice.scripts.lasting import LONGEST

TO_A_BOOKING = ("1", "0", "1", "1", "4", *HUSBAND.digits, "1", "1", "5", "#")
"""Nobody can be connected, so on from the promise to the menu, and to free times."""


async def one_clinic(calling: Calling) -> None:
    """That is not asked for, and whose operator is busy."""
    await calling.booked()
    await calling.clinic.change(tables.providers, {"provider": "merke"}, kind="dispensary")
    calling.exchange.transfers = [Transferred.BUSY]


async def test_b2_5_a_time_held_in_a_call_of_ours_is_free_again_at_its_end(
    calling: Calling,
) -> None:
    await one_clinic(calling)
    held: list[object] = []

    async def look() -> None:
        held.extend(await times_held(calling))

    await calling.evening([*TO_A_BOOKING, "1", Meanwhile(look), HangUp()])
    assert len(held) == 1
    assert await times_held(calling) == []


async def times_held(calling: Calling) -> Sequence[object]:
    rows = await calling.clinic.rows(tables.takings)
    return [row for row in rows if row["entry"] is None]


async def test_who_goes_on_to_wishes_has_as_long_as_any_caller(
    calling: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A booking by ear takes minutes; what is told first is short."""
    await one_clinic(calling)
    limit = asyncio.timeout(60)
    monkeypatch.setattr("voice.messenger.timeout", lambda _: limit)
    left: list[float] = []

    async def look() -> None:
        left.append((limit.when() or 0) - asyncio.get_running_loop().time())

    await calling.evening(["1", Meanwhile(look), *TO_A_BOOKING[1:], Meanwhile(look), HangUp()])
    telling, wishing = left
    assert telling < 60
    assert LONGEST - 30 < wishing <= LONGEST
