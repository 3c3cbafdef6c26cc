"""Numbers in figures and in words, with the endings of both languages."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from locales.folding import fold
from locales.kk import grammar as kk
from locales.ru import grammar as ru
from locales.words import Words

HIGHEST_IN_WORDS: Final = 99
_RUSSIAN_GENITIVE_TENS: Final = {60: "шестидесяти", 70: "семидесяти", 80: "восьмидесяти", 90: "девяноста"}
_OTHERWISE: Final = {
    1: ("одного", "одному", "одна", "одной", "один"), 2: ("две", "двум", "двое", "двоих"), 3: ("трем", "трое"),
    5: ("пяти",), 1.5: ("полтора", "полторы", "полутора"),
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
    if text[0].isdecimal():
        return Number(float(text.replace(",", ".")), 1)
    return _in_words(words, at)


def number_before(words: Words, at: int) -> Number | None:
    """That ends right before this place; of several words if it has them."""
    for size in (3, 2, 1):
        number = number_at(words, at - size)
        if number and number.size == size:
            return number
    return None


def _in_words(words: Words, at: int) -> Number | None:
    value = NAMED.get(words[at].text)
    if value is None:
        return None
    number = Number(value, 1)
    follows = [NAMED.get(word.text) for word in words[at + 1 : at + 2]]
    if value >= 10 and value % 10 == 0 and follows and 1 <= (follows[0] or 0) <= 9:
        number = Number(value + follows[0], 2)
    after = words[at + number.size : at + number.size + 1]
    if after and after[0].text.startswith(HALF):
        return Number(number.value + 0.5, number.size + 1)
    return number


def _forms(number: int) -> Iterator[str]:
    kazakh = kk.cardinal(number)
    yield kazakh
    yield from (kk.inflected(kazakh, case) for case in kk.Case)
    yield ru.cardinal(number)
    yield ru.genitive(number) if number < 60 else _RUSSIAN_GENITIVE_TENS[number]


NAMED: Final = {
    **{fold(form): float(number) for number in (*range(1, 20), *range(20, 100, 10)) for form in _forms(number)},
    **{fold(form): float(number) for number, forms in _OTHERWISE.items() for form in forms},
}
