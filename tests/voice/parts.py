"""Signalling and sound that do what a test says, and keep what they were asked for."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count

from voice.line import RATE, Sound, Transferred
from voice.lines import Lines
from voice.media.port import Happened, NoPorts, Played, Pressed, Remote, Statistics
from voice.sip.port import Ended, Leg, LegHappened, Unanswered
from voice.sip_line import SipLine

HOST = "192.0.2.10"
OPERATOR = "sip:operator@192.0.2.1"
OFFER = """v=0
o=- 1 1 IN IP4 192.0.2.7
s=-
c=IN IP4 192.0.2.7
t=0 0
m=audio 4000 RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a={way}
"""


def offer(way: str = "sendrecv") -> str:
    return OFFER.format(way=way).replace("\n", "\r\n")


def sound(text: str = "сөз") -> Sound:
    return Sound(text, bytes(2 * RATE))


async def made(*sounds: Sound) -> AsyncIterator[Sound]:
    """Ready at once."""
    for each in sounds:
        yield each


class FakeStream:
    """Plays nothing until `sent` says so."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.remotes: list[Remote] = []
        self.queued: dict[int, bytes] = {}
        self.times_asked = 0
        self.closed = False
        self._tickets = count(1)
        self._happened: asyncio.Queue[Happened] = asyncio.Queue()
        self._asked = asyncio.Event()

    def connect(self, remote: Remote) -> None:
        self.remotes.append(remote)

    def play(self, samples: bytes) -> int:
        ticket = next(self._tickets)
        self.times_asked += 1
        self.queued[ticket] = samples
        self._asked.set()
        return ticket

    def flush(self) -> None:
        self.queued.clear()

    async def next(self) -> Happened:
        return await self._happened.get()

    async def close(self) -> Statistics:
        self.closed = True
        return Statistics(sent=0, received=0, lost=0, jitter=0, latest=0)

    def happen(self, *happened: Happened) -> None:
        for each in happened:
            self._happened.put_nowait(each)

    async def asked(self) -> None:
        """Until something is queued."""
        self._asked.clear()
        while not self.queued:
            await self._asked.wait()
            self._asked.clear()

    def sent(self, most: int | None = None) -> None:
        """What is queued, or so much of it, has been played."""
        for ticket in list(self.queued)[:most]:
            del self.queued[ticket]
            self.happen(Played(ticket))


class FakeMedia:
    """So many ports."""

    def __init__(self, ports: int = 100) -> None:
        self.streams: list[FakeStream] = []
        self._ports = ports

    async def open(self) -> FakeStream:
        if len(self.streams) >= self._ports:
            raise NoPorts
        self.streams.append(FakeStream(20000 + 2 * len(self.streams)))
        return self.streams[-1]

    @property
    def stream(self) -> FakeStream:
        return self.streams[-1]


class FakeLeg:
    """`refers`: what becomes of a transfer."""

    def __init__(self, described: str | None = None, number: str | None = "+77010000001") -> None:
        self.call_id = "1@192.0.2.7"
        self.number = number
        self.source = "192.0.2.7"
        self.described = described
        self.done: list[str] = []
        self.answers: list[str] = []
        self.referred: list[tuple[str, float]] = []
        self.refers: Callable[[], Awaitable[Transferred]] | None = None
        self._happened: asyncio.Queue[LegHappened] = asyncio.Queue()

    def ring(self) -> None:
        self.done.append("ring")

    def answer(self, description: str) -> None:
        self.done.append("answer")
        self.answers.append(description)

    def reject(self, code: int) -> None:
        self.done.append(f"reject {code}")

    async def next(self) -> LegHappened:
        return await self._happened.get()

    async def refer(self, uri: str, within: float) -> Transferred:
        self.referred.append((uri, within))
        assert self.refers is not None
        return await self.refers()

    def hang_up(self) -> None:
        """Once, however often it is asked for."""
        if self.done[-1:] != ["hang up"]:
            self.done.append("hang up")

    def happen(self, *happened: LegHappened) -> None:
        for each in happened:
            self._happened.put_nowait(each)

    def end(self) -> None:
        self.happen(Ended())


class FakeStack:
    """Everybody who is rung up answers as `reached` says."""

    def __init__(self, reached: FakeLeg | Unanswered) -> None:
        self.reached = reached
        self.dialled: list[tuple[str, str, float]] = []

    def on_call(self, handle: Callable[[Leg], Awaitable[None]]) -> None:
        raise NotImplementedError

    async def dial(self, number: str, offer: str, within: float) -> FakeLeg | Unanswered:
        self.dialled.append((number, offer, within))
        return self.reached


class Call:
    """A line, and the other side of it."""

    def __init__(self, leg: FakeLeg, media: FakeMedia, line: SipLine) -> None:
        self.leg = leg
        self.media = media
        self.line = line

    def hears(self, *keys: str) -> None:
        self.media.stream.happen(*(Pressed(key) for key in keys))

    async def settled(self) -> None:
        """Whatever has happened was noticed."""
        for _ in range(5):
            await asyncio.sleep(0)


@asynccontextmanager
async def taken(leg: FakeLeg) -> AsyncIterator[Call]:
    media = FakeMedia()
    lines = Lines(media, HOST, lambda uri: uri == OPERATOR, 9, lambda _: None)
    async with lines.taken(leg) as line:
        yield Call(leg, media, line)
