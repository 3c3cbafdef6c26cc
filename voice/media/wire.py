"""What goes between the engine's process and ours: messages in frames, over two pipes.

A frame is two lengths, a message as JSON, and the sound that comes with it. Nothing that runs is
ever made of it, though both ends are our own: one of them is spoken to by strangers.
"""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, Final

from voice.media.port import Law, Played, Pressed, Remote, Silent, Statistics


@dataclass(frozen=True, slots=True)
class Keep:
    """The sound that comes with it, by this law, is called by this number from now on."""

    sound: int
    law: Law


@dataclass(frozen=True, slots=True)
class Forget:
    sound: int


@dataclass(frozen=True, slots=True)
class Open:
    stream: int


@dataclass(frozen=True, slots=True)
class Connect:
    stream: int
    remote: Remote


@dataclass(frozen=True, slots=True)
class Play:
    stream: int
    ticket: int
    sound: int


@dataclass(frozen=True, slots=True)
class Flush:
    stream: int


@dataclass(frozen=True, slots=True)
class Close:
    stream: int


@dataclass(frozen=True, slots=True)
class Opened:
    """`port` None: all are taken."""

    stream: int
    port: int | None


@dataclass(frozen=True, slots=True)
class Told:
    stream: int
    happened: Pressed | Played | Silent


@dataclass(frozen=True, slots=True)
class Closed:
    stream: int
    statistics: Statistics


Command = Keep | Forget | Open | Connect | Play | Flush | Close
Event = Opened | Told | Closed
_PARTS: Final = (Remote, Law, Statistics, Pressed, Played, Silent)
_KINDS: Final = {
    kind.__name__: kind
    for kind in (
        Keep, Forget, Open, Connect, Play, Flush, Close, Opened, Told, Closed, *_PARTS,
    )
}  # fmt: skip
_LENGTHS: Final = struct.Struct("!II")


def framed(message: Command | Event, sound: bytes = b"") -> bytes:
    head = json.dumps(_plain(message)).encode()
    return b"".join((_LENGTHS.pack(len(head), len(sound)), head, sound))


class Frames:
    """Puts together again what arrives in pieces."""

    def __init__(self) -> None:
        self._pieces = bytearray()

    def feed(self, piece: bytes) -> Iterator[tuple[Any, bytes]]:
        """Messages that are complete, and the sound of each."""
        self._pieces += piece
        while len(self._pieces) >= _LENGTHS.size:
            head, sound = _LENGTHS.unpack_from(self._pieces)
            begin = _LENGTHS.size + head
            if len(self._pieces) < begin + sound:
                return
            message = _revived(json.loads(self._pieces[_LENGTHS.size : begin]))
            carried = bytes(self._pieces[begin : begin + sound])
            del self._pieces[: begin + sound]
            yield message, carried


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return [type(value).__name__, value.value]
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, one.name)) for one in fields(value))]
    return value


def _revived(plain: Any) -> Any:
    if isinstance(plain, list):
        kind, *values = plain
        return _KINDS[kind](*map(_revived, values))
    return plain
