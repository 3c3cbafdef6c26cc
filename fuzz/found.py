"""What an entrance must not do, and the form that every entrance has."""

from collections.abc import Iterator
from random import Random
from typing import Protocol


class Found(Exception):  # noqa: N818 - what a fuzzer looks for is no error of its own
    """A promise that was not kept, by an input that comes with it."""


class Entrance(Protocol):
    """Takes any bytes at all; each input finds the same region as it was at first."""

    longest: int
    """Bytes of an input that is still worth its time."""

    def seeds(self) -> Iterator[bytes]:
        """Inputs to begin with, as people and programs really write."""
        ...

    def words(self) -> Iterator[str]:
        """What an input may be put together of."""
        ...

    def changed(self, data: bytes, dice: Random) -> bytes:
        """Another input of the same form."""
        ...

    def attempt(self, data: bytes) -> None:
        """Raises Found, or whatever else came out where nothing may."""
        ...

    def close(self) -> None: ...


def ensure(kept: object, promise: str) -> None:
    """Raises Found."""
    if not kept:
        raise Found(promise)
