"""Phrases of stems found in a message: in any order, not too far from each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, product
from typing import Final, NamedTuple, Self

from rapidfuzz.distance import OSA

from locales.folding import fold
from locales.words import Words

EXACT: Final = "$"
OTHERWISE: Final = "|"
SLIPPING: Final = "~"
JOINED: Final = "+"
WIDEST: Final = 6
LONG_ENOUGH_FOR_A_SLIP: Final = 6

Places = Sequence[int]
"""Of words in a message, in order."""


class Stem(NamedTuple):
    """The beginning of a word, or with $ in the table the whole word.

    One slip of the finger is forgiven in stems of six letters and more, or with ~ in the table in
    shorter ones; never in the first letter.
    """

    text: str
    exact: bool
    slipping: bool = False

    @classmethod
    def parse(cls, written: str) -> Self:
        bare = written.removesuffix(EXACT).removesuffix(SLIPPING)
        return cls(fold(bare), written.endswith(EXACT), written.endswith(SLIPPING))

    def fitting(self, words: Words) -> Sequence[str]:
        """The different words that it fits."""
        if self.exact:
            return (self.text,) if self.text in words.places else ()
        begun = words.beginning(self.text)
        if len(self.text) < LONG_ENOUGH_FOR_A_SLIP and not self.slipping:
            return begun
        return [*begun, *self._slipped(words)]

    def _slipped(self, words: Words) -> Iterator[str]:
        """A slip leaves alone either the first three letters or those after the fourth."""
        size, begun, ended = len(self.text), self.text[1:3], self.text[4:6]
        for word in words.as_long(self.text[0], size - 1):
            if (word[1:3] == begun or ended in word[3:7]) and any(
                OSA.distance(word[:length], self.text, score_cutoff=1) <= 1
                for length in (size, size - 1, size + 1)
            ):
                yield word


Part = tuple[Stem, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """«кан|қаны тоқтама»: words apart by spaces are all needed, | gives a choice.

    Words with + between them («не$+приду») have to follow each other.
    """

    parts: tuple[Part, ...]
    letters: tuple[frozenset[str], ...]
    joined: tuple[int, ...] = ()

    @classmethod
    def parse(cls, written: str) -> Self:
        chains = [chained.split(JOINED) for chained in written.split()]
        parts = tuple(
            tuple(Stem.parse(choice) for choice in part.split(OTHERWISE))
            for chained in chains
            for part in chained
        )
        after = accumulate(map(len, chains), initial=0)
        joined = (
            first + at
            for first, chained in zip(after, chains, strict=False)
            for at in range(1, len(chained))
        )
        letters = tuple(frozenset(stem.text[0] for stem in part) for part in parts)
        return cls(parts, letters, tuple(joined))

    def may_begin(self, letters: frozenset[str]) -> bool:
        """Whether every word of the phrase has its first letter among these."""
        for own in self.letters:  # noqa: SIM110 - asked of every phrase for every message
            if own.isdisjoint(letters):
                return False
        return True

    def places(self, words: Words) -> list[Places]:
        """Of each of its words by itself; none, unless all of them are somewhere."""
        places: list[Places] = []
        for part in self.parts:
            if not (at := _places(part, words)):
                return []
            places.append(at)
        return places

    def found(self, words: Words) -> Iterator[tuple[int, ...]]:
        """Places of the phrase's words, each time it is said."""
        found = together(self.places(words))
        return filter(self._in_a_row, found) if self.joined else found

    def said(self, words: Words) -> bool:
        return any(True for _ in self.found(words))

    def _in_a_row(self, taken: tuple[int, ...]) -> bool:
        return all(taken[at] == taken[at - 1] + 1 for at in self.joined)

    def rest(self, part: int, word: str) -> str:
        """What follows the stem in a word found for that part; empty after a slip."""
        ends = (word.removeprefix(stem.text) for stem in self.parts[part])
        return min((end for end in ends if end != word), key=len, default="")


def phrases(written: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(Phrase.parse(one) for one in written)


def any_said(among: Iterable[Phrase], words: Words) -> bool:
    """First letters decide about most phrases before any word is looked for."""
    letters = words.letters
    return any(phrase.may_begin(letters) and phrase.said(words) for phrase in among)


def covered(among: Iterable[Phrase], words: Words) -> set[int]:
    """Places of the words that belong to any of these phrases."""
    begun = (phrase for phrase in among if phrase.may_begin(words.letters))
    return {at for phrase in begun for taken in phrase.found(words) for at in taken}


def together(places: Sequence[Places]) -> Iterator[tuple[int, ...]]:
    """One place of each word of a phrase, near each other."""
    return chain.from_iterable(map(apart, around(places)))


def around(places: Sequence[Places]) -> Iterator[list[Places]]:
    """Places of each word near one of the rarest, for each of those."""
    if not places:
        return
    rarest = min(range(len(places)), key=lambda part: len(places[part]))
    for first in places[rarest]:
        near = [_near(first, part) for part in places]
        near[rarest] = [first]
        yield near


def apart(near: Sequence[Places]) -> Iterator[tuple[int, ...]]:
    """One place of each word, no two the same."""
    for taken in product(*near):
        if len(set(taken)) == len(taken) and max(taken) - min(taken) <= WIDEST:
            yield taken


def _near(first: int, places: Places) -> Places:
    return places[bisect_left(places, first - WIDEST) : bisect_right(places, first + WIDEST)]


def _places(part: Part, words: Words) -> Places:
    """Each part is looked for once in a message, however many phrases have it."""
    places = words.found.get(part)
    if places is None:
        fitting = {text for stem in part for text in stem.fitting(words)}
        places = sorted(at for text in fitting for at in words.places[text]) if fitting else ()
        words.found[part] = places
    return places
