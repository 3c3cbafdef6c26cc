"""Figures in what a clinic has written of itself: of which kind they are, to be said aloud.

A name, an address, opening hours and dated facts are free texts; whoever hears them has no eyes
for «№ 1», «100-үй» or «08:00–18:00».
"""

import re
from collections.abc import Callable, Mapping
from datetime import time
from typing import Final

from locales.functions import phone

_TIME: Final = r"(?P<{}_hour>[01]?\d|2[0-3]):(?P<{}_minute>[0-5]\d)"
_FROM, _TO, _AT = (_TIME.replace("{}", name) for name in ("from", "to", "at"))
_LETTERS: Final = r"[^\W\d_]+"
FIGURES: Final = re.compile(
    rf"(?P<range>{_FROM}\s*[-–—]\s*{_TO})"
    rf"|(?P<time>{_AT}(?:-(?P<ending>{_LETTERS}))?)"
    r"|(?P<phone>\+?\d(?:[ ()-]{0,3}\d){6,})"
    r"|(?P<numbered>№\s*(?P<count>\d+))"
    rf"|(?P<attached>(?P<first>\d+)-(?P<word>{_LETTERS}))"
    r"|(?P<plain>\d+)"
)
Way = Callable[[re.Match[str]], str]
LARGEST: Final = 9999
_COUNTRY: Final = re.compile(r"[78](\d{10})")


def said(text: str, ways: Mapping[str, Way]) -> str:
    """Every run of figures said in the way of its kind: range, time, phone and so on."""
    return FIGURES.sub(lambda found: ways[found.lastgroup or ""](found), text)


def time_in(found: re.Match[str], name: str) -> time:
    return time(int(found[f"{name}_hour"]), int(found[f"{name}_minute"]))


def counts(figures: str) -> bool:
    """One number, and no row of digits: «007» and an account are read digit by digit."""
    return figures == str(int(figures)) and int(figures) <= LARGEST


def groups(number: str) -> list[str]:
    """The digits of a telephone number as people dial and hear them, a breath between groups."""
    digits = "".join(mark for mark in number if mark.isdecimal())
    national = _COUNTRY.fullmatch(digits)
    return (phone(f"+7{national[1]}") if national else digits).removeprefix("+").split()
