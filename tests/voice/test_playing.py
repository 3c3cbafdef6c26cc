"""What is played over a line, and what stops it (R2.7, R3.7)."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.voice.parts import Call, made, sound
from voice.line import Sound
from voice.phrases import Unspoken


async def test_what_was_played_to_its_last_word_was_told(call: Call) -> None:
    """R2.7, R3.7."""
    async with asyncio.TaskGroup() as tasks:
        playing = tasks.create_task(call.line.play(made(sound(), sound())))
        await call.media.stream.asked()
        call.media.stream.sent(1)
        await call.settled()
        assert not playing.done()
        call.media.stream.sent()

    assert playing.result() is True


async def test_a_key_stops_what_is_played_and_stays_to_be_read(call: Call) -> None:
    async with asyncio.TaskGroup() as tasks:
        playing = tasks.create_task(call.line.play(made(sound(), sound())))
        await call.media.stream.asked()
        call.media.stream.sent(1)
        call.hears("2")

    assert playing.result() is False
    assert call.media.stream.queued == {}
    assert await call.line.key(0) == "2"
    assert await call.line.key(0) is None


class Slow:
    """Sounds of which the first is ready at once, and the other when it may be."""

    def __init__(self) -> None:
        self.may_be = asyncio.Event()
        self.left = False

    async def made(self) -> AsyncIterator[Sound]:
        yield sound()
        try:
            await self.may_be.wait()
        except asyncio.CancelledError:
            self.left = True
            raise
        yield sound()


async def played_to_the_second(
    call: Call, slow: Slow, tasks: asyncio.TaskGroup
) -> asyncio.Task[bool]:
    """The first was heard to its end, and the other is still being made."""
    playing = tasks.create_task(call.line.play(slow.made()))
    await call.media.stream.asked()
    call.media.stream.sent()
    await call.settled()
    return playing


async def test_what_is_ready_is_heard_while_the_rest_is_being_made(call: Call) -> None:
    slow = Slow()
    async with asyncio.TaskGroup() as tasks:
        playing = await played_to_the_second(call, slow, tasks)
        assert not playing.done()
        slow.may_be.set()
        await call.media.stream.asked()
        call.media.stream.sent()

    assert playing.result() is True
    assert call.media.stream.times_asked == 2


async def test_a_key_stops_what_is_still_being_made(call: Call) -> None:
    slow = Slow()
    async with asyncio.TaskGroup() as tasks:
        playing = await played_to_the_second(call, slow, tasks)
        call.hears("2")

    assert playing.result() is False
    assert slow.left


async def test_what_cannot_be_said_is_known_to_the_script(call: Call) -> None:
    async def unsayable() -> AsyncIterator[Sound]:
        yield sound()
        raise Unspoken

    with pytest.raises(Unspoken):
        await call.line.play(unsayable())
    assert call.media.stream.queued == {}


async def test_a_key_typed_ahead_keeps_all_of_it_from_being_made(call: Call) -> None:
    begun = []

    async def unwanted() -> AsyncIterator[Sound]:
        begun.append(sound())
        yield begun[-1]

    call.hears("1")
    await call.settled()

    assert await call.line.play(unwanted()) is False
    assert begun == []
    assert call.media.stream.times_asked == 0


async def test_a_script_that_is_ended_leaves_nothing_to_be_played(call: Call) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await call.line.play(made(sound()))
    assert call.media.stream.queued == {}
