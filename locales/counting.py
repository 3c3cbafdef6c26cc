"""Numbers in figures and in words, with the endings of both languages."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from locales.folding import fold
from locales.kk import grammar as kk
from locales.ru import grammar as ru
from locales.tables import read
from locales.words import Words

_TABLES: Final = [table["numbers"] for table in read("measures.toml").values()]
_HALF: Final = tuple(fold(word) for table in _TABLES for word in table["half"])
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
    """«38», «38,5», «отыз сегіз», «тридцати девяти», «бір жарым»."""
    if not 0 <= at < len(words):
        return None
    text = words[at].text
    figures = text[0].isdecimal()
    number = Number(float(text.replace(",", ".")), 1) if figures else _in_words(words, at)
    if number and _half_at(words, at + number.size):
        return Number(number.value + 0.5, number.size + 1)
    return number


def number_before(words: Words, at: int) -> Number | None:
    """That ends right before this place; of several words if it has them."""
    for size in (3, 2, 1):
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


def _half_at(words: Words, at: int) -> bool:
    return at < len(words) and words[at].text.startswith(_HALF)


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
