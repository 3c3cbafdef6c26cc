"""Line: all that a script may know of telephony."""

from collections.abc import AsyncIterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

RATE: Final = 8000
"""Samples a second of everything that is played."""


class HungUp(Exception):  # noqa: N818 - an end, not a failure
    """The other party has put the phone down, or cannot be heard any more."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One phrase, ready to be played. `samples`: 16-bit little-endian mono PCM at `RATE`."""

    text: str
    samples: bytes


class Transferred(StrEnum):
    """What became of handing a call over to a person."""

    REACHED = "reached"
    BUSY = "busy"
    UNKNOWN = "unknown"
    NO_ANSWER = "no answer"
    REFUSED = "refused"  # the exchange does not do it, or the person declined


class Line(Protocol):
    """One call, from the moment it rings. Every method but `hang_up` raises HungUp."""

    @property
    def call(self) -> str:
        """Names this call and no other, says nothing of who calls: windows begin with it."""
        ...

    @property
    def number(self) -> str | None:
        """The other party's number in E.164 as the network gives it. It proves nothing (B0.2)."""
        ...

    async def answer(self) -> None:
        """Takes the call; a second time, and on a call that we made, nothing happens."""
        ...

    async def play(self, sounds: AsyncIterable[Sound]) -> bool:
        """One after the other, until the end or until a key is pressed (barge-in).

        Each is taken as soon as it is ready, while those before it are heard. True: every word
        was played to the end. A key that was pressed before and not read yet keeps all of it from
        being played, and even from being taken. The key stays to be read by `key`. Raises what
        `sounds` raises.
        """
        ...

    async def key(self, within: float) -> str | None:
        """The oldest key not read yet, of 0-9, * and #; None: none came in so many seconds."""
        ...

    async def transfer(self, to: str) -> Transferred:
        """Hands the call over to this SIP URI of the settings; the caller hears that one waits.

        REACHED: the line is theirs, and every further method raises HungUp.
        """
        ...

    async def hang_up(self) -> None:
        """Also when it is over already."""
        ...
