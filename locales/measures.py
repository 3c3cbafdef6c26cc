"""Ages, temperatures and pressures named in a message."""

import re
from typing import Final

from locales.matching import any_said, covered, phrases
from locales.words import Words

WEEKS_IN_MONTH: Final = 4.35
DAYS_IN_MONTH: Final = 30.4
_FEVER: Final = re.compile(r"^(3[6-9]|4[0-2])(?:[.,](\d))?$")
_PRESSURE: Final = re.compile(r"^(1[0-9]{2}|2[0-9]{2})$")
_COUNTED: Final = {
    "бир": 1.0, "еки": 2.0, "уш": 3.0, "торт": 4.0, "бес": 5.0, "алти": 6.0, "жети": 7.0,
    "сегиз": 8.0, "тогиз": 9.0, "он": 10.0, "один": 1.0, "одного": 1.0, "два": 2.0, "двух": 2.0,
    "три": 3.0, "трех": 3.0, "четире": 4.0, "четирех": 4.0, "пят": 5.0, "пяти": 5.0,
    "шест": 6.0, "шести": 6.0, "сем": 7.0, "семи": 7.0, "восем": 8.0, "девят": 9.0,
    "полтора": 1.5, "бирярим": 1.5,
}  # fmt: skip
_CHILD: Final = phrases(
    ["бала$|балам|баланың|баласы|баланын", "нәресте", "сәби", "бөпе", "ұлым", "қызым",
     "ребен", "малыш", "дочк", "дочер", "сыну$|сына$|сын$", "грудн", "младен", "груднич"]
)  # fmt: skip
_NEWBORN: Final = phrases(["жаңа туған", "шақалақ", "новорожд"])
_OF_AGE: Final = phrases(["айлық", "месячн"])
_MONTHS: Final = phrases(["айлық|ай$|айға|айда", "месяц|месяч|мес$"])
_WEEKS: Final = phrases(["апталық", "недельн"])
_DAYS: Final = phrases(["күндік", "дневн"])
_UNITS: Final = ((_DAYS, DAYS_IN_MONTH), (_WEEKS, WEEKS_IN_MONTH), (_MONTHS, 1.0))
_I_AM: Final = phrases(["жастамын$|жастамин", "жасым"])
_TO_ME: Final = "мне"
_YEARS: Final = phrases(["лет$|год$|года$|годик"])
_ALREADY: Final = frozenset({"уже", "сейчас", "только", "вот"})
_AGE: Final = re.compile(r"^\d{1,2}(?=$|\D)")
_ABOUT_PRESSURE: Final = phrases(["қысым", "давлени"])


def temperature(words: Words) -> float | None:
    """Degrees, the highest one named."""
    named = [_degrees(found) for word in words if (found := _FEVER.match(word.text))]
    return max(named, default=None)


def age_in_months(words: Words) -> float | None:
    """Of a child; «two months» without a child may be how long an adult has been ill."""
    if any_said(_NEWBORN, words):
        return 0.0
    if not any_said((*_CHILD, *_OF_AGE, *_WEEKS, *_DAYS), words):
        return None
    shares = {at: share for units, share in _UNITS for at in covered(units, words)}
    ages = ((_count_before(words, at), shares[at]) for at in sorted(shares))
    return next((count / share for count, share in ages if count is not None), None)


def own_age(words: Words) -> int | None:
    """Years of the one who writes: «мен 14 жастамын», «жасым 12де», «мне 13 лет», «мне 13»."""
    my_age = covered(_I_AM, words)
    first = min((*my_age, *words.places.get(_TO_ME, ())), default=None)
    if first in my_age:
        return _age_at(words, first - 1) or _age_at(words, first + 1)
    return None if first is None else _russian_age(words, first + 1)


def upper_pressure(words: Words) -> int | None:
    """Only where pressure is spoken of."""
    if not any_said(_ABOUT_PRESSURE, words):
        return None
    return max((int(word.text) for word in words if _PRESSURE.match(word.text)), default=None)


def _russian_age(words: Words, at: int) -> int | None:
    """Without «лет» the number must end what is said: «мне 10 ноября» is no age."""
    while at < len(words) and words[at].text in _ALREADY:
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


def _degrees(found: re.Match[str]) -> float:
    return int(found[1]) + int(found[2] or 0) / 10


def _count_before(words: Words, at: int) -> float | None:
    if at == 0:
        return None
    text = words[at - 1].text.replace(",", ".")
    return float(text) if text[0].isdecimal() else _COUNTED.get(text)
