"""A question: what kind of answer it takes, when it is asked, and what it rests on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from clinic import phones
from clinic.people import Iin, Relation, Unfit

Draft = Mapping[str, str]
"""What was answered so far. It is never changed: an answer makes a new one."""

NOT_OFFERED: Final = "not-offered"
"""The flaw of a value that no choice, calendar or list can have held."""


class Kind(StrEnum):
    """How a front takes the answer."""

    CHOICE = "choice"
    FIGURES = "figures"
    DAY = "day"
    TIME = "time"
    PHONE = "phone"


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


def _fitting(reading: Callable[[], str]) -> str:
    try:
        return reading()
    except ValueError:
        raise Unfit(NOT_OFFERED) from None
