"""The entrance of the engine of sound: RTP and RTCP into one call, without a network."""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from random import Random
from typing import Final

from fuzz.datagrams import Act, changed, joined, parse
from fuzz.found import ensure
from voice.media import rtcp, rtp
from voice.media.flow import Address, Flow, Happened
from voice.media.g711 import PACKET
from voice.media.keys import KEYS
from voice.media.port import Law, Pressed, Remote, Statistics
from voice.media.schedule import TICK
from voice.media.wire import Closed, Frames, framed

HOST: Final = "192.0.2.7"
STRANGER: Final = "192.0.2.8"
PORT: Final = 4000
SOURCES: Final = {"s": (HOST, PORT), "t": (HOST, PORT + 60), "x": (STRANGER, PORT)}
LAWS: Final = (Law.A, Law.MU)
EVENTS: Final = (101, 96, None, 8)
_SEQUENCES: Final = 1 << 16


@dataclass
class Network:
    """Takes all that is sent, and looks at it."""

    sent: int = 0
    last: int | None = None

    def sendto(self, data: bytes, address: Address, /) -> int:
        ensure(address[0] == HOST, "sound goes to the host of the description")
        packet = rtp.read(data)
        ensure(packet and len(packet.payload) == PACKET, "what is sent is a packet of 20 ms")
        assert packet  # noqa: S101 - for the checker: it was looked at just now
        following = self.last is None or packet.sequence == (self.last + 1) % _SEQUENCES
        ensure(following, "what is sent is numbered one after the other")
        self.sent, self.last = self.sent + 1, packet.sequence
        return len(data)


@dataclass
class Reporting:
    def sendto(self, data: bytes, address: Address, /) -> int:
        ensure(address[0] == HOST, "reports go to the host of the description")
        ensure(rtcp.read(data), "a report of ours is a valid one")
        return len(data)


@dataclass
class Call:
    """One call; `given`: datagrams of whoever it was."""

    now: int = 0
    given: int = 0
    tickets: int = 0
    network: Network = field(default_factory=Network)
    happened: list[Happened] = field(default_factory=list)

    def __post_init__(self) -> None:
        tell = self.happened.append
        self.flow = Flow(self.network, Reporting(), lambda: self.now, tell)

    def do(self, act: Act) -> None:
        match act.kind:
            case "s" | "t" | "x":
                self._sound(act.data, SOURCES[act.kind])
            case "r":
                self.flow.take_report(act.data, (HOST, PORT + 1), self.now)
            case "c":
                self.flow.connect(_remote(act.data))
            case "p":
                self.tickets += 1
                self.flow.play(self.tickets, bytes(PACKET), LAWS[len(act.data) % 2])
            case "f":
                self.flow.flush()
            case _:
                self._pass(act.data[0] if act.data else 1)

    def _sound(self, data: bytes, source: Address) -> None:
        before = len(self.happened)
        self.flow.take_sound(data, source, self.now)
        told = self.happened[before:]
        self.given += 1
        ensure(len(told) <= (source[0] == HOST), "a datagram of the host is one key at most")
        for one in told:
            ensure(isinstance(one, Pressed) and one.key in KEYS, "a key is one of a telephone's")

    def _pass(self, ticks: int) -> None:
        for _ in range(ticks):
            self.now += TICK
            self.flow.send(self.now)
            self.flow.settle(self.now)


class SoundEntrance:
    """One input is one call, from its first description to its end."""

    longest = 2048

    def __init__(self) -> None:
        self._acts = [act for seed in self.seeds() for act in parse(seed)]

    def seeds(self) -> Iterator[bytes]:
        for first, second in product(_acts(), repeat=2):
            yield joined([Act("c", b"\0"), first, second, Act("+"), first])

    def words(self) -> Iterator[str]:
        yield from ("s\x0c", "r\x08", "\x01\x00\x01\x00")

    def changed(self, data: bytes, dice: Random) -> bytes:
        return changed(data, dice, self._acts)

    def attempt(self, data: bytes) -> None:
        call = Call()
        for act in parse(data):
            call.do(act)
        call.flow.connect(_remote(b"\0"))
        sent = call.network.sent
        call.do(Act("+"))
        ensure(call.network.sent == sent + 1, "a call goes on, whatever came")
        _ensure_told(call.flow.close(), call)

    def close(self) -> None:
        """Nothing is held."""


def _ensure_told(figures: Statistics, call: Call) -> None:
    ensure(figures.sent == call.network.sent, "what was sent is counted")
    ensure(0 <= figures.received <= call.given, "nothing is counted that did not come")
    ensure(0 <= figures.lost <= call.given * _SEQUENCES, "losses are bounded by what came")
    finite = all(map(math.isfinite, (figures.jitter, figures.latest, figures.jitter_there)))
    ensure(finite and figures.jitter >= 0 and figures.lost_there >= 0, "figures are figures")
    passed = list(Frames().feed(framed(Closed(1, figures))))
    ensure(passed == [(Closed(1, figures), b"")], "figures pass through the pipe")


def _remote(data: bytes) -> Remote:
    """By the bits of one octet: hold, law and the payload type of keys."""
    bits = data[0] if data else 0
    return Remote(
        HOST,
        PORT + (bits >> 4 & 1),
        LAWS[bits & 1],
        EVENTS[bits >> 5 & 3],
        sends=not bits & 2,
        receives=not bits & 4,
    )


def _acts() -> Iterator[Act]:
    """As telephones and exchanges really send, and a little beside it."""
    for kind, number in product((8, 0, 13, 96, 101), (0, 65535)):
        report = struct.pack("!BBH", 5, 0x80, 400)
        yield Act("s", rtp.written(rtp.Packet(kind, number, number * 160 % 2**32, 1, report)))
    yield Act("t", rtp.written(rtp.Packet(101, 7, 0, 2, struct.pack("!BBH", 11, 0, 0))))
    yield Act("x", rtp.written(rtp.Packet(101, 7, 0, 2, struct.pack("!BBH", 11, 0, 0))))
    block = rtcp.Block(1, 2, -3, 4, 5, 6, 7)
    yield Act("r", rtcp.report(1, "name", rtcp.Sent(1, 2, 3, 4), block) + rtcp.goodbye(1))
    yield Act("r", rtcp.report(1, "name", None, None))
    yield from (Act("c", bytes((bits,))) for bits in (0, 1, 2, 4, 16, 32))
    yield from (Act("p"), Act("f"), Act("+"), Act("+", b"\xff"))
