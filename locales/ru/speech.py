"""Russian days and times as they are written and as they are said (§4.1, §4.2)."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from locales.figures import LETTERS, Way, amount, counts, groups, in_full, said, time_in
from locales.ru.grammar import (
    UNITS,
    Agreeing,
    cardinal,
    genitive,
    minutes_accusative,
    minutes_genitive,
    ordinal,
    ordinal_genitive,
)

MONTHS: Final = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_GENITIVE: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
MONTHS_SHORT: Final = (
    "янв.", "февр.", "мар.", "апр.", "мая", "июн.",
    "июл.", "авг.", "сент.", "окт.", "нояб.", "дек.",
)  # fmt: skip
WEEKDAYS: Final = (
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
)  # fmt: skip
WEEKDAYS_AT: Final = (
    "в понедельник", "во вторник", "в среду", "в четверг",
    "в пятницу", "в субботу", "в воскресенье",
)  # fmt: skip
WEEKDAYS_SHORT: Final = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
FIRST_TWO_DIGITS: Final = 10
_ENDINGS: Final[Mapping[str, Agreeing]] = {
    **dict.fromkeys(("й", "ый", "ий"), Agreeing.MASCULINE),
    **dict.fromkeys(("я", "ая", "ья"), Agreeing.FEMININE),
    **dict.fromkeys(("е", "ое", "ье"), Agreeing.NEUTER),
    **dict.fromkeys(("го", "ого", "его"), Agreeing.GENITIVE),
    **dict.fromkeys(("му", "ому", "ему"), Agreeing.DATIVE),
    **dict.fromkeys(("м", "ом", "ем"), Agreeing.LOCATIVE),
    **dict.fromkeys(("ой", "ей"), Agreeing.FEMININE_OBLIQUE),
    **dict.fromkeys(("ю", "ую", "ью"), Agreeing.FEMININE_ACCUSATIVE),
}
"""Of an ordinal in figures: «5-й», «2-го»."""
_OF_SO_MANY: Final = frozenset({"ти", "и", "х"})
"""«до 5-ти», «2-х»."""
_LARGEST_OF_SO_MANY: Final = 100
_LONGEST_ENDING: Final = 3
_BEHIND_FEMININE: Final = re.compile(rf"\s+(?:{LETTERS}ой\s+)?{LETTERS}(?<=[иые])\b")
"""What «5-й» is «пятой» before: «поликлиники», «городской поликлинике»."""
_SHORT: Final = re.compile(
    r"(?<!\w)(?:(?:[Уу]л|[Пп]росп|[Пп]ер|[Мм]кр|[Кк]орп|[Кк]аб|[Ээ]т|[Оо]бл|[Тт]ел|им)\."
    r"|(?:[Пп]р-т|[Мм]кр-н|р-н)(?!\w)"
    r"|(?:[Дд]|[Кк]в)\.(?=\s*\d)"
    r"|(?:пр|г|с)\.(?=\s*[А-ЯЁӘҒҚҢӨҰҮҺІ]))"
)
_IN_FULL: Final[Mapping[str, str]] = {
    "ул.": "улица", "просп.": "проспект", "пр.": "проспект", "пр-т": "проспект",
    "пер.": "переулок", "мкр.": "микрорайон", "мкр-н": "микрорайон", "д.": "дом",
    "корп.": "корпус", "каб.": "кабинет", "эт.": "этаж", "кв.": "квартира", "г.": "город",
    "с.": "село", "р-н": "район", "обл.": "область", "тел.": "телефон", "им.": "имени",
}  # fmt: skip
_NUMBERED_PLACE: Final = re.compile(
    r"(?P<number>№\s?)?(?<!\d)(?P<figures>\d+) "
    r"(?P<place>этаж|кабинет|микрорайон|подъезд)(?P<at>е?)(?!\w)(?!\s*[№\d])"
)
"""«12 кабинет», but of «дом 100 кабинет 5» the room is 5."""


def day(value: date) -> str:
    """«24 ноября, вторник»."""
    return f"{_day_of_month(value)}, {WEEKDAYS[value.weekday()]}"


def day_at(value: date) -> str:
    """«во вторник, 24 ноября»: on that day."""
    return f"{WEEKDAYS_AT[value.weekday()]}, {_day_of_month(value)}"


def day_short(value: date) -> str:
    """«вт, 24 нояб.», for buttons."""
    return f"{WEEKDAYS_SHORT[value.weekday()]}, {value.day} {MONTHS_SHORT[value.month - 1]}"


def day_spoken(value: date) -> str:
    """«во вторник, двадцать четвёртого ноября»."""
    number = ordinal_genitive(value.day)
    return f"{WEEKDAYS_AT[value.weekday()]}, {number} {MONTHS_GENITIVE[value.month - 1]}"


def month(value: date) -> str:
    """«Ноябрь 2026», the title of a calendar."""
    return f"{MONTHS[value.month - 1].capitalize()} {value.year}"


def weekday_short(value: date) -> str:
    """«вт»."""
    return WEEKDAYS_SHORT[value.weekday()]


def time_at(value: time) -> str:
    """«в 14:30»."""
    return f"в {value:%H:%M}"


def time_spoken(value: time) -> str:
    """«в четырнадцать тридцать», «в девять ноль-ноль», «в тринадцать ноль пять»."""
    return f"в {_words(value)}"


def time_range(start: time, end: time) -> str:
    """«с 08:00 до 12:00»."""
    return f"с {start:%H:%M} до {end:%H:%M}"


def time_range_spoken(start: time, end: time) -> str:
    """«с восьми до двенадцати часов», «с четырнадцати тридцати до шестнадцати сорока»."""
    if start.minute == end.minute == 0:
        hours = "часа" if end.hour in {1, 21} else "часов"
        return f"с {genitive(start.hour)} до {genitive(end.hour)} {hours}"
    return f"с {_genitive(start)} до {_genitive(end)}"


def number_spoken(value: int) -> str:
    """0 to 999 999 in words, nominative."""
    return cardinal(value)


def key_spoken(value: int) -> str:
    """«(нажмите) один»: a key of the telephone."""
    return cardinal(value)


def digits_spoken(digits: str) -> str:
    """«восемь семь …»: whatever is not a digit is left out."""
    return " ".join(UNITS[int(digit)] for digit in digits if digit.isdecimal())


def phone_spoken(number: str) -> str:
    """«восемь, семь ноль один, …»: in the groups in which it is dialled."""
    return ", ".join(digits_spoken(group) for group in groups(number))


def aloud(text: str) -> str:
    """«Городская поликлиника № 1» is «Городская поликлиника номер один»."""
    words = _NUMBERED_PLACE.sub(_place, in_full(text, _SHORT, _IN_FULL))
    return said(words, _WAYS).replace("№", "номер")


def _day_of_month(value: date) -> str:
    return f"{value.day} {MONTHS_GENITIVE[value.month - 1]}"


def _words(value: time) -> str:
    minutes = _with_zero(value.minute, minutes_accusative(value.minute))
    return f"{cardinal(value.hour)} {minutes}"


def _genitive(value: time) -> str:
    return f"{genitive(value.hour)} {_with_zero(value.minute, minutes_genitive(value.minute))}"


def _with_zero(minute: int, words: str) -> str:
    if minute == 0:
        return "ноль-ноль"
    return f"ноль {words}" if minute < FIRST_TWO_DIGITS else words


def _range(found: re.Match[str]) -> str:
    return time_range_spoken(time_in(found, "from"), time_in(found, "to"))


def _place(found: re.Match[str]) -> str:
    """«12-й кабинет», «на 2-м этаже»."""
    if found["number"]:
        return found[0]
    ending = "м" if found["at"] else "й"
    return f"{found['figures']}-{ending} {found['place']}{found['at']}"


def _attached(found: re.Match[str]) -> str:
    """«1-я», «5-ти», «5А», «3-комнатная»; where the ending is another, the number alone."""
    figures, word = found["first"], found["word"]
    if not found["hyphen"]:
        return f"{_number(figures)} {word}"
    if word in _OF_SO_MANY and counts(figures) and int(figures) <= _LARGEST_OF_SO_MANY:
        return genitive(int(figures))
    if word in _ENDINGS and counts(figures):
        return ordinal(int(figures), _agreeing(found))
    is_ending = word in _ENDINGS or 1 < len(word) <= _LONGEST_ENDING
    return _number(figures) if is_ending else f"{_number(figures)} {word}"


def _agreeing(found: re.Match[str]) -> Agreeing:
    form = _ENDINGS[found["word"]]
    if form is Agreeing.MASCULINE and _BEHIND_FEMININE.match(found.string, found.end()):
        return Agreeing.FEMININE_OBLIQUE
    return form


def _number(figures: str) -> str:
    return cardinal(int(figures)) if counts(figures) else digits_spoken(figures)


_WAYS: Final[Mapping[str, Way]] = {
    "range": _range,
    "time": lambda found: _words(time_in(found, "at")),
    "phone": lambda found: phone_spoken(found["phone"]),
    "numbered": lambda found: f"номер {_number(found['count'])}",
    "thousands": lambda found: cardinal(amount(found)),
    "attached": _attached,
    "plain": lambda found: _number(found["plain"]),
}
