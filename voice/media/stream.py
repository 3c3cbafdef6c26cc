"""Our end of one call's sound."""

import asyncio
from ipaddress import IPv4Address
from typing import Final, Protocol

from voice.media.port import Broken, Happened, Law, Played, Remote, Statistics
from voice.media.shelf import Shelf
from voice.media.wire import Close, Command, Connect, Flush, Play

HIGHEST_PORT: Final = 65535
NOTHING: Final = Statistics(sent=0, received=0, lost=0, jitter=0.0, latest=0.0)
"""Of a stream that broke: what the engine knew of it went with it."""


class Engine(Protocol):
    """As far as a stream needs it. What is told to a broken one is told to nobody."""

    @property
    def shelf(self) -> Shelf: ...

    def tell(self, command: Command, sound: bytes = b"") -> None: ...


class EngineStream:
    def __init__(self, engine: Engine, number: int, port: int) -> None:
        self.port = port
        self._engine = engine
        self._number = number
        self._law = Law.A
        self._tickets = 0
        self._flushed = 0
        self._happened: asyncio.Queue[Happened] = asyncio.Queue()
        self._closing = False
        self._closed: asyncio.Future[Statistics] = asyncio.get_running_loop().create_future()

    def connect(self, remote: Remote) -> None:
        """Raises ValueError: sound goes to one IPv4 address, never to a name or to a group."""
        if IPv4Address(remote.host).is_multicast or not 0 < remote.port <= HIGHEST_PORT:
            raise ValueError("no address that sound can be sent to")
        self._law = remote.law
        self._engine.tell(Connect(self._number, remote))

    def play(self, samples: bytes) -> int:
        self._tickets += 1
        sound = self._engine.shelf.number(samples, self._law)
        self._engine.tell(Play(self._number, self._tickets, sound))
        return self._tickets

    def flush(self) -> None:
        self._flushed = self._tickets
        self._engine.tell(Flush(self._number))

    async def next(self) -> Happened:
        """What was played out just when it was flushed is not told any more."""
        while True:
            happened = await self._happened.get()
            if not isinstance(happened, Played) or happened.ticket > self._flushed:
                return happened

    async def close(self) -> Statistics:
        """Again: the same statistics."""
        if not self._closing:
            self._closing = True
            self._engine.tell(Close(self._number))
        return await asyncio.shield(self._closed)

    def take(self, happened: Happened) -> None:
        """From the engine."""
        self._happened.put_nowait(happened)

    def ended(self, statistics: Statistics) -> None:
        self._closed.set_result(statistics)

    def broke(self) -> None:
        self.take(Broken())
        self._closed.set_result(NOTHING)
