"""The words of a message, looked up by their beginnings instead of one after another."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple


class Word(NamedTuple):
    """A folded word and the number of the clause it stands in.

    `gap` is what was typed before it: «14:30» and «14, 30» differ in nothing else.
    """

    text: str
    clause: int
    gap: str = " "


class Words(tuple[Word, ...]):  # noqa: SLOT001 - what is looked up is cached in its __dict__
    """In the order they were said; a word said again is not looked at again."""

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each different word stands."""
        places = defaultdict(list)
        for at, word in enumerate(self):
            places[word.text].append(at)
        return places

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of its words: one, two and three of them."""
        return frozenset(text[:size] for text in self.places for size in (1, 2, 3))

    @cached_property
    def insides(self) -> frozenset[str]:
        """The first letter with one or two of those from the fourth to the seventh."""
        return frozenset(
            text[0] + text[at : at + size]
            for text in self.places
            for at in range(3, min(7, len(text)))
            for size in (1, 2)
        )

    @cached_property
    def found(self) -> dict[Hashable, Sequence[int]]:
        """Places, or numbers on a shelf, of what was looked for before."""
        return {}

    def beginning(self, stem: str) -> Sequence[str]:
        """The different words that begin so."""
        first = last = bisect_left(self._sorted, stem)
        while last < len(self._sorted) and self._sorted[last].startswith(stem):
            last += 1
        return self._sorted[first:last]

    def as_long(self, letter: str, size: int) -> Sequence[str]:
        """The different words with that first letter and at least so many letters."""
        alike = self._by_letter.get(letter, ())
        return alike[bisect_left(alike, size, key=len) :]

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted(self.places)

    @cached_property
    def _by_letter(self) -> Mapping[str, Sequence[str]]:
        alike = defaultdict(list)
        for text in sorted(self.places, key=len):
            alike[text[0]].append(text)
        return alike
