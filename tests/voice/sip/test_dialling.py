"""A call of ours, seen from the asyncio side alone: an exchange that answers as a test says."""

import asyncio
from collections.abc import AsyncIterator, Callable
from ipaddress import ip_network
from typing import Any, cast

import pytest

from voice.sip.port import Unanswered
from voice.sip.settings import SipSettings, Trunk
from voice.sip.stack import SippyStack
from voice.sip.told import Answered, Replied, Tell, Told

HERE = "127.0.0.1"
ANSWER = Answered("v=0")


class FarSide:
    """Both an endpoint and its only dialog: what is told comes as soon as it was called."""

    lTag = "tag"  # noqa: N815 - sippy reads the tag of its dialogs by this name

    def __init__(self, *told: Told) -> None:
        self.names: dict[str, str] = {}
        self.tell: Tell
        self.called = asyncio.Event()
        self.hung_up = 0
        self._told = told

    def outgoing(self) -> "FarSide":
        return self

    def run(self, act: Callable[..., None], *given: object) -> None:
        act(*given)

    def call(self, *_: object) -> None:
        for one in self._told:
            self.tell(one)
        self.called.set()

    def hang_up(self) -> None:
        self.hung_up += 1


@pytest.fixture
async def tasks() -> AsyncIterator[asyncio.TaskGroup]:
    async with asyncio.TaskGroup() as tasks:
        yield tasks


def calling(far: FarSide, tasks: asyncio.TaskGroup) -> SippyStack:
    settings = SipSettings(HERE, 5070, HERE, [ip_network(HERE)], Trunk(HERE))
    stack = SippyStack(settings, tasks)
    stack._opened.set_result(cast("Any", far))
    return stack


async def test_whoever_answers_in_the_moment_of_giving_up_is_hung_up(
    tasks: asyncio.TaskGroup,
) -> None:
    """Nobody is left on a line that nobody holds."""
    far = FarSide(ANSWER)
    assert isinstance(await calling(far, tasks).dial("+77010000001", "", 0), Unanswered)
    assert far.hung_up == 1


async def test_so_is_who_answers_while_the_call_is_given_up_from_outside(
    tasks: asyncio.TaskGroup,
) -> None:
    far = FarSide(ANSWER)
    dialling = tasks.create_task(calling(far, tasks).dial("+77010000001", "", 20))
    await far.called.wait()
    dialling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await dialling
    assert far.hung_up == 1


@pytest.mark.parametrize(
    ("told", "code"),
    [((), 503), ((Unanswered(408),), 503), ((Replied(100),), 408), ((Replied(183),), 408)],
)
async def test_an_exchange_that_is_silent_is_no_telephone_that_nobody_answers(
    tasks: asyncio.TaskGroup, told: tuple[Told, ...], code: int
) -> None:
    """The second: sippy has given up waiting for it."""
    outcome = await calling(FarSide(*told), tasks).dial("+77010000001", "", 0.01)
    assert isinstance(outcome, Unanswered)
    assert outcome.code == code


async def test_who_answers_in_time_is_not(tasks: asyncio.TaskGroup) -> None:
    far = FarSide(ANSWER)
    leg = await calling(far, tasks).dial("+77010000001", "", 20)
    assert not isinstance(leg, Unanswered)
    assert leg.described == "v=0"
    assert far.hung_up == 0
