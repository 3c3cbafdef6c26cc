"""Different spellings of one word become one: «дәрігерге», «даригерге», «darigerge».

Letters lose their marks, Latin becomes Cyrillic, doubled letters become single (§4.4). The
tables of phrases are folded the same way, so both sides always meet.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from locales.lookalikes import in_one_script
from locales.words import Word, Words

_LATIN_PAIRS: Final = {
    "shch": "ш", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "г", "ng": "н",
    "ts": "ц", "ya": "я", "yu": "ю", "yo": "е",
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
_MARKED: Final = str.maketrans({"ş": "ш", "š": "ш", "ç": "ч", "č": "ч", "ž": "ж"})
"""Letters that their mark makes into others."""
_NG: Final = "нг"
"""«keiinge» and «кейінге»: in Latin nobody knows whether it is one letter."""
_PAIRS: Final = re.compile("|".join(_LATIN_PAIRS))
_DOUBLED: Final = re.compile(r"([^\W\d])\1+")
_PIECE: Final = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[.,;:!?\n]")
_BREAKS: Final = frozenset(".,;:!?\n")
_INSIDE: Final = re.compile(r"(?<=\w)['’ʼ](?=\w)")
"""Apostrophes of Latin Kazakh stay inside their word."""


def fold(text: str) -> str:
    marks_apart = unicodedata.normalize("NFD", text.lower().translate(_MARKED))
    bare = "".join(letter for letter in marks_apart if not unicodedata.combining(letter))
    paired = _PAIRS.sub(lambda pair: _LATIN_PAIRS[pair.group()], bare)
    return _DOUBLED.sub(r"\1", paired.translate(_LETTERS).replace(_NG, _NG[0]))


def words_of(message: str) -> Words:
    """Commas and full stops part clauses, but not the «38,5» of a temperature."""
    composed = unicodedata.normalize("NFC", message)
    said = _INSIDE.sub("", in_one_script(composed).lower())
    pieces = list(_PIECE.finditer(said))
    folded = fold(" ".join(piece.group() for piece in pieces)).split(" ")
    return Words(_in_clauses(said, zip(pieces, folded, strict=False)))


def _in_clauses(said: str, pieces: Iterable[tuple[re.Match[str], str]]) -> Iterator[Word]:
    clause = end = 0
    for piece, text in pieces:
        if text in _BREAKS:
            clause += 1
        elif text:
            yield Word(text, clause, said[end : piece.start()])
            end = piece.end()
