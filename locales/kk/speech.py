"""Kazakh days and times as they are written and as they are said (§4.1, §4.2)."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from locales.figures import Way, amount, counts, groups, in_full, said, time_in
from locales.kk.grammar import UNITS, Case, cardinal, ending, inflected, ordinal

MONTHS: Final = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
MONTHS_SHORT: Final = (
    "қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.",
    "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел.",
)  # fmt: skip
WEEKDAYS: Final = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
WEEKDAYS_SHORT: Final = ("дс", "сс", "ср", "бс", "жм", "сб", "жс")
_CASES: Final = {
    **dict.fromkeys(("да", "де", "та", "те"), Case.LOCATIVE),
    **dict.fromkeys(("ға", "ге", "қа", "ке"), Case.DATIVE),
    **dict.fromkeys(("дан", "ден", "тан", "тен", "нан", "нен"), Case.ABLATIVE),
}
"""By the ending that is written behind figures; it is that of the figures as read (trap 1)."""
_IN_ORDER: Final = frozenset({"ші", "шы", "нші", "ншы", "інші", "ыншы"})
"""Endings of an ordinal in figures: «12-ші»."""
_SHORT: Final = re.compile(
    r"(?<!\w)(?:(?:[Кк]өш|[Дд]аң|[Мм]кр|[Кк]аб|[Пп]әт|[Аа]уд|[Оо]бл|[Тт]ел|қ)\.|[Шш]/а(?!\w))"
)
_IN_FULL: Final[Mapping[str, str]] = {
    "көш.": "көшесі", "даң.": "даңғылы", "мкр.": "шағын ауданы", "ш/а": "шағын ауданы",
    "каб.": "кабинет", "пәт.": "пәтер", "қ.": "қаласы", "ауд.": "ауданы", "обл.": "облысы",
    "тел.": "телефон",
}  # fmt: skip
_NUMBERED_PLACE: Final = re.compile(
    r"(?<=\d) (?=(?:үй|пәтер|кабинет|бөлме|қабат|шағын ауданы?)"
    r"(?:[дт][ае]н?|[ғгқк][ае])?(?!\w)(?!\s*[№\d]))"
)
"""«100 үй» is said as «100-үй», but of «көшесі 100 кабинет 5» the room is 5."""


def day(value: date) -> str:
    """«24 қараша, сейсенбі»."""
    return f"{value.day} {MONTHS[value.month - 1]}, {WEEKDAYS[value.weekday()]}"


def day_at(value: date) -> str:
    """«24 қараша, сейсенбі күні»: on that day."""
    return f"{day(value)} күні"


def day_short(value: date) -> str:
    """«24 қар., сс», for buttons."""
    return f"{value.day} {MONTHS_SHORT[value.month - 1]}, {WEEKDAYS_SHORT[value.weekday()]}"


def day_spoken(value: date) -> str:
    """«жиырма төртінші қараша, сейсенбі күні»."""
    return f"{ordinal(value.day)} {MONTHS[value.month - 1]}, {WEEKDAYS[value.weekday()]} күні"


def month(value: date) -> str:
    """«Қараша 2026», the title of a calendar."""
    return f"{MONTHS[value.month - 1].capitalize()} {value.year}"


def weekday_short(value: date) -> str:
    """«сс»."""
    return WEEKDAYS_SHORT[value.weekday()]


def time_at(value: time) -> str:
    """«14:30-да»: the ending follows the figures as read, so 09:00 ends as «нөл» (trap 1)."""
    return _figures(value, Case.LOCATIVE)


def time_spoken(value: time) -> str:
    """«сағат он төрт отызда»; a whole hour has no «нөл»."""
    return f"сағат {inflected(_words(value), Case.LOCATIVE)}"


def time_range(start: time, end: time) -> str:
    """«08:00-ден 12:00-ге дейін»."""
    return f"{_figures(start, Case.ABLATIVE)} {_figures(end, Case.DATIVE)} дейін"


def time_range_spoken(start: time, end: time) -> str:
    """«сағат сегізден он екіге дейін»."""
    since, until = inflected(_words(start), Case.ABLATIVE), inflected(_words(end), Case.DATIVE)
    return f"сағат {since} {until} дейін"


def number_spoken(value: int) -> str:
    """0 to 999 999 in words, nominative."""
    return cardinal(value)


def key_spoken(value: int) -> str:
    """«бірді (басыңыз)»: a key of the telephone."""
    return inflected(cardinal(value), Case.ACCUSATIVE)


def digits_spoken(digits: str) -> str:
    """«сегіз жеті …»: whatever is not a digit is left out."""
    return " ".join(UNITS[int(digit)] for digit in digits if digit.isdecimal())


def phone_spoken(number: str) -> str:
    """«сегіз, жеті нөл бір, …»: in the groups in which it is dialled."""
    return ", ".join(digits_spoken(group) for group in groups(number))


def aloud(text: str) -> str:
    """«№ 1 қалалық емхана» is «бірінші қалалық емхана», «100-үй» is «жүзінші үй»."""
    words = _NUMBERED_PLACE.sub("-", in_full(text, _SHORT, _IN_FULL))
    return said(words, _WAYS).replace("№", "нөмір")


def _figures(value: time, case: Case) -> str:
    last_word_read = cardinal(value.minute).split()[-1]
    return f"{value:%H:%M}-{ending(last_word_read, case)}"


def _words(value: time) -> str:
    """Minutes 01 to 09 need «нөл»: «он нөл бес» is 10:05, «он бес» is 15:00 (trap 2)."""
    if value.minute == 0:
        return cardinal(value.hour)
    zero = f"{UNITS[0]} " if value.minute < len(UNITS) else ""
    return f"{cardinal(value.hour)} {zero}{cardinal(value.minute)}"


def _range(found: re.Match[str]) -> str:
    return time_range_spoken(time_in(found, "from"), time_in(found, "to"))


def _time(found: re.Match[str]) -> str:
    return _ended(_words(time_in(found, "at")), found["ending"])


def _ended(words: str, written: str | None) -> str:
    case = _CASES.get(written or "")
    return inflected(words, case) if case else words


def _attached(found: re.Match[str]) -> str:
    """«12-ші», «8-ден», «5А», «100-үй»."""
    figures, word = found["first"], found["word"]
    if word in _IN_ORDER:
        return _in_order(figures)
    if word in _CASES:
        return _ended(_number(figures), word)
    if len(word) == 1 or not found["hyphen"]:
        return f"{_number(figures)} {word}"
    return f"{_in_order(figures)} {word}"


def _in_order(figures: str) -> str:
    return ordinal(int(figures)) if counts(figures) else digits_spoken(figures)


def _number(figures: str) -> str:
    return cardinal(int(figures)) if counts(figures) else digits_spoken(figures)


_WAYS: Final[Mapping[str, Way]] = {
    "range": _range,
    "time": _time,
    "phone": lambda found: phone_spoken(found["phone"]),
    "numbered": lambda found: _in_order(found["count"]),
    "thousands": lambda found: _ended(cardinal(amount(found)), found["case"]),
    "attached": _attached,
    "plain": lambda found: _number(found["plain"]),
}
