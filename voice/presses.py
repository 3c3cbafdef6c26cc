"""Keys of one call, from two sources: with the sound (RFC 4733) and by SIP INFO."""

from collections import deque
from collections.abc import Callable
from enum import Enum
from time import monotonic
from typing import Final

TOGETHER: Final = 2.0
"""Seconds within which one press may arrive on both ways."""


class Way(Enum):
    SOUND = "sound"
    SIGNALLING = "signalling"


class Presses:
    """Some exchanges report each press on both ways: the later report is not another press."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._unread: deque[str] = deque()
        self._alone: dict[Way, deque[tuple[str, float]]] = {way: deque() for way in Way}

    def __bool__(self) -> bool:
        return bool(self._unread)

    def add(self, key: str, way: Way) -> None:
        """A report that the other way has not made yet is a press."""
        self._drop_old()
        if not self._was_reported(key, way):
            self._alone[way].append((key, self._now()))
            self._unread.append(key)

    def take(self) -> str:
        """The oldest that was not read yet."""
        return self._unread.popleft()

    def forget(self) -> None:
        self._unread.clear()

    def _drop_old(self) -> None:
        """What the other way has not reported until now it will not."""
        for waiting in self._alone.values():
            while waiting and self._now() - waiting[0][1] > TOGETHER:
                waiting.popleft()

    def _was_reported(self, key: str, way: Way) -> bool:
        """By the other way; each of its reports stands for one of this way."""
        waiting = self._alone[Way.SIGNALLING if way is Way.SOUND else Way.SOUND]
        found = next((each for each in waiting if each[0] == key), None)
        if found is None:
            return False
        waiting.remove(found)
        return True
