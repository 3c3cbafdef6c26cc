"""Phrases of stems found in a message: in any order, not too far from each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final, Self

from rapidfuzz.distance import OSA

from locales.folding import Word, fold

EXACT: Final = "$"
OTHERWISE: Final = "|"
WIDEST: Final = 6
LONG_ENOUGH_FOR_A_SLIP: Final = 6


@dataclass(frozen=True, slots=True)
class Stem:
    """The beginning of a word, or with $ in the table the whole word.

    One slip of the finger is forgiven in stems of six letters and more, never in the first letter.
    """

    text: str
    exact: bool

    @classmethod
    def parse(cls, written: str) -> Self:
        return cls(fold(written.removesuffix(EXACT)), written.endswith(EXACT))

    def fits(self, word: str) -> bool:
        if self.exact or word.startswith(self.text):
            return not self.exact or word == self.text
        size = len(self.text)
        return size >= LONG_ENOUGH_FOR_A_SLIP and any(
            _one_slip(word[:length], self.text) for length in (size, size - 1, size + 1)
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """«кан|қаны тоқтама»: words apart by spaces are all needed, | gives a choice."""

    parts: tuple[tuple[Stem, ...], ...]
    letters: tuple[frozenset[str], ...]

    @classmethod
    def parse(cls, written: str) -> Self:
        parts = tuple(
            tuple(Stem.parse(choice) for choice in part.split(OTHERWISE))
            for part in written.split()
        )
        return cls(parts, tuple(frozenset(stem.text[0] for stem in part) for part in parts))

    def may_begin(self, letters: set[str]) -> bool:
        """Whether every word of the phrase has its first letter among these."""
        for own in self.letters:  # noqa: SIM110 - asked of every phrase for every message
            if own.isdisjoint(letters):
                return False
        return True

    def found(self, words: tuple[Word, ...]) -> Iterator[tuple[int, ...]]:
        """Places of the phrase's words, each time it is said."""
        places: list[list[int]] = []
        for part in self.parts:
            at = [at for at, word in enumerate(words) if _fits_any(part, word.text)]
            if not at:
                return
            places.append(at)
        for first in places[0]:
            near = [[at for at in part if abs(at - first) <= WIDEST] for part in places[1:]]
            for taken in product([first], *near):
                if len(set(taken)) == len(taken) and max(taken) - min(taken) <= WIDEST:
                    yield taken

    def said(self, words: tuple[Word, ...]) -> bool:
        return any(True for _ in self.found(words))

    def rest(self, part: int, word: str) -> str:
        """What follows the stem in a word found for that part; empty after a slip."""
        ends = (word.removeprefix(stem.text) for stem in self.parts[part])
        return min((end for end in ends if end != word), key=len, default="")


def phrases(written: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(Phrase.parse(one) for one in written)


def any_said(among: Iterable[Phrase], words: tuple[Word, ...]) -> bool:
    """First letters decide about most phrases before any word is looked at."""
    letters = {word.text[0] for word in words}
    return any(phrase.may_begin(letters) and phrase.said(words) for phrase in among)


def _fits_any(part: tuple[Stem, ...], word: str) -> bool:
    for stem in part:  # noqa: SIM110 - the innermost loop of all hearing: no generator
        if stem.text[0] == word[0] and stem.fits(word):
            return True
    return False


def _one_slip(beginning: str, stem: str) -> bool:
    return OSA.distance(beginning, stem, score_cutoff=1) <= 1
