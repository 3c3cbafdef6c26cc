"""The engine's process, as its parent sees it."""

import asyncio
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final, Self, cast

from voice.media.port import NoPorts
from voice.media.shelf import Shelf
from voice.media.stream import EngineStream
from voice.media.wire import Close, Closed, Command, Event, Frames, Open, Opened, Told, framed

ROOT: Final = Path(__file__).parents[2]
COMMANDS: Final = 0
EVENTS: Final = 1
ENDS_WITHIN: Final = 5.0  # seconds
Opening = asyncio.Future[EngineStream | None]


class Child(asyncio.SubprocessProtocol):
    """`broken`: its end of the pipes is closed, whatever has become of it."""

    def __init__(self) -> None:
        self.broken = False
        self.shelf = Shelf(self.tell)
        self._numbers = count(1)
        self._frames = Frames()
        self._opening: dict[int, Opening] = {}
        self._streams: dict[int, EngineStream] = {}
        self._gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @classmethod
    async def start(cls, host: str, first_port: int, last_port: int) -> Self:
        words = ("-m", "voice.media", host, str(first_port), str(last_port))
        loop = asyncio.get_running_loop()
        _, child = await loop.subprocess_exec(cls, sys.executable, *words, cwd=ROOT, stderr=None)
        return child

    @property
    def pid(self) -> int:
        return self._transport.get_pid()

    async def open(self) -> EngineStream:
        """Raises NoPorts, also when it breaks instead of answering."""
        number = next(self._numbers)
        opening: Opening = asyncio.get_running_loop().create_future()
        self._opening[number] = opening
        if self.broken:
            raise NoPorts
        self.tell(Open(number))
        stream = await opening
        if stream is None:
            raise NoPorts
        return stream

    def tell(self, command: Command, sound: bytes = b"") -> None:
        if not self.broken:
            self._commands.write(framed(command, sound))

    async def end(self) -> None:
        """It says goodbye to calls that are left; if it does not end by itself, it is killed."""
        try:
            self._commands.close()
            with suppress(TimeoutError):
                async with asyncio.timeout(ENDS_WITHIN):
                    await asyncio.shield(self._gone)
        finally:
            self._transport.close()
            await self._gone

    # called by asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.SubprocessTransport", transport)
        commands = self._transport.get_pipe_transport(COMMANDS)
        self._commands = cast("asyncio.WriteTransport", commands)

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        del fd  # there is only one
        for event, _ in self._frames.feed(data):
            self._take(event)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        del fd, exc  # one pipe is as good as the other: nobody reads, or nobody writes
        if self.broken:
            return
        self.broken = True
        for stream in self._streams.values():
            stream.broke()
        self._streams.clear()
        for opening in self._opening.values():
            if not opening.done():
                opening.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self._gone.set_result(None)

    def _take(self, event: Event) -> None:
        match event:
            case Opened(number, port):
                self._opened(number, port)
            case Told(number, happened) if number in self._streams:
                self._streams[number].take(happened)
            case Closed(number, statistics) if number in self._streams:
                self._streams.pop(number).ended(statistics)

    def _opened(self, number: int, port: int | None) -> None:
        """Who asked for it may have been cancelled since."""
        opening = self._opening.pop(number)
        if port is None:
            stream = None
        else:
            stream = self._streams[number] = EngineStream(self, number, port)
        if not opening.done():
            opening.set_result(stream)
        elif stream is not None:
            del self._streams[number]
            self.tell(Close(number))
