"""A word typed in two alphabets at once is put into one: «cәлeм» with a Latin c and e.

Letters that look alike change places; the others keep their sound, for folding does the rest.
Cyrillic was meant where no Latin letter of the word speaks against it, or where it has the most.
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
    """Of the same length."""
    if not (_OF_LATIN.search(message) and _OF_CYRILLIC.search(message)):
        return message
    return _WORD.sub(lambda found: _one(found.group()), message)


def _one(word: str) -> str:
    latin, cyrillic = _OF_LATIN.findall(word), _OF_CYRILLIC.findall(word)
    if not latin or not cyrillic:
        return word
    if all(letter in _LATIN for letter in latin) or len(cyrillic) > len(latin):
        return word.translate(_TO_CYRILLIC)
    return word.translate(_TO_LATIN)
