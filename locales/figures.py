"""Figures in what a clinic has written of itself: of which kind they are, to be said aloud.

A name, an address, opening hours and dated facts are free texts; whoever hears them has no eyes
for «№ 1», «100-үй», «көш.» or «08:00–18:00».
"""

import re
from collections.abc import Callable, Mapping
from datetime import time
from typing import Final

from locales.functions import phone

_TIME: Final = r"(?P<{}_hour>[01]?\d|2[0-3]):(?P<{}_minute>[0-5]\d)"
_FROM, _TO, _AT = (_TIME.replace("{}", name) for name in ("from", "to", "at"))
LETTERS: Final = r"[^\W\d_]+"
_SPACE: Final = "[ \u00a0\u202f]"
_HYPHEN: Final = "[-\u2011]"
_CASES: Final = "[дт][ае]н?|н[ае]н|[ғгқк][ае]"
"""Kazakh endings of a place, a way there and a way from there."""
FIGURES: Final = re.compile(
    rf"(?P<range>{_FROM}\s*[-–—]\s*{_TO})"
    rf"|(?P<time>{_AT}(?:-(?P<ending>{LETTERS}))?)"
    r"|(?P<phone>\+?\d(?:[ ()-]{0,3}\d){6,})"
    rf"|(?P<numbered>№\s*(?P<count>\d+)(?:{_HYPHEN}(?={LETTERS}))?)"
    rf"|(?P<thousands>[1-9]\d{{0,2}}{_SPACE}\d{{3}}(?:-(?P<case>{_CASES}))?(?![\w-]))"
    rf"|(?P<attached>(?P<first>\d+)(?P<hyphen>{_HYPHEN}?)(?P<word>{LETTERS}))"
    r"|(?P<plain>\d+)"
)
Way = Callable[[re.Match[str]], str]
LARGEST: Final = 9999
"""Of figures without a space between them: longer ones are the number of something."""
_COUNTRY: Final = re.compile(r"[78](\d{10})")


def said(text: str, ways: Mapping[str, Way]) -> str:
    """Every run of figures said in the way of its kind, and apart from letters at its sides."""

    def apart(found: re.Match[str]) -> str:
        words = ways[found.lastgroup or ""](found)
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        return f"{' ' * before.isalpha()}{words}{' ' * after.isalpha()}"

    return FIGURES.sub(apart, text)


def in_full(text: str, short: re.Pattern[str], words: Mapping[str, str]) -> str:
    """Abbreviations as the words they stand for: `short` finds them one by one."""
    return short.sub(lambda found: words[found[0].lower()], text)


def amount(found: re.Match[str]) -> int:
    """«2 500»."""
    return int("".join(mark for mark in found["thousands"] if mark.isdecimal()))


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
