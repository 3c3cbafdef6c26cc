"""A name as it was typed → as the register may have it: Kazakh letters by a Russian keyboard."""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Final

ALIKE: Final = {
    "а": "аә", "г": "гғ", "к": "кқ", "н": "нң", "о": "оө", "у": "уұү", "х": "хһ", "и": "иі",
    "е": "её", "ы": "ыі",
}  # fmt: skip
"""Which letters may be meant by a letter typed (§4.4)."""
MOST: Final = 512


def spellings(typed: str) -> frozenset[str]:
    """Every one, with a capital and in capitals; of too many only what was typed itself."""
    typed = typed.casefold()
    choices = [ALIKE.get(letter, letter) for letter in typed]
    few = prod(map(len, choices)) <= MOST
    return frozenset(_cased(map("".join, product(*choices)) if few else iter([typed])))


def _cased(names: Iterator[str]) -> Iterator[str]:
    for name in names:
        yield name.title()
        yield name.upper()
