"""All calls of the engine: each does what it is told, and tells what happens."""

import socket
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from voice.media.flow import Address, Flow, Happened
from voice.media.port import Law, NoPorts
from voice.media.ports import Pair, Ports
from voice.media.schedule import TURNS
from voice.media.wire import (
    Close,
    Closed,
    Command,
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

LONGEST: Final = 2048
"""Octets of a datagram that may be one of ours: it fits an Ethernet frame."""


class _Reader(NamedTuple):
    socket: socket.socket
    takes: Callable[[bytes, Address, int], None]


class _Call(NamedTuple):
    flow: Flow
    pair: Pair
    turn: dict[int, Flow]


class Calls:
    """`watch`: has `take` called when there is something to read at this socket."""

    def __init__(
        self, ports: Ports, watch: Callable[[int], None], tell: Callable[[Event], None],
        clock: Callable[[], int],
    ) -> None:  # fmt: skip
        self._ports = ports
        self._watch = watch
        self._tell = tell
        self._clock = clock
        self._calls: dict[int, _Call] = {}
        self._turns: list[dict[int, Flow]] = [{} for _ in range(TURNS)]
        self._sounds: dict[int, tuple[bytes, Law]] = {}
        self._readers: dict[int, _Reader] = {}

    def __len__(self) -> int:
        return len(self._calls)

    def do(self, command: Command, sound: bytes) -> None:
        match command:
            case Keep(number, law):
                self._sounds[number] = (sound, law)
            case Forget(number):
                del self._sounds[number]
            case Open(stream):
                self._open(stream)
            case Connect(stream, remote):
                self._calls[stream].flow.connect(remote)
            case Play(stream, ticket, number):
                self._calls[stream].flow.play(ticket, *self._sounds[number])
            case Flush(stream):
                self._calls[stream].flow.flush()
            case Close(stream):
                self._close(stream)

    def tick(self, turn: int, deadline: int) -> None:
        """Of those whose turn it is."""
        flows = self._turns[turn].values()
        for flow in flows:
            flow.send(deadline)
        now = self._clock()
        for flow in flows:
            flow.settle(now)

    def leave_out(self, ticks: int) -> None:
        for call in self._calls.values():
            call.flow.leave_out(ticks)

    def take(self, number: int, now: int) -> None:
        """One datagram, so that a flood at one port does not keep us from the others."""
        reader = self._readers[number]
        try:
            data, source = reader.socket.recvfrom(LONGEST)
        except OSError:  # the kernel has thrown it away since: its sum was wrong
            return
        reader.takes(data, source, now)

    def close(self) -> None:
        for stream in list(self._calls):
            self._close(stream)

    def _open(self, stream: int) -> None:
        try:
            pair = self._ports.take()
        except NoPorts:
            self._tell(Opened(stream, None))
            return
        tell = partial(self._tell_of, stream)
        flow = Flow(pair.sound, pair.reports, self._clock, tell)
        turn = min(self._turns, key=len)
        turn[stream] = flow
        self._calls[stream] = _Call(flow, pair, turn)
        for reader in (
            _Reader(pair.sound, flow.take_sound),
            _Reader(pair.reports, flow.take_report),
        ):
            self._readers[reader.socket.fileno()] = reader
            self._watch(reader.socket.fileno())
        self._tell(Opened(stream, pair.port))

    def _close(self, stream: int) -> None:
        flow, pair, turn = self._calls.pop(stream)
        del turn[stream]
        for one in (pair.sound, pair.reports):
            del self._readers[one.fileno()]
        statistics = flow.close()
        self._ports.give_back(pair)
        self._tell(Closed(stream, statistics))

    def _tell_of(self, stream: int, happened: Happened) -> None:
        self._tell(Told(stream, happened))
