"""Calls of ours: a line once somebody has taken it, and hung up whatever comes of that."""

from collections.abc import Awaitable, Callable

import pytest

from tests.voice.parts import HOST, FakeLeg, FakeMedia, FakeStack, offer
from voice.lines import Lines
from voice.sip.port import Keyed, Unanswered
from voice.sip_line import SipLine


async def dial(
    reached: FakeLeg | Unanswered, script: Callable[[SipLine | Unanswered], Awaitable[None]]
) -> tuple[FakeStack, FakeMedia]:
    media, stack = FakeMedia(), FakeStack(reached)
    lines = Lines(media, HOST, lambda _: False, 9, lambda _: None)
    async with lines.dialled(stack, "+77010000001", 25) as line:
        await script(line)
    return stack, media


async def test_a_call_of_ours_is_a_line_once_it_is_taken() -> None:
    leg = FakeLeg(offer())
    leg.happen(Keyed("1"))

    async def script(line: SipLine | Unanswered) -> None:
        assert isinstance(line, SipLine)
        await line.answer()
        assert await line.key(5) == "1"

    stack, media = await dial(leg, script)

    ((number, ours, within),) = stack.dialled
    assert (number, within) == ("+77010000001", 25)
    assert f"m=audio {media.stream.port} RTP/AVP 8 0 101" in ours
    assert [remote.port for remote in media.stream.remotes] == [4000]
    assert leg.done == ["hang up"]
    assert media.stream.closed


async def test_whatever_their_answer_does_to_us_they_are_hung_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("voice.lines.CallSound.settle", breaks)
    leg = FakeLeg(offer())

    async def script(_: SipLine | Unanswered) -> None:
        pytest.fail("taken")

    with pytest.raises(ValueError, match=r"^$"):
        await dial(leg, script)
    assert leg.done == ["hang up"]


@pytest.mark.parametrize(
    "leg",
    [
        Unanswered(486),
        FakeLeg("v=0\r\n"),
        FakeLeg(None),
        FakeLeg(offer().replace("IP4 192.0.2.7", "IP6 2001:db8::7")),
    ],
)
async def test_a_call_of_ours_that_nobody_takes_says_why(leg: FakeLeg | Unanswered) -> None:
    heard: list[SipLine | Unanswered] = []

    async def script(line: SipLine | Unanswered) -> None:
        heard.append(line)

    _, media = await dial(leg, script)

    assert heard == [leg if isinstance(leg, Unanswered) else Unanswered(488, taken=True)]
    assert media.stream.closed
    assert isinstance(leg, Unanswered) or leg.done == ["hang up"]
