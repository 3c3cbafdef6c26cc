"""A word typed in two alphabets at once is put into one: «cәлeм» with a Latin c and e.

Letters that look alike change places; the others keep their sound, for folding does the rest.
"""

import re
from typing import Final

_LATIN: Final = "acekmoptxyACEHKMOPTXYB"
_CYRILLIC: Final = "асекмортхуАСЕНКМОРТХУВ"
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN: Final = str.maketrans(_CYRILLIC, _LATIN)
_OF_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_OF_LATIN: Final = re.compile(r"[a-zA-Z]")
_WORD: Final = re.compile(r"[^\W\d_]+")


def in_one_script(message: str) -> str:
    """Of the same length; most of a word's letters say which alphabet was meant."""
    if not (_OF_LATIN.search(message) and _OF_CYRILLIC.search(message)):
        return message
    return _WORD.sub(lambda found: _one(found.group()), message)


def _one(word: str) -> str:
    latin, cyrillic = len(_OF_LATIN.findall(word)), len(_OF_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
