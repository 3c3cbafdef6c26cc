"""Different spellings of one word become one: «дәрігерге», «даригерге», «darigerge».

Letters lose their marks, Latin becomes Cyrillic, doubled letters become single (§4.4). The
tables of phrases are folded the same way, so both sides always meet.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_LATIN_PAIRS: Final = {
    "shch": "ш", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "г", "ng": "н",
    "ts": "ц", "ya": "я", "yu": "ю",
}  # fmt: skip
_LETTERS: Final = str.maketrans(
    {
        "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
        "ы": "и", "э": "е", "щ": "ш", "ъ": "", "ь": "", "ı": "и", "ə": "а",
        "a": "а", "b": "б", "c": "с", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
        "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р",
        "s": "с", "t": "т", "u": "у", "v": "в", "w": "у", "x": "х", "y": "и", "z": "з",
        "'": "", "’": "", "ʼ": "",
    }
)  # fmt: skip
_PAIRS: Final = re.compile("|".join(_LATIN_PAIRS))
_DOUBLED: Final = re.compile(r"([^\W\d])\1+")
_PIECE: Final = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[.,;:!?\n]")
_BREAKS: Final = frozenset(".,;:!?\n")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and the number of the clause it stands in."""

    text: str
    clause: int


def fold(text: str) -> str:
    marks_apart = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in marks_apart if not unicodedata.combining(letter))
    paired = _PAIRS.sub(lambda pair: _LATIN_PAIRS[pair.group()], bare)
    return _DOUBLED.sub(r"\1", paired.translate(_LETTERS))


def words_of(message: str) -> tuple[Word, ...]:
    """Commas and full stops part clauses, but not the «38,5» of a temperature."""
    words: list[Word] = []
    clause = 0
    for piece in _PIECE.findall(_joined(message.lower())):
        if piece in _BREAKS:
            clause += 1
        elif text := fold(piece):
            words.append(Word(text, clause))
    return tuple(words)


def _joined(text: str) -> str:
    """Apostrophes of Latin Kazakh stay inside their word."""
    return re.sub(r"(?<=\w)['’ʼ](?=\w)", "", text)
