"""A question: what kind of answer it takes, when it is asked, and what it rests on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from clinic import phones
from clinic.home_calls import AgeGroup, Indication
from clinic.people import Iin, Relation, Unfit

Draft = Mapping[str, str]
"""What was answered so far. It is never changed: an answer makes a new one."""

UNMEASURED: Final = "unmeasured"
NOTHING: Final = "-"
TEMPERATURE: Final = "temperature"
EMPTY: Final = "empty"
TOO_LONG: Final = "too-long"
LONGEST_WORDS: Final = 300
DEGREES: Final = re.compile(r"(3[4-9]|4[0-2])(?:[.,](\d))?", re.ASCII)
NOT_OFFERED: Final = "not-offered"
"""The flaw of a value that no choice, calendar or list can have held."""


class Kind(StrEnum):
    """How a front takes the answer."""

    CHOICE = "choice"
    FIGURES = "figures"
    DAY = "day"
    TIME = "time"
    PHONE = "phone"
    WORDS = "words"
    DEGREES = "degrees"


@dataclass(frozen=True, slots=True)
class Question:
    """`read` turns what was given into what is kept, or raises Unfit(flaw).

    A changed answer drops the answers to the questions that rest on it. `notes` are values that a
    front keeps beside the answer (what it was offered); they go with it.
    """

    key: str
    kind: Kind
    read: Callable[[str], str]
    rests_on: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    asked: Callable[[Draft], bool] = lambda _: True


def code(raw: str) -> str:
    """A code of the clinic's own lists."""
    if not raw or any(not (mark.isalnum() or mark in "-_.") for mark in raw):
        raise Unfit(NOT_OFFERED)
    return raw


def relation(raw: str) -> str:
    return _fitting(lambda: Relation(raw).value)


def iin(raw: str) -> str:
    """Twelve digits with the right check digit (B2.3)."""
    return Iin.parse(raw).digits


def day(raw: str) -> str:
    return _fitting(lambda: date.fromisoformat(raw).isoformat())


def instant(raw: str) -> str:
    """A moment with its offset; a time of no zone names none."""
    moment = _fitting(lambda: datetime.fromisoformat(raw).isoformat())
    if datetime.fromisoformat(moment).tzinfo is None:
        raise Unfit(NOT_OFFERED)
    return moment


def phone(raw: str) -> str:
    return phones.parse(raw)


def age(raw: str) -> str:
    return _fitting(lambda: AgeGroup(raw).value)


def indication(raw: str) -> str:
    return _fitting(lambda: Indication(raw).value)


def degrees(raw: str) -> str:
    """°C with one decimal, or UNMEASURED; raises Unfit(TEMPERATURE)."""
    if raw == UNMEASURED:
        return raw
    written = DEGREES.fullmatch(raw.strip())
    if written is None:
        raise Unfit(TEMPERATURE)
    return f"{written[1]}.{written[2] or 0}"


def words(raw: str) -> str:
    """A line or two, without control characters; raises Unfit(EMPTY) or Unfit(TOO_LONG)."""
    said = " ".join("".join(mark if mark.isprintable() else " " for mark in raw).split())
    if not said:
        raise Unfit(EMPTY)
    if len(said) > LONGEST_WORDS:
        raise Unfit(TOO_LONG)
    return said


def words_or_nothing(raw: str) -> str:
    """NOTHING: there is no such thing, or it need not be said."""
    return raw if raw == NOTHING else words(raw)


def _fitting(reading: Callable[[], str]) -> str:
    try:
        return reading()
    except ValueError:
        raise Unfit(NOT_OFFERED) from None
