"""Changes that keep the form of an input: whole lines, whole cells. Bytes are the engine's."""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

Lines = list[bytes]
_CELLS: Final = re.compile(rb"([,;])")
_QUOTED: Final = b'"%s"'
MOST_CHANGES: Final = 3


def changed(data: bytes, dice: Random, words: Sequence[bytes], *, in_cells: bool) -> bytes:
    """One to three changes; `words` are lines to put in, or what a cell may hold."""
    lines = data.split(b"\n")
    for _ in range(dice.randint(1, MOST_CHANGES)):
        change = dice.choice(IN_CELLS if in_cells else IN_LINES)
        lines = change(lines, dice, words) or [b""]
    return b"\n".join(lines)


def _put_in(lines: Lines, dice: Random, words: Sequence[bytes]) -> Lines:
    at = dice.randint(0, len(lines))
    return [*lines[:at], dice.choice(words), *lines[at:]]


def _replace(lines: Lines, dice: Random, words: Sequence[bytes]) -> Lines:
    at = dice.randrange(len(lines))
    return [*lines[:at], dice.choice(words), *lines[at + 1 :]]


def _drop(lines: Lines, dice: Random, _: Sequence[bytes]) -> Lines:
    at = dice.randrange(len(lines))
    return lines[:at] + lines[at + 1 :]


def _double(lines: Lines, dice: Random, _: Sequence[bytes]) -> Lines:
    at = dice.randrange(len(lines))
    return [*lines[:at], lines[at], *lines[at:]]


def _swap(lines: Lines, dice: Random, _: Sequence[bytes]) -> Lines:
    one, other = (dice.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _cut(lines: Lines, dice: Random, _: Sequence[bytes]) -> Lines:
    return lines[: dice.randint(1, len(lines))]


def _cell(lines: Lines, dice: Random, words: Sequence[bytes]) -> Lines:
    """Another value, the same in quotation marks, or none."""
    at = dice.randrange(len(lines))
    cells = _CELLS.split(lines[at])
    place = 2 * dice.randrange(len(cells) // 2 + 1)
    cells[place] = dice.choice((dice.choice(words), _QUOTED % cells[place], b""))
    lines[at] = b"".join(cells)
    return lines


def _join_cells(lines: Lines, dice: Random, words: Sequence[bytes]) -> Lines:
    """A cell with something added to its end."""
    at = dice.randrange(len(lines))
    cells = _CELLS.split(lines[at])
    cells[2 * dice.randrange(len(cells) // 2 + 1)] += dice.choice(words)
    lines[at] = b"".join(cells)
    return lines


Change = Callable[[Lines, Random, Sequence[bytes]], Lines]
IN_LINES: Final[Sequence[Change]] = (_put_in, _put_in, _replace, _drop, _double, _swap, _cut)
IN_CELLS: Final[Sequence[Change]] = (*[_cell] * 5, _join_cells, _drop, _double, _swap)
