"""The engine's end of the two pipes. It never waits for who is at the other end."""

import os
from collections.abc import Iterator
from typing import Any, Final

from voice.media.wire import Event, Frames, framed

PIECE: Final = 1 << 18


class Pipes:
    """`ended`: nobody holds the other ends any more."""

    def __init__(self, commands: int, events: int) -> None:
        self.commands = commands
        self.ended = False
        self._events = events
        self._frames = Frames()
        self._unsent = bytearray()
        for pipe in (commands, events):
            os.set_blocking(pipe, False)

    @property
    def full(self) -> bool:
        """Something waits until the other end reads again."""
        return bool(self._unsent)

    def read(self) -> Iterator[tuple[Any, bytes]]:
        """What there is by now."""
        try:
            piece = os.read(self.commands, PIECE)
        except BlockingIOError:
            return
        self.ended = not piece
        yield from self._frames.feed(piece)

    def tell(self, event: Event) -> None:
        self._unsent += framed(event)
        self.push()

    def push(self) -> None:
        try:
            while self._unsent:
                del self._unsent[: os.write(self._events, self._unsent)]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self._unsent.clear()
