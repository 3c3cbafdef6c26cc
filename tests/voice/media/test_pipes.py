"""The engine's end of the pipes: it waits for nobody."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from io import FileIO
from typing import NamedTuple

import pytest

from voice.media.pipes import Pipes
from voice.media.port import Played
from voice.media.wire import Flush, Frames, Told, framed

EVENT = Told(1, Played(1))


class Ends(NamedTuple):
    """The engine's, and those of its parent."""

    pipes: Pipes
    commands: FileIO
    events: FileIO


@pytest.fixture
def ends() -> Iterator[Ends]:
    with ExitStack() as opened:
        commands, told, heard, events = (
            opened.enter_context(FileIO(number, mode))
            for number, mode in zip((*os.pipe(), *os.pipe()), "rwrw", strict=True)
        )
        yield Ends(Pipes(commands.fileno(), events.fileno()), told, heard)


def test_commands_are_read_as_they_come(ends: Ends) -> None:
    assert list(ends.pipes.read()) == []
    data = framed(Flush(7))
    ends.commands.write(data[:5])
    assert list(ends.pipes.read()) == []
    ends.commands.write(data[5:])
    assert list(ends.pipes.read()) == [(Flush(7), b"")]
    assert not ends.pipes.ended


def test_it_is_over_when_nobody_holds_the_other_end(ends: Ends) -> None:
    ends.commands.close()
    assert list(ends.pipes.read()) == []
    assert ends.pipes.ended


def test_events_wait_for_who_does_not_read_and_none_is_lost(ends: Ends) -> None:
    """The interpreter of the scripts may be busy for as long as it likes."""
    told = 0
    while not ends.pipes.full:
        ends.pipes.tell(EVENT)
        told += 1
    frames, read = Frames(), 0
    while read < told:
        read += len(list(frames.feed(ends.events.read(1000))))
        ends.pipes.push()
    assert not ends.pipes.full


def test_what_nobody_will_read_is_let_go(ends: Ends) -> None:
    ends.events.close()
    ends.pipes.tell(EVENT)
    assert not ends.pipes.full
