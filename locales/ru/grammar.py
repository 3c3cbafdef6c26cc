"""Russian numbers in words: the closed set that dates, times and addresses need (§4.2)."""

from enum import StrEnum
from typing import Final

LARGEST_CARDINAL: Final = 999_999

UNITS: Final = (
    "ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять",
    "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать",
    "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
)  # fmt: skip
_UNITS_GENITIVE: Final = (
    "ноля", "одного", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти",
    "десяти", "одиннадцати", "двенадцати", "тринадцати", "четырнадцати", "пятнадцати",
    "шестнадцати", "семнадцати", "восемнадцати", "девятнадцати",
)  # fmt: skip
_ORDINAL_UNITS: Final = (
    "нулев", "перв", "втор", "трет", "четвёрт", "пят", "шест", "седьм", "восьм", "девят",
    "десят", "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат",
    "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат",
)  # fmt: skip
_ORDINAL_TENS: Final = (
    "", "", "двадцат", "тридцат", "сороков", "пятидесят",
    "шестидесят", "семидесят", "восьмидесят", "девяност",
)  # fmt: skip
_TENS: Final = (
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят",
    "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
)  # fmt: skip
_TENS_GENITIVE: Final = (
    "", "", "двадцати", "тридцати", "сорока", "пятидесяти",
    "шестидесяти", "семидесяти", "восьмидесяти", "девяноста", "ста",
)  # fmt: skip
_HUNDREDS: Final = (
    "", "сто", "двести", "триста", "четыреста", "пятьсот",
    "шестьсот", "семьсот", "восемьсот", "девятьсот",
)  # fmt: skip
_THOUSAND: Final = {"один": "одна", "два": "две"}
_MINUTE_ACCUSATIVE: Final = {"один": "одну", "два": "две"}
_MINUTE_GENITIVE: Final = {"одного": "одной"}


class Agreeing(StrEnum):
    """With what an ordinal agrees, named by its own ending."""

    MASCULINE = "ый"
    FEMININE = "ая"
    NEUTER = "ое"
    GENITIVE = "ого"
    DATIVE = "ому"
    LOCATIVE = "ом"
    FEMININE_OBLIQUE = "ой"
    FEMININE_ACCUSATIVE = "ую"


_STRESSED: Final = ("нулев", "втор", "шест", "седьм", "восьм", "сороков")
"""«второй», and not «вторый»."""
_SOFT: Final = "трет"
_SOFT_ENDINGS: Final = {
    Agreeing.MASCULINE: "ий", Agreeing.FEMININE: "ья", Agreeing.NEUTER: "ье",
    Agreeing.GENITIVE: "ьего", Agreeing.DATIVE: "ьему", Agreeing.LOCATIVE: "ьем",
    Agreeing.FEMININE_OBLIQUE: "ьей", Agreeing.FEMININE_ACCUSATIVE: "ью",
}  # fmt: skip


def cardinal(number: int) -> str:
    """0 to 999 999 in words, nominative."""
    if not 0 <= number <= LARGEST_CARDINAL:
        msg = "only 0 to 999 999 are spoken as one number"
        raise ValueError(msg)
    thousands, rest = divmod(number, 1000)
    return f"{_thousands(thousands)} {_below_thousand(rest)}".strip() or UNITS[0]


def genitive(number: int) -> str:
    """0 to 100: «двадцати одного»."""
    return _below_hundred(number, _UNITS_GENITIVE, _TENS_GENITIVE)


def ordinal(number: int, form: Agreeing) -> str:
    """0 to 9999: «двадцать первая», «сотый»; only the last word is an ordinal."""
    last = _last(number)
    stem = _ordinal_stem(last)
    if stem == _SOFT:
        word = stem + _SOFT_ENDINGS[form]
    elif form is Agreeing.MASCULINE and stem in _STRESSED:
        word = f"{stem}ой"
    else:
        word = stem + form
    before = number - last
    return f"{cardinal(before)} {word}" if before else word


def ordinal_genitive(number: int) -> str:
    """Days of a month: «двадцать четвёртого»."""
    return ordinal(number, Agreeing.GENITIVE)


def minutes_accusative(minutes: int) -> str:
    """«(в десять) двадцать одну»: the unsaid word is «минуту»."""
    return _last_word_as(cardinal(minutes), _MINUTE_ACCUSATIVE)


def minutes_genitive(minutes: int) -> str:
    """«(до десяти) двадцати одной»."""
    return _last_word_as(genitive(minutes), _MINUTE_GENITIVE)


def _last(number: int) -> int:
    """What of a number its last word says: of 124 the 4, of 112 the 12, of 130 the 30."""
    small = number % 100
    if small < len(UNITS):
        return small or number % 1000 or number
    return small % 10 or small


def _ordinal_stem(number: int) -> str:
    """Of what one word says."""
    thousands, hundreds, tens = number // 1000, number // 100, number // 10
    if thousands:
        return f"{_of_so_many(thousands)}тысячн"
    if hundreds:
        return f"{_of_so_many(hundreds)}сот"
    return _ORDINAL_UNITS[number] if number < len(UNITS) else _ORDINAL_TENS[tens]


def _of_so_many(count: int) -> str:
    return "" if count == 1 else genitive(count)


def _thousands(count: int) -> str:
    if not count:
        return ""
    words = _last_word_as(_below_thousand(count), _THOUSAND)
    match 0 if count % 100 in range(11, 15) else count % 10:
        case 1:
            return f"{words} тысяча"
        case 2 | 3 | 4:
            return f"{words} тысячи"
    return f"{words} тысяч"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    small = _below_hundred(rest, UNITS, _TENS) if rest else ""
    return f"{_HUNDREDS[hundreds]} {small}".strip()


def _below_hundred(number: int, units: tuple[str, ...], tens: tuple[str, ...]) -> str:
    if number < len(units):
        return units[number]
    count, rest = divmod(number, 10)
    return f"{tens[count]} {units[rest]}" if rest else tens[count]


def _last_word_as(words: str, forms: dict[str, str]) -> str:
    *before, last = words.split()
    return " ".join([*before, forms.get(last, last)])
