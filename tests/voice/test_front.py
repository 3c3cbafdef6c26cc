"""The front: how many calls at once, and that each ends by itself and alone."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from structlog.testing import capture_logs

from tests.voice.parts import HOST, FakeLeg, FakeMedia, FakeStack, offer
from voice import front as module
from voice.front import Front
from voice.line import HungUp, Line
from voice.lines import Lines
from voice.sip.port import Unanswered
from voice.sip_line import SipLine

MOST = 2


class House:
    """A front whose script waits until it is let go, or fails as a test says."""

    def __init__(self, ports: int = 100) -> None:
        self.go = asyncio.Event()
        self.raises: Exception | None = None
        self.counted: list[int] = []
        self.media = FakeMedia(ports)
        self.lines = Lines(self.media, HOST, lambda _: False, MOST, self.counted.append)
        self.front = Front(self.lines, self.script)

    async def script(self, line: Line) -> None:
        await line.answer()
        if self.raises:
            raise self.raises
        await self.go.wait()


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_call_rings_is_taken_and_ends() -> None:
    house, leg = House(), FakeLeg(offer())
    house.go.set()
    await house.front.take(leg)

    assert leg.done == ["ring", "answer", "hang up"]
    assert house.counted == [1, 0]
    assert house.media.stream.closed


async def test_one_call_too_many_is_told_that_all_lines_are_taken() -> None:
    house, legs = House(), [FakeLeg(offer()) for _ in range(MOST + 1)]
    async with asyncio.TaskGroup() as tasks:
        for leg in legs:
            tasks.create_task(house.front.take(leg))
        await settled()
        assert [leg.done[-1] for leg in legs] == ["answer"] * MOST + ["reject 486"]
        house.go.set()

    assert max(house.counted) == MOST
    await house.front.take(again := FakeLeg(offer()))
    assert again.done == ["ring", "answer", "hang up"]


async def test_without_a_sound_to_agree_on_a_call_is_refused() -> None:
    house, leg = House(), FakeLeg("v=0\r\n")
    await house.front.take(leg)
    assert leg.done == ["ring", "reject 488"]


async def test_without_ports_a_call_is_refused_for_now() -> None:
    house, leg = House(ports=0), FakeLeg(offer())
    await house.front.take(leg)
    assert leg.done == ["ring", "reject 503"]
    assert house.counted == [1, 0]


@pytest.mark.parametrize(
    ("raises", "logged"),
    [(HungUp(), []), (ValueError("900101300007"), [("call broke", "ValueError")])],
)
async def test_a_script_that_fails_ends_its_own_call(
    raises: Exception, logged: list[tuple[str, str]]
) -> None:
    house, leg = House(), FakeLeg(offer())
    house.raises = raises
    with capture_logs() as lines:
        await house.front.take(leg)

    assert leg.done == ["ring", "answer", "hang up"]
    warned = [line for line in lines if line["log_level"] == "warning"]
    assert [(line["event"], line["error"]) for line in warned] == logged
    assert "900101300007" not in str(lines)


async def test_a_call_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 0.01)
    house, leg = House(), FakeLeg(offer())
    await house.front.take(leg)
    assert leg.done == ["ring", "answer", "hang up"]


async def test_who_closes_waits_for_calls_under_way_and_takes_no_more() -> None:
    house, leg, late = House(), FakeLeg(offer()), FakeLeg(offer())
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.front.take(leg))
        await settled()
        closing = tasks.create_task(house.lines.close(within=60))
        await settled()
        await house.front.take(late)
        assert not closing.done()
        house.go.set()

    assert late.done == ["reject 503"]
    assert leg.done == ["ring", "answer", "hang up"]


async def test_a_call_that_does_not_end_is_hung_up_at_last() -> None:
    house, leg = House(), FakeLeg(offer())
    async with asyncio.TaskGroup() as tasks:
        taking = tasks.create_task(house.front.take(leg))
        await settled()
        await house.lines.close(within=0.01)
        assert leg.done == ["ring", "answer", "hang up"]
        taking.cancel()

    assert house.counted == [1, 0]


@pytest.mark.parametrize("closing", [False, True])
async def test_calls_of_ours_take_lines_as_well(*, closing: bool) -> None:
    house, stack = House(), FakeStack(FakeLeg(offer()))
    house.lines.closing = closing
    async with AsyncExitStack() as calls:
        for expected in [SipLine] * MOST * (not closing) + [Unanswered]:
            call = house.lines.dialled(stack, "+77010000001", 25)
            assert isinstance(await calls.enter_async_context(call), expected)
        if not closing:
            await house.front.take(leg := FakeLeg(offer()))
            assert leg.done == ["reject 486"]
    assert house.media.streams == [] or house.counted[-1] == 0
