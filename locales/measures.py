"""Temperatures and pressures named in a message, and the age of a child who writes."""

import re
from collections.abc import Iterator
from typing import Final

from locales.ages import TABLE
from locales.counting import Number, number_at, number_before
from locales.matching import any_said, covered
from locales.tables import both
from locales.words import Words

COLDEST, HOTTEST = 35.0, 43.0
LOWEST, HIGHEST = 60, 260
_TENTHS: Final = range(10)
_YEARS: Final = TABLE["years"]
_AGE: Final = re.compile(r"^\d{1,2}(?=$|\D)")
_TEMPERATURE: Final = both("measures.toml", "temperature")
_PRESSURE: Final = both("measures.toml", "pressure")
_OWN_AGE: Final = both("measures.toml", "own-age")


def temperature(words: Words) -> float | None:
    """Degrees, the highest named: «38,5», «38 и 5», «39 с половиной», «отыз сегіз»."""
    spoken_of = any_said(_TEMPERATURE["named"], words)
    other = covered(_TEMPERATURE["other"], words)
    named = (
        _degrees(words, at, other)
        for at in range(len(words))
        if spoken_of or not _goes_on(words, at)
    )
    return max((degrees for degrees in named if degrees), default=None)


def temperatures(words: Words) -> set[float]:
    """All that may be one; whether they are is for a word to say: «Абая 38» is a house."""
    other = covered(_TEMPERATURE["other"], words)
    named = (_degrees(words, at, other) for at in range(len(words)))
    return {degrees for degrees in named if degrees}


def pressure(words: Words) -> int | None:
    """The upper one: of «170 на 100», or the highest where pressure is spoken of."""
    return upper_pressure(words) or max(_of_two(words), default=None)


def _goes_on(words: Words, at: int) -> bool:
    """A number after another: a date, a time or a phone."""
    return at > 0 and words[at - 1].text[0].isdecimal()


def _degrees(words: Words, at: int, other: set[int]) -> float | None:
    number = number_at(words, at)
    if not number or not COLDEST <= number.value < HOTTEST:
        return None
    after = at + number.size
    if after in other:
        return None
    return number.value + _tenths(words, after, other)


def _tenths(words: Words, at: int, other: set[int]) -> float:
    """«38 7», «отыз сегіз и бес»; «38 7 жаста» is of somebody who is seven."""
    joined = at in covered(_TEMPERATURE["and"], words)
    number = number_at(words, at + joined)
    if not number or number.value not in _TENTHS or at + joined + 1 in other:
        return 0.0
    figures = words[at + joined].text[0].isdecimal()
    return number.value / 10 if joined or figures else 0.0


def own_age(words: Words) -> int | None:
    """Years of the one who writes: «мен 14 жастамын», «жасым 12де», «мне 13 лет», «мне 13»."""
    my_age = covered(_OWN_AGE["i-am"], words)
    first = min(my_age | covered(_OWN_AGE["to-me"], words), default=None)
    if first in my_age:
        return _age_at(words, first - 1) or _age_at(words, first + 1)
    return None if first is None else _russian_age(words, first + 1)


def upper_pressure(words: Words) -> int | None:
    """Only where pressure is spoken of."""
    if not any_said(_PRESSURE["named"], words):
        return None
    aged = covered(_YEARS, words)
    numbers = (number_at(words, at) for at in range(len(words)) if at + 1 not in aged)
    return max((int(one.value) for one in numbers if one and _is_pressure(one)), default=None)


def _of_two(words: Words) -> Iterator[int]:
    """«170 на 100» without a word about pressure."""
    for at in covered(_PRESSURE["over"], words):
        upper, lower = number_before(words, at), number_at(words, at + 1)
        if not upper or not lower or not _is_pressure(upper) or not _is_pressure(lower):
            continue
        if upper.value > lower.value:
            yield int(upper.value)


def _is_pressure(number: Number) -> bool:
    return LOWEST <= number.value <= HIGHEST


def _russian_age(words: Words, at: int) -> int | None:
    """Without «лет» the number must end what is said: «мне 10 ноября» is no age."""
    already = covered(_OWN_AGE["already"], words)
    while at in already:
        at += 1
    age, after = _age_at(words, at), words[at + 1 : at + 2]
    if not after or any_said(_YEARS, Words(after)):
        return age
    ends = after[0].clause != words[at].clause and not after[0].text[0].isdecimal()
    return age if ends else None


def _age_at(words: Words, at: int) -> int | None:
    if not 0 <= at < len(words):
        return None
    found = _AGE.match(words[at].text)
    return int(found[0]) if found else None
