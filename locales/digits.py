"""Numbers that name a person or a paper (B4.1): an IIN, a slip, a message of nothing but figures.

A time, a pressure and a sum of money are none of them.
"""

import re
from typing import Final

from locales.folding import words_of
from locales.matching import any_said
from locales.measures import pressure
from locales.tables import both
from locales.words import Words

_NUMBER: Final = re.compile(r"\d[\d\s-]*")
_BARE: Final = re.compile(r"[\d\s()+-]+")
_TIME: Final = re.compile(r"\s*(?:[01]?\d|2[0-3])[\s-][0-5]\d\s*")
_SEPARATORS: Final = re.compile(r"\D")
_SLIP, _IIN = 6, 12
_NEXT: Final = 24
"""Letters after a number that may say what it counts."""
_MONEY: Final = both("measures.toml", "digits")["money"]


def digits(text: str, words: Words) -> str | None:
    """Of several the first; they never enter a log."""
    if _TIME.fullmatch(text):
        return None
    runs = [(_SEPARATORS.sub("", found.group()), found.end()) for found in _NUMBER.finditer(text)]
    if runs and _BARE.fullmatch(text):
        return "".join(run for run, _ in runs)
    names = (run for run, end in runs if _names_a_person(run, text[end : end + _NEXT], words))
    return next(names, None)


def _names_a_person(run: str, after: str, words: Words) -> bool:
    if len(run) == _SLIP:
        return pressure(words) is None and not any_said(_MONEY, Words(words_of(after)[:1]))
    return len(run) == _IIN
