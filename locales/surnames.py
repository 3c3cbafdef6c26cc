"""Surnames of doctors said with the case endings of both languages: «Омаровқа», «к Омарову».

Every form is made once. A slip is forgiven in long ones; a surname that is short or an everyday
word («ли», «кім») counts only after a word for a doctor, or with an ending of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from locales.folding import fold
from locales.matching import covered, phrases
from locales.tables import grouped, read
from locales.words import Words

LONG_ENOUGH_FOR_A_SLIP: Final = 6
SHORT: Final = 3
NOMINATIVE, DECLINED, SLIPPED = range(3)
FEMININE: Final = "а"
ANY_VOWEL: Final = "*"

Ranks = Mapping[str, int]
"""How plainly each code is named; the lowest is the plainest."""


@dataclass(frozen=True, slots=True)
class Surnames:
    """`forms`: all that may be said, folded; `by_letter`: the long ones, for slips."""

    forms: Mapping[str, Ranks]
    by_letter: Mapping[str, list[str]]

    @classmethod
    def of(cls, names: Mapping[str, Iterable[str]]) -> Self:
        known: dict[str, dict[str, int]] = defaultdict(dict)
        for code, surnames in names.items():
            for surname in map(fold, surnames):
                for form in forms(surname):
                    rank = NOMINATIVE if form == surname else DECLINED
                    known[form][code] = min(rank, known[form].get(code, rank))
        by_letter = defaultdict(list)
        for form in known:
            if len(form) >= LONG_ENOUGH_FOR_A_SLIP:
                by_letter[_first(form)].append(form)
        return cls(dict(known), dict(by_letter))

    def named(self, words: Words, text: str) -> str | None:
        """The one named most plainly; of two alike neither, for nobody is guessed."""
        best: dict[str, int] = {}
        for word, places in words.places.items():
            for code, rank in self._ranks(word).items():
                if _counts(word, rank, places, words, text):
                    best[code] = min(rank, best.get(code, rank))
        plainest = min(best.values(), default=None)
        codes = [code for code, rank in best.items() if rank == plainest]
        return codes[0] if len(codes) == 1 else None

    def _ranks(self, word: str) -> Ranks:
        if word in self.forms:
            return self.forms[word]
        if len(word) < LONG_ENOUGH_FOR_A_SLIP:
            return {}
        alike = extract(
            word,
            self.by_letter.get(_first(word), ()),
            scorer=OSA.distance,
            score_cutoff=1,
            limit=None,
        )
        return {code: SLIPPED for form, _, _ in alike for code in self.forms[form]}


def forms(surname: str) -> Iterator[str]:
    """Nominative first."""
    yield surname
    yield from (surname + ending for ending in ENDINGS)
    if surname.endswith(FEMININE) and len(surname) > SHORT:
        yield from (surname.removesuffix(FEMININE) + ending for ending in FEMININE_ENDINGS)
    elif surname[-1] not in VOWELS:
        yield from (surname + ending for ending in CONSONANT_ENDINGS)


def _first(word: str) -> str:
    """Vowels are easily mixed up: «Әбенова», «Эбенова»."""
    return ANY_VOWEL if word[0] in VOWELS else word[0]


def _counts(word: str, rank: int, places: Iterable[int], words: Words, text: str) -> bool:
    plain = rank == NOMINATIVE and len(word) <= SHORT
    if word not in EVERYDAY and not plain:
        return True
    if any(other in text.casefold() for other in NO_NAME):
        return False
    before, after = covered(DOCTORS, words), covered(DOCTORS_AFTER, words)
    return any(at - 1 in before or at + 1 in after for at in places)


VOWELS: Final = frozenset(fold("аеиоуюяыэ"))
_TABLES: Final = list(read("names.toml").values())
ENDINGS, CONSONANT_ENDINGS, FEMININE_ENDINGS = (
    tuple(fold(ending) for table in _TABLES for ending in table[kind])
    for kind in ("endings", "consonant_endings", "feminine_endings")
)
EVERYDAY: Final = frozenset(fold(word) for table in _TABLES for word in table["everyday"])
NO_NAME: Final = tuple(word for table in _TABLES for word in table["no_name"])
DOCTORS: Final = phrases(grouped(row) for table in _TABLES for row in table["doctors"])
DOCTORS_AFTER: Final = phrases(row for table in _TABLES for row in table["doctors_after"])
