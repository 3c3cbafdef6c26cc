"""Keys of a telephone: match, invalid, timeout, failure, and how often one may try (B0.10)."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from voice.line import Line

FIRST_KEY: Final = 6.0
"""Seconds of silence after the prompt of a menu."""
FIRST_FIGURE: Final = 15.0
"""The same where a number is asked for: it is found first, on a card or a slip."""
NEXT_FIGURE: Final = 8.0
"""Between two figures of a number that is not complete: each is read with the phone in hand."""
NEXT_KEY: Final = 4.0
"""After a number that may be complete."""
LONE_ZERO: Final = 10.0
"""After a 0 that is a person if nothing follows: the IIN of a child begins with one."""
TRIES: Final = 3

PERSON: Final = "0"
OTHER_LANGUAGE: Final = "9"
STAR: Final = "*"
HASH: Final = "#"
EVERYWHERE: Final = PERSON + OTHER_LANGUAGE + STAR + HASH
"""What each menu understands, whatever else it offers."""


class NoKeys(Exception):  # noqa: N818 - an end of the keys, not of the call: a person goes on
    """Three failures or silences in one place (B0.10)."""


class Outcome(Enum):
    """What became of waiting for keys."""

    MATCH = auto()
    INVALID = auto()
    TIMEOUT = auto()
    AGAIN = auto()  # a number is begun anew


@dataclass(frozen=True, slots=True, repr=False)
class Keyed:
    """`keys` may be somebody's number, so it prints nothing."""

    outcome: Outcome
    keys: str = ""


class Misses:
    """Counts what did not answer one question."""

    def __init__(self, tries: int = TRIES) -> None:
        self._left = tries

    def miss(self) -> None:
        """Raises NoKeys with the last try."""
        self._left -= 1
        if self._left <= 0:
            raise NoKeys


async def menu_key(line: Line, keys: str) -> Keyed:
    """One of these, or of those that hold everywhere."""
    key = await line.key(FIRST_KEY)
    if key is None:
        return Keyed(Outcome.TIMEOUT)
    return Keyed(Outcome.MATCH if key in keys + EVERYWHERE else Outcome.INVALID, key)


async def number(line: Line, least: int, most: int) -> Keyed:
    """So many figures; # or a pause ends it sooner, * begins it again.

    Before the first figure a # is that of the number before, which was complete without it.
    """
    figures = ""
    while len(figures) < most:
        key = await line.key(_patience(figures, least))
        if key == STAR or (key == HASH and least and not figures):
            return Keyed(Outcome.AGAIN)
        if key is None and not figures:
            return Keyed(Outcome.TIMEOUT)
        if key in {None, HASH}:
            break
        figures += key or ""
    return Keyed(Outcome.MATCH if len(figures) >= least else Outcome.INVALID, figures)


def _patience(figures: str, least: int) -> float:
    if not figures:
        return FIRST_FIGURE
    if len(figures) >= least:
        return NEXT_KEY
    return LONE_ZERO if figures == PERSON else NEXT_FIGURE


async def forget(line: Line) -> None:
    """Keys pressed before something was said cannot be meant for it."""
    while await line.key(0) is not None:
        pass
