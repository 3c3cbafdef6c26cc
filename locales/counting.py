"""Numbers in figures and in words, with the endings of both languages."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from locales.folding import fold
from locales.kk import grammar as kk
from locales.matching import covered, phrases
from locales.ru import grammar as ru
from locales.tables import read
from locales.words import Words

_TABLES: Final = [table["numbers"] for table in read("measures.toml").values()]
_HALF: Final = phrases(row for table in _TABLES for row in table["half"])
_JOINTS: Final = frozenset(fold(word) for table in _TABLES for word in table["joints"])
"""«2-х месячный»."""
_OTHERWISE: Final = {
    fold(form): float(number)
    for table in _TABLES
    for number, forms in table["otherwise"].items()
    for form in forms
}
_TENS: Final = range(10, 101, 10)


class Number(NamedTuple):
    """`size`: how many words it takes."""

    value: float
    size: int


def number_at(words: Words, at: int) -> Number | None:
    """«38», «38,5», «отыз сегіз», «тридцати девяти», «бір жарым», «2 с половиной»."""
    if not 0 <= at < len(words):
        return None
    text = words[at].text
    figures = text[0].isdecimal()
    number = Number(float(text.replace(",", ".")), 1) if figures else _in_words(words, at)
    half = _half(words, at + number.size) if number else 0
    return Number(number.value + 0.5, number.size + half) if number and half else number


def number_before(words: Words, at: int) -> Number | None:
    """That ends right before this place; of several words if it has them."""
    if 0 < at <= len(words) and words[at - 1].text in _JOINTS:
        at -= 1
    for size in (4, 3, 2, 1):
        number = number_at(words, at - size)
        if number and number.size == size:
            return number
    return None


def _in_words(words: Words, at: int) -> Number | None:
    value, size, least = NAMED.get(words[at].text), 1, 0.0
    while (
        value
        and words[at + size - 1].text in CARDINALS
        and (least := _place(value))
        and at + size < len(words)
    ):
        more = NAMED.get(words[at + size].text)
        if more is None or more >= least:
            break
        value, size = value + more, size + 1
    return Number(value, size) if value else None


def _place(value: float) -> float:
    """Below what a number has to stay that is added: «сто» and «сорок», «сорок» and «два»."""
    return next((place for place in (100.0, 10.0) if value >= place and value % place == 0), 0.0)


def _half(words: Words, at: int) -> int:
    """How many words of a half stand there."""
    said = covered(_HALF, words)
    end = at
    while end in said:
        end += 1
    return end - at


def _forms(number: int) -> Iterator[str]:
    kazakh = kk.cardinal(number)
    yield kazakh
    yield from (kk.inflected(kazakh, case) for case in kk.Case)
    yield ru.cardinal(number)
    yield ru.genitive(number)


NAMED: Final = {
    **{fold(form): float(number) for number in (*range(1, 20), *_TENS) for form in _forms(number)},
    **_OTHERWISE,
}
CARDINALS: Final = frozenset(
    fold(form(number)) for number in _TENS for form in (kk.cardinal, ru.cardinal, ru.genitive)
) | frozenset(form for form, number in _OTHERWISE.items() if number >= max(_TENS))
"""To which the next word is added; «қырыққа жетті» is no forty-seven."""
