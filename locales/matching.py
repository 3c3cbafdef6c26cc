"""Phrases of stems found in a message: in any order, not too far from each other."""

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain, product
from operator import attrgetter
from typing import Final, NamedTuple, Self

from rapidfuzz.distance import OSA

from locales.folding import fold
from locales.words import Words

EXACT: Final = "$"
OTHERWISE: Final = "|"
SLIPPING: Final = "~"
STRICT: Final = "!"
JOINED: Final = "+"
WIDEST: Final = 6
LONG_ENOUGH_FOR_A_SLIP: Final = 6
SHORTEST_FOR_A_SLIP: Final = 5
NEVER: Final = sys.maxsize
COMMON_AS: Final = (99, 30, 8, 1)
"""About how many words begin with no, one, two letters, for one that begins with three."""
MARKS: Final = {EXACT: NEVER, STRICT: NEVER, SLIPPING: SHORTEST_FOR_A_SLIP}
"""At the end of a stem; how many letters it needs for a slip to be forgiven."""

Places = Sequence[int]
"""Of words in a message, in order."""


class Stem(NamedTuple):
    """The beginning of a word, or with $ in the table the whole word.

    One slip of the finger is forgiven in stems of six letters and more, with ~ in the table also
    in those of five, with ! in none («инсульт!» is no «инсулин»); never in the first letter.
    """

    text: str
    exact: bool
    least: int = LONG_ENOUGH_FOR_A_SLIP

    @classmethod
    def parse(cls, written: str) -> Self:
        """Without a mark at its end, it begins a word."""
        mark = written[-1:]
        bare = written.removesuffix(mark) if mark in MARKS else written
        return cls(fold(bare), mark == EXACT, MARKS.get(mark, LONG_ENOUGH_FOR_A_SLIP))

    def fitting(self, words: Words) -> Sequence[str]:
        """The different words that it fits."""
        if self.exact:
            return (self.text,) if self.text in words.places else ()
        begun = words.beginning(self.text)
        return [*begun, *self._slipped(words)] if self.forgives_a_slip else begun

    @property
    def beginning(self) -> str:
        """Of every word that it fits, but for a slip among these letters."""
        return self.text[:3]

    @property
    def inside(self) -> str | None:
        """Of every word that it fits with such a slip."""
        return self.text[0] + self.text[4:6] if self.forgives_a_slip else None

    @property
    def forgives_a_slip(self) -> bool:
        return len(self.text) >= self.least

    def _slipped(self, words: Words) -> Iterator[str]:
        """A slip leaves alone either the first three letters or those after the fourth."""
        size, begun, ended = len(self.text), self.text[1:3], self.text[4:6]
        for word in words.as_long(self.text[0], size - 1):
            if (word[1:3] == begun or ended in word[3:7]) and any(
                OSA.distance(word[:length], self.text, score_cutoff=1) <= 1
                for length in (size, size - 1, size + 1)
            ):
                yield word


