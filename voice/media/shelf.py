"""Sound that the engine has already: whatever is played again is not encoded and sent again."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from voice.media.g711 import encoded
from voice.media.port import Law
from voice.media.wire import Command, Forget, Keep

HELD: Final = 32 << 20
"""Octets, more than an hour: all phrases of both languages, and what was said last of the rest."""
Tell = Callable[[Command, bytes], None]


class Shelf:
    """`tell` sends a command to the engine, in order with all others."""

    def __init__(self, tell: Tell, held: int = HELD) -> None:
        self._tell = tell
        self._left = held
        self._numbers = 0
        self._kept: OrderedDict[tuple[bytes, Law], tuple[int, int]] = OrderedDict()

    def number(self, samples: bytes, law: Law) -> int:
        """By which the engine knows it from now on."""
        key = (samples, law)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key][0]
        sound = encoded(samples, law)
        self._numbers += 1
        self._kept[key] = (self._numbers, len(sound))
        self._left -= len(sound)
        self._tell(Keep(self._numbers, law), sound)
        self._make_room()
        return self._numbers

    def _make_room(self) -> None:
        """The newest stays, however long it is; what is queued already is played all the same."""
        while self._left < 0 and len(self._kept) > 1:
            _, (number, length) = self._kept.popitem(last=False)
            self._left += length
            self._tell(Forget(number), b"")
