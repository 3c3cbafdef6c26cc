"""Names that are data of a region, not words of a language: whoever calls `hear` hands them in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Self

from locales.folding import words_of
from locales.matching import EXACT, JOINED, OTHERWISE, Phrases, Shelf, phrases
from locales.places import Places
from locales.surnames import SHORT, Surnames, forms
from locales.words import Words

Names = Mapping[str, Iterable[str]]
"""Spoken forms of each code, in both languages and the nominative."""
NONE: Final[Names] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Made once and asked for every message."""

    specialties: Mapping[str, Phrases]
    providers: Places
    doctors: Surnames

    @classmethod
    def of(
        cls, *, specialties: Names = NONE, providers: Names = NONE, doctors: Names = NONE
    ) -> Self:
        """`doctors`: surnames; `providers`: «№ 1 емхана» by its number, others by their name."""
        shelf = Shelf()
        return cls(
            {code: _phrases(forms).on(shelf) for code, forms in specialties.items()},
            Places.of(providers),
            Surnames.of(doctors),
        )

    def specialty(self, words: Words) -> str | None:
        """Said with the most words («детский стоматолог»), of several alike the first said."""
        said = [
            (-len(phrase.parts), min(taken), code)
            for code, among in self.specialties.items()
            for phrase in among.likely(words)
            for taken in phrase.found(words)
        ]
        return min(said)[2] if said else None

    def provider(self, words: Words, *, asked: bool = False) -> str | None:
        """`asked`: the words answer which one."""
        return self.providers.said(words, asked=asked)

    def doctor(self, words: Words, text: str) -> str | None:
        return self.doctors.named(words, text)


def _phrases(forms: Iterable[str]) -> Phrases:
    spoken = (words_of(form) for form in forms)
    return phrases(JOINED.join(_stem(word.text) for word in words) for words in spoken if words)


def _stem(word: str) -> str:
    """A short word is said whole, with an ending or not: «ВОП» does not begin «вопрос»."""
    return OTHERWISE.join(form + EXACT for form in forms(word)) if len(word) <= SHORT else word


NO_NAMES: Final = Lexicon.of()
