"""Numbers in figures and in words, with the endings of both languages."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from locales.folding import fold
from locales.kk import grammar as kk
from locales.ru import grammar as ru
from locales.words import Words

_RUSSIAN_GENITIVE_TENS: Final = {
    60: "шестидесяти",
    70: "семидесяти",
    80: "восьмидесяти",
    90: "девяноста",
    100: "ста",
}
_OTHERWISE: Final = {
    1: ("одного", "одному", "одна", "одной"), 2: ("две", "двум", "двое", "двоих"),
    3: ("трем", "трое"), 1.5: ("полтора", "полторы", "полутора"),
}  # fmt: skip
HALF: Final = fold("жарым")


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
    if number and _says(words, at + number.size, HALF):
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


def _says(words: Words, at: int, beginning: str) -> bool:
    return at < len(words) and words[at].text.startswith(beginning)


def _forms(number: int) -> Iterator[str]:
    kazakh = kk.cardinal(number)
    yield kazakh
    yield from (kk.inflected(kazakh, case) for case in kk.Case)
    yield ru.cardinal(number)
    yield _RUSSIAN_GENITIVE_TENS.get(number) or ru.genitive(number)


NAMED: Final = {
    **{
        fold(form): float(number)
        for number in (*range(1, 20), *range(20, 101, 10))
        for form in _forms(number)
    },
    fold("двести"): 200.0,
    **{fold(form): float(number) for number, forms in _OTHERWISE.items() for form in forms},
}
CARDINALS: Final = frozenset(
    fold(cardinal(number))
    for number in range(10, 101, 10)
    for cardinal in (kk.cardinal, ru.cardinal)
) | frozenset(
    map(fold, (*_RUSSIAN_GENITIVE_TENS.values(), *map(ru.genitive, (20, 30, 40, 50)), "двести"))
)
"""To which the next word is added; «қырыққа жетті» is no forty-seven."""
