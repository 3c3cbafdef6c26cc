"""Negation, past tense, story: whether what a message names is beyond doubt (§3.9).

A doubt counts in the clauses where the sign is named, without the sign's own words. A word may be
both («есі жоқ», «не дышит»), so each time a sign is named its doubts are others. What costs is
done once for a message; what is left for each time it is named does not grow with the message.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final, Self

from locales.folding import fold
from locales.matching import (
    WIDEST,
    Phrase,
    Phrases,
    Places,
    any_said,
    apart,
    around,
    covered,
    phrases,
    together,
)
from locales.words import Words

NEAR: Final = 2
CLOSE_LOOKS: Final = 250
"""What is named so often, each time in doubt, needs no further look: it is asked about."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """By the place where each phrase makes a sign doubtful.

    `recent` («час назад») is no past; nor is any `past` beside what goes on `now`.
    """

    before: Phrases
    near: Phrases
    after: Phrases
    anywhere: Phrases
    past: Phrases
    now: Phrases
    recent: Phrases
    negative_endings: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]]) -> Self:
        return cls(
            before=phrases(one for row in rows for one in row["before"]),
            near=phrases(one for row in rows for one in row["near"]),
            after=phrases(one for row in rows for one in row["after"]),
            anywhere=phrases(one for row in rows for one in (*row["anywhere"], *row["past"])),
            past=phrases(one for row in rows for one in row["past"]),
            now=phrases(one for row in rows for one in row["now"]),
            recent=phrases(one for row in rows for one in row["recent"]),
            negative_endings=tuple(fold(one) for row in rows for one in row["negative_endings"]),
        )


class Doubts:
    """Of one message."""

    def __init__(self, doubt: Doubt, said: Words) -> None:
        idle = covered(doubt.recent, said)
        if any_said(doubt.now, said):
            idle |= covered(doubt.past, said)
        words = Words(word for at, word in enumerate(said) if at not in idle) if idle else said
        before = _Kind.of(doubt.before, range(1, 2), words)
        near = _Kind.of(doubt.near, range(-NEAR, NEAR + 1), words)
        after = _Kind.of(doubt.after, range(-NEAR, 0), words)
        anywhere = _Kind.of(doubt.anywhere, range(-WIDEST, WIDEST + 1), words)
        self._words = words
        self._endings = doubt.negative_endings
        self._kinds = (before, near, after, anywhere)
        self._beside = _beside((before, near, after), words)
        self._told = _told(doubt.anywhere, words)

    def leave_clear(self, phrase: Phrase) -> bool:
        """Whether the phrase is said at least once beyond doubt."""
        near = map(self._hopeful, around(self._hopeful(self._untold(phrase))))
        joined = filter(phrase.in_a_row, chain.from_iterable(map(apart, near)))
        named = filter(self._seems_clear, joined)
        return any(map(self._is_clear, islice(named, CLOSE_LOOKS)))

    def _hopeful(self, places: Sequence[Places]) -> list[Places]:
        """Of words of a phrase, without those beside a doubt that is no other of its words."""
        hopeful = [*places]
        for part, of_part in enumerate(places):
            others = set(chain(*hopeful[:part], *hopeful[part + 1 :]))
            hopeful[part] = [at for at in of_part if self._beside[at] <= others]
        return hopeful

    def _untold(self, phrase: Phrase) -> list[Places]:
        """Places of its words, but for clauses where something else tells of a doubt."""
        places = [
            self._positive(phrase, part, at) for part, at in enumerate(phrase.places(self._words))
        ]
        own = set(chain.from_iterable(places))
        clauses = {self._words[at].clause for at in own}
        told = {clause for clause in clauses if any(map(own.isdisjoint, self._told[clause]))}
        return [[at for at in part if self._words[at].clause not in told] for part in places]

    def _positive(self, phrase: Phrase, part: int, places: Places) -> Places:
        """Where a word of the phrase has no negative ending."""
        negative = {
            text
            for text in {self._words[at].text for at in places}
            if phrase.rest(part, text).startswith(self._endings)
        }
        return [at for at in places if self._words[at].text not in negative]

    def _seems_clear(self, taken: tuple[int, ...]) -> bool:
        """Whether no doubt is seen at once: this is asked most often."""
        own = set(taken)
        for at in taken:
            told = self._told[self._words[at].clause]
            if not self._beside[at] <= own or any(map(own.isdisjoint, told)):
                return False
        return True

    def _is_clear(self, taken: tuple[int, ...]) -> bool:
        """Whether none is left between the words around, as they stand without the sign's own."""
        own, clauses = set(taken), {self._words[at].clause for at in taken}
        first, last = max(0, min(taken) - WIDEST), max(taken) + WIDEST
        others = [
            at
            for at, word in enumerate(self._words[first : last + 1], first)
            if at not in own and word.clause in clauses
        ]
        return not any(kind.concerns(own, others) for kind in self._kinds)


@dataclass(frozen=True, slots=True)
class _Kind:
    """The doubts of one kind in a message; `reach`: how far on the word they concern may stand."""

    said: list[tuple[Phrase, list[set[int]]]]
    reach: range

    @classmethod
    def of(cls, among: Phrases, reach: range, words: Words) -> Self:
        said = ((phrase, [set(part) for part in phrase.places(words)]) for phrase in among)
        return cls([(phrase, parts) for phrase, parts in said if parts], reach)

    def concerned(self, at: int) -> range:
        """Places in reach."""
        return range(at + self.reach.start, at + self.reach.stop)

    def concerns(self, own: set[int], others: Places) -> bool:
        """Whether one is said by those of the other words that have the sign's own in reach."""
        if not self.said:
            return False
        telling = [at for at in others if not own.isdisjoint(self.concerned(at))]
        for phrase, parts in self.said:
            places = [[n for n, at in enumerate(telling) if at in part] for part in parts]
            if all(places) and any(map(phrase.in_a_row, together(places))):
                return True
        return False


def _beside(kinds: Iterable[_Kind], words: Words) -> defaultdict[int, set[int]]:
    """Of each word, the doubts of one word that concern it in its own clause."""
    beside = defaultdict(set)
    for kind in kinds:
        for at in (at for _, parts in kind.said if len(parts) == 1 for at in parts[0]):
            clause = words[at].clause
            for place in kind.concerned(at):
                if place != at and 0 <= place < len(words) and words[place].clause == clause:
                    beside[place].add(at)
    return beside


def _told(among: Phrases, words: Words) -> defaultdict[int, list[tuple[int, ...]]]:
    """Of each clause, the places of what is told in it alone."""
    told = defaultdict(list)
    for phrase in among:
        for taken in phrase.found(words):
            clauses = {words[at].clause for at in taken}
            if len(clauses) == 1:
                told[clauses.pop()].append(taken)
    return told
