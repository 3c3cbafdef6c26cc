"""Russian numbers in words: the closed set that dates, times and entry numbers need (§4.2)."""

from typing import Final

LARGEST_CARDINAL: Final = 9999

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
_ORDINAL_UNITS_GENITIVE: Final = (
    "", "первого", "второго", "третьего", "четвёртого", "пятого", "шестого", "седьмого",
    "восьмого", "девятого", "десятого", "одиннадцатого", "двенадцатого", "тринадцатого",
    "четырнадцатого", "пятнадцатого", "шестнадцатого", "семнадцатого", "восемнадцатого",
    "девятнадцатого",
)  # fmt: skip
_TENS: Final = (
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят",
    "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
)  # fmt: skip
_TENS_GENITIVE: Final = (
    "", "", "двадцати", "тридцати", "сорока", "пятидесяти",
    "шестидесяти", "семидесяти", "восьмидесяти", "девяноста", "ста",
)  # fmt: skip
_ORDINAL_TENS_GENITIVE: Final = ("", "", "двадцатого", "тридцатого")
_HUNDREDS: Final = (
    "", "сто", "двести", "триста", "четыреста", "пятьсот",
    "шестьсот", "семьсот", "восемьсот", "девятьсот",
)  # fmt: skip
_THOUSANDS: Final = (
    "", "одна тысяча", "две тысячи", "три тысячи", "четыре тысячи", "пять тысяч",
    "шесть тысяч", "семь тысяч", "восемь тысяч", "девять тысяч",
)  # fmt: skip
_MINUTE_ACCUSATIVE: Final = {"один": "одну", "два": "две"}
_MINUTE_GENITIVE: Final = {"одного": "одной"}


def cardinal(number: int) -> str:
    """0 to 9999 in words, nominative."""
    if not 0 <= number <= LARGEST_CARDINAL:
        msg = "only 0 to 9999 are spoken as one number"
        raise ValueError(msg)
    large = (_THOUSANDS[number // 1000], _HUNDREDS[number // 100 % 10])
    rest = number % 100
    small = _below_hundred(rest, UNITS, _TENS) if rest or not number else ""
    return " ".join(word for word in (*large, small) if word)


def genitive(number: int) -> str:
    """0 to 100: «двадцати одного»."""
    return _below_hundred(number, _UNITS_GENITIVE, _TENS_GENITIVE)


def ordinal_genitive(number: int) -> str:
    """Days of a month, 1 to 31: «двадцать четвёртого»."""
    tens, units = divmod(number, 10)
    if units == 0 and number >= len(UNITS):
        return _ORDINAL_TENS_GENITIVE[tens]
    return _below_hundred(number, _ORDINAL_UNITS_GENITIVE, _TENS)


def minutes_accusative(minutes: int) -> str:
    """«(в десять) двадцать одну»: the unsaid word is «минуту»."""
    return _last_word_as(cardinal(minutes), _MINUTE_ACCUSATIVE)


def minutes_genitive(minutes: int) -> str:
    """«(до десяти) двадцати одной»."""
    return _last_word_as(genitive(minutes), _MINUTE_GENITIVE)


def _below_hundred(number: int, units: tuple[str, ...], tens: tuple[str, ...]) -> str:
    if number < len(units):
        return units[number]
    count, rest = divmod(number, 10)
    return f"{tens[count]} {units[rest]}" if rest else tens[count]


def _last_word_as(words: str, forms: dict[str, str]) -> str:
    *before, last = words.split()
    return " ".join([*before, forms.get(last, last)])