class Part(tuple[Stem, ...]):  # noqa: SLOT001 - what it needs is kept in its __dict__
    """A choice of stems, compared by identity: there is one of each way to write it."""

    beginnings: frozenset[str]
    insides: frozenset[str]
    commonness: int
    letters: tuple[tuple[Stem, str, str | None], ...]

    @classmethod
    @cache
    def parse(cls, written: str) -> Self:
        part = cls(Stem.parse(choice) for choice in written.split(OTHERWISE))
        part.letters = tuple((stem, stem.beginning, stem.inside) for stem in part)
        part.beginnings = frozenset(beginning for _, beginning, _ in part.letters)
        part.insides = frozenset(inside for _, _, inside in part.letters if inside)
        part.commonness = len(part.insides) + sum(
            COMMON_AS[len(beginning)] for beginning in part.beginnings
        )
        return part

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Phrase:
    """«кан|қаны тоқтама»: words apart by spaces are all needed, | gives a choice.

    Words with + between them («не$+приду») have to follow each other.
    """

    parts: tuple[Part, ...]
    joined: tuple[int, ...] = ()

    @classmethod
    def parse(cls, written: str) -> Self:
        chains = [chained.split(JOINED) for chained in written.split()]
        parts = tuple(Part.parse(part) for chained in chains for part in chained)
        after = accumulate(map(len, chains), initial=0)
        joined = (
            first + at
            for first, chained in zip(after, chains, strict=False)
            for at in range(1, len(chained))
        )
        return cls(parts, tuple(joined))

    def may_begin(self, words: Words) -> bool:
        """Few letters decide about most phrases before any word is looked for."""
        beginnings, insides = words.beginnings, words.insides
        for part in self.parts:
            if part.beginnings.isdisjoint(beginnings) and part.insides.isdisjoint(insides):
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
        return filter(self.in_a_row, found) if self.joined else found

    def said(self, words: Words) -> bool:
        if len(self.parts) == 1:
            return bool(_places(self.parts[0], words))
        return any(True for _ in self.found(words))

    def covers(self, words: Words) -> Iterable[int]:
        """Places of all its words."""
        if len(self.parts) == 1:
            return _places(self.parts[0], words)
        return chain.from_iterable(self.found(words))

    def in_a_row(self, taken: tuple[int, ...]) -> bool:
        """Whether the words that have to follow each other do."""
        return all(taken[at] == taken[at - 1] + 1 for at in self.joined)

    def rest(self, part: int, word: str) -> str:
        """What follows the stem in a word found for that part; empty after a slip."""
        ends = (word.removeprefix(stem.text) for stem in self.parts[part])
        return min((end for end in ends if end != word), key=len, default="")


class Shelf:
    """Phrases by the letters of their rarest word: few are looked at, once in a message."""

    def __init__(self) -> None:
        self._phrases: list[Phrase] = []
        self._beginnings: defaultdict[str, list[int]] = defaultdict(list)
        self._insides: defaultdict[str, list[int]] = defaultdict(list)

    def put(self, more: Iterable[Phrase]) -> int:
        """The number of the first of them; the others follow."""
        first = len(self._phrases)
        self._phrases.extend(more)
        for n, phrase in enumerate(self._phrases[first:], first):
            rarest = min(phrase.parts, key=attrgetter("commonness"))
            for key in rarest.beginnings:
                self._beginnings[key].append(n)
            for key in rarest.insides:
                self._insides[key].append(n)
        return first

    def likely(self, words: Words) -> Sequence[int]:
        """The numbers of those whose first letters are all there, in order."""
        numbers = words.found.get(self)
        if numbers is None:
            beginnings, insides = self._beginnings, self._insides
            at = {n for key in beginnings.keys() & words.beginnings for n in beginnings[key]}
            at.update(n for key in insides.keys() & words.insides for n in insides[key])
            numbers = [n for n in sorted(at) if self._phrases[n].may_begin(words)]
            words.found[self] = numbers
        return numbers


class Phrases(tuple[Phrase, ...]):  # noqa: SLOT001 - where it stands is kept in its __dict__
    """Alternatives. Many that are asked one after another better share a shelf."""

    @cached_property
    def place(self) -> tuple[Shelf, int]:
        """The shelf and the number there of its first phrase."""
        shelf = Shelf()
        return shelf, shelf.put(self)

    def on(self, shelf: Shelf) -> Self:
        """The same, on a shelf with others."""
        self.place = shelf, shelf.put(self)
        return self

    def likely(self, words: Words) -> Iterator[Phrase]:
        """Those whose first letters are all there, in order."""
        if not self:
            return iter(())
        shelf, first = self.place
        numbers = shelf.likely(words)
        mine = range(bisect_left(numbers, first), bisect_left(numbers, first + len(self)))
        return (self[numbers[at] - first] for at in mine)


def phrases(written: Iterable[str]) -> Phrases:
    return Phrases(Phrase.parse(one) for one in written)


def any_said(among: Phrases, words: Words) -> bool:
    return any(phrase.said(words) for phrase in among.likely(words))


def covered(among: Phrases, words: Words) -> set[int]:
    """Places of the words that belong to any of these phrases."""
    return {at for phrase in among.likely(words) for at in phrase.covers(words)}


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
        beginnings, insides = words.beginnings, words.insides
        fitting = {
            text
            for stem, beginning, inside in part.letters
            if beginning in beginnings or inside in insides
            for text in stem.fitting(words)
        }
        places = sorted(at for text in fitting for at in words.places[text]) if fitting else ()
        words.found[part] = places
    return places
