"""What the front asks of the engine of sound."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Law(Enum):
    """G.711; the value is its static RTP payload type."""

    MU = 0
    A = 8


@dataclass(frozen=True, slots=True)
class Remote:
    """Where the other party's sound goes, and what of it comes here.

    `host` is the only one heard from (symmetric RTP: the port may turn out another).
    `events`: the payload type of RFC 4733 keys, None where there is none.
    `sends`, `receives`: what we do; false on hold.
    """

    host: str
    port: int
    law: Law
    events: int | None
    sends: bool = True
    receives: bool = True


@dataclass(frozen=True, slots=True)
class Pressed:
    key: str


@dataclass(frozen=True, slots=True)
class Played:
    """The sound of this ticket was sent to its last packet."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing came for a minute although it should: whoever was there has gone."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The engine has died; every stream gets this once."""


Happened = Pressed | Played | Silent | Broken


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of one stream, from its opening to its end. Times in milliseconds.

    `lost_there`, `jitter_there`: of our packets, as far as the far side reports it.
    """

    sent: int
    received: int
    lost: int
    jitter: float
    latest: float  # by how much our latest packet was late
    lost_there: int = 0
    jitter_there: float = 0.0


class NoPorts(Exception):  # noqa: N818 - an answer: all ports are taken
    """All of RTP_PORTS is in use."""


class Stream(Protocol):
    """The sound of one call."""

    @property
    def port(self) -> int: ...

    def connect(self, remote: Remote) -> None:
        """Again after a re-INVITE: hold, another address, another law."""
        ...

    def play(self, samples: bytes) -> int:
        """Behind what is queued; 16-bit PCM at 8 kHz. The ticket comes back as `Played`."""
        ...

    def flush(self) -> None:
        """What is queued is not played; its tickets never come back."""
        ...

    async def next(self) -> Happened:
        """Waits for what happens next."""
        ...

    async def close(self) -> Statistics: ...


class Media(Protocol):
    """One engine for all calls."""

    async def open(self) -> Stream:
        """Raises NoPorts."""
        ...
