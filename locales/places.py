"""Clinics by their number or their name: «№1 емхана», «вторая поликлиника», «Айша бибіге»."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self

from locales.folding import fold, words_of
from locales.matching import Phrases, any_said, covered, phrases
from locales.tables import both, read
from locales.words import Words

BEFORE: Final = 3
"""Between the number and the word for a clinic: «№ 1 Тараз қалалық емханасы»."""


@dataclass(frozen=True, slots=True)
class Places:
    """`numbered`: the code of each number; `named`: what else is said of each code."""

    numbered: Mapping[int, str]
    named: Mapping[str, Phrases]

    @classmethod
    def of(cls, names: Mapping[str, Iterable[str]]) -> Self:
        numbered: dict[int, str] = {}
        named: dict[str, list[str]] = {}
        for code, forms in names.items():
            for words in map(words_of, forms):
                numbers = [number for at in range(len(words)) if (number := _number(words, at))]
                if numbers:
                    numbered.setdefault(numbers[0], code)
                elif words:
                    named.setdefault(code, []).append("+".join(word.text for word in words))
        return cls(numbered, {code: phrases(said) for code, said in named.items()})

    def said(self, words: Words, *, asked: bool = False) -> str | None:
        """`asked`: it answers which clinic, so that «первая» is one without a word for it."""
        by_name = (code for code, said in self.named.items() if any_said(said, words))
        named = next(by_name, None) or self._by_number(words)
        return named or (self._by_number_alone(words) if asked else None)

    def _by_number(self, words: Words) -> str | None:
        other = covered(NOT_AFTER, words)
        for at in sorted(covered(CLINICS, words)):
            before = range(at - 1, at - 1 - BEFORE, -1)
            after = (place for place in (at + 1, at + 2) if place + 1 not in other)
            for place in (*before, *after):
                if code := self.numbered.get(_number(words, place) or 0):
                    return code
        return None

    def _by_number_alone(self, words: Words) -> str | None:
        numbers = {number for at in range(len(words)) if (number := _number(words, at))}
        return self.numbered.get(numbers.pop()) if len(numbers) == 1 else None


def _number(words: Words, at: int) -> int | None:
    if not 0 <= at < len(words):
        return None
    text = words[at].text
    return int(text) if text.isdecimal() else ORDINALS.get(text)


_TABLES: Final = list(read("names.toml").values())
ORDINALS: Final = {
    fold(form): int(number)
    for table in _TABLES
    for number, forms in table["ordinals"].items()
    for form in forms
}
CLINICS: Final = phrases(row for table in _TABLES for row in table["clinics"])
NOT_AFTER: Final = both("measures.toml", "age")["not-after"]
"""«Емхана 5 желтоқсанда» says a day."""
