"""Functions that texts may use: DAY($day), TIME_AT($time) … Each language says them its own way.

A day is a `date` and a time a `time`, both already in the clinic's zone (B0.5): whoever holds an
aware moment converts it first. Nothing is formatted by accident: a bare {$day} is an error.
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, Final, Protocol

from fluent.runtime.types import FluentType

_KAZAKHSTAN: Final = "+77"
_KAZAKH_NUMBER_LENGTH: Final = len("+77262123456")
_FOUR_DIGIT_TOWNS: Final = ("71", "72")
_ALMATY: Final = "727"
_IN_TOWN: Final = (slice(0, 4), slice(4, 6), slice(6, 8), slice(8, 10))
_MOBILE: Final = (slice(0, 3), slice(3, 6), slice(6, 8), slice(8, 10))


class Speech(Protocol):
    """What `kk.speech` and `ru.speech` both can."""

    def day(self, value: date) -> str: ...
    def day_at(self, value: date) -> str: ...
    def day_short(self, value: date) -> str: ...
    def day_spoken(self, value: date) -> str: ...
    def month(self, value: date) -> str: ...
    def weekday_short(self, value: date) -> str: ...
    def time_at(self, value: time) -> str: ...
    def time_spoken(self, value: time) -> str: ...
    def time_range(self, start: time, end: time) -> str: ...
    def time_range_spoken(self, start: time, end: time) -> str: ...
    def number_spoken(self, value: int) -> str: ...
    def key_spoken(self, value: int) -> str: ...
    def digits_spoken(self, digits: str) -> str: ...
    def phone_spoken(self, number: str) -> str: ...
    def aloud(self, text: str) -> str: ...


class Count(int, FluentType):
    """How many: chooses plurals, prints plain digits without separators."""

    def format(self, locale: object) -> str:  # noqa: ARG002 - the base class hands it over
        return str(int(self))


class Moment(FluentType):
    """A day or a time on its way to one of the functions."""

    def __init__(self, value: date | time) -> None:
        self.value = value

    def format(self, locale: object) -> str:  # noqa: ARG002 - the base class hands it over
        msg = "a day or time needs a function"
        raise ValueError(msg)


def functions(speech: Speech) -> Mapping[str, Callable[..., str]]:
    """By the name they carry in the texts."""
    return {
        "DAY": _of_day(speech.day),
        "DAY_AT": _of_day(speech.day_at),
        "DAY_SHORT": _of_day(speech.day_short),
        "DAY_SPOKEN": _of_day(speech.day_spoken),
        "MONTH": _of_day(speech.month),
        "WEEKDAY_SHORT": _of_day(speech.weekday_short),
        "TIME": _of_times(_figures),
        "TIME_AT": _of_times(speech.time_at),
        "TIME_SPOKEN": _of_times(speech.time_spoken),
        "TIME_RANGE": _of_times(speech.time_range),
        "TIME_RANGE_SPOKEN": _of_times(speech.time_range_spoken),
        "NUMBER_SPOKEN": speech.number_spoken,
        "KEY": speech.key_spoken,
        "SPELL": speech.digits_spoken,
        "PHONE": phone,
        "PHONE_SPOKEN": speech.phone_spoken,
        "ALOUD": speech.aloud,
    }


def phone(number: str) -> str:
    """Turn E.164 into what people dial here: «8 7262 12 34 56», «8 701 123 45 67».

    Numbers of other countries and short ones (103) stay as they are.
    """
    if not number.startswith(_KAZAKHSTAN) or len(number) != _KAZAKH_NUMBER_LENGTH:
        return number
    digits = number.removeprefix("+7")
    in_town = digits.startswith(_FOUR_DIGIT_TOWNS) and not digits.startswith(_ALMATY)
    groups = _IN_TOWN if in_town else _MOBILE
    return " ".join(["8", *(digits[at] for at in groups)])


def _figures(value: time) -> str:
    return f"{value:%H:%M}"


def _of_day(say: Callable[[date], str]) -> Callable[[Any], str]:
    def said(moment: object) -> str:
        if isinstance(moment, Moment) and isinstance(moment.value, date):
            return say(moment.value)
        msg = "expected a date"
        raise TypeError(msg)

    return said


def _of_times(say: Callable[..., str]) -> Callable[..., str]:
    def said(*moments: object) -> str:
        times = [m.value for m in moments if isinstance(m, Moment) and isinstance(m.value, time)]
        if len(times) != len(moments):
            msg = "expected a time"
            raise TypeError(msg)
        return say(*times)

    return said
