"""All calls of the engine, on sockets of their own, without its process."""

import select
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.voice.media.hosts import FIRST, PATIENCE, host, phone
from voice.media import rtp
from voice.media.calls import Calls
from voice.media.g711 import PACKET
from voice.media.port import Law, Played, Remote
from voice.media.ports import Ports
from voice.media.schedule import TICK, TURNS
from voice.media.wire import (
    Close,
    Closed,
    Connect,
    Event,
    Flush,
    Forget,
    Keep,
    Open,
    Opened,
    Play,
    Told,
)

SOUND = bytes((7,)) * 2 * PACKET


@dataclass
class Board:
    """Calls by a clock that we turn, and all that they watch and tell."""

    host: str = field(default_factory=host)
    watched: list[int] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    now: int = 0

    def __post_init__(self) -> None:
        ports = Ports(self.host, FIRST, FIRST + 3)
        self.calls = Calls(ports, self.watched.append, self.told.append, lambda: self.now)

    def tick(self) -> None:
        self.now += TICK
        for turn in range(TURNS):
            self.calls.tick(turn, self.now)


@pytest.fixture
def board() -> Iterator[Board]:
    fresh = Board()
    yield fresh
    fresh.calls.close()
    assert (len(fresh.calls), fresh.calls._readers) == (0, {})


def test_calls_are_opened_as_long_as_there_are_ports(board: Board) -> None:
    for stream in (1, 2, 3):
        board.calls.do(Open(stream), b"")
    board.calls.do(Close(1), b"")
    board.calls.do(Open(4), b"")
    assert [one for one in board.told if isinstance(one, Opened)] == [
        Opened(1, FIRST), Opened(2, FIRST + 2), Opened(3, None), Opened(4, FIRST),
    ]  # fmt: skip
    assert len(board.calls) == 2


def test_a_sound_that_is_forgotten_is_played_all_the_same(board: Board) -> None:
    with phone(host()) as there:
        board.calls.do(Keep(5, Law.A), SOUND)
        for command in (
            Open(1), Connect(1, Remote(there.host, there.port, Law.A, None)), Play(1, 9, 5),
            Forget(5),
        ):  # fmt: skip
            board.calls.do(command, b"")
        board.tick()
        board.calls.leave_out(8)
        board.tick()
        packets = [packet for _ in range(2) if (packet := rtp.read(there.hear()))]
    assert b"".join(packet.payload for packet in packets) == SOUND
    assert (packets[1].timestamp - packets[0].timestamp) % 2**32 == 9 * PACKET
    assert board.told[-1] == Told(1, Played(9))


def test_calls_share_the_turns_evenly(board: Board) -> None:
    with phone(host()) as there:
        for stream in (1, 2):
            board.calls.do(Open(stream), b"")
            board.calls.do(Connect(stream, Remote(there.host, there.port, Law.A, None)), b"")
        heard = []
        for turn in range(TURNS):
            board.calls.tick(turn, 0)
            heard.append(len(there.heard()))
    assert heard == [1, 1, 0, 0]


def test_what_is_flushed_is_not_played(board: Board) -> None:
    board.calls.do(Keep(5, Law.A), SOUND)
    remote = Remote(board.host, FIRST + 50, Law.A, None)
    for command in (Open(1), Connect(1, remote), Play(1, 9, 5), Flush(1)):
        board.calls.do(command, b"")
    for _ in range(3):
        board.tick()
    assert board.told == [Opened(1, FIRST)]


def test_datagrams_are_taken_one_by_one_and_by_their_own_call(board: Board) -> None:
    """A flood at one port does not keep us from the others."""
    board.calls.do(Open(1), b"")
    sound, _ = board.watched
    with phone(host()) as there:
        board.calls.do(Connect(1, Remote(there.host, there.port, Law.A, None)), b"")
        for sequence in range(2):
            packet = rtp.Packet(8, sequence, 0, 1, b"")
            there.say(rtp.written(packet), (board.host, FIRST))
        assert select.select([sound], [], [], PATIENCE)[0]
        board.calls.take(sound, 0)
        board.calls.do(Close(1), b"")
    closed = board.told[-1]
    assert isinstance(closed, Closed)
    assert closed.statistics.received == 1


def test_a_socket_with_nothing_to_read_is_no_error(board: Board) -> None:
    board.calls.do(Open(1), b"")
    for number in board.watched:
        board.calls.take(number, 0)
