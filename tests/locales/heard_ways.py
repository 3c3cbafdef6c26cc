"""The same words written otherwise, as keyboards, alphabets and fingers do it."""

import random
import unicodedata
from collections.abc import Callable, Sequence

from locales.hearing import hear
from locales.lexicon import Lexicon
from tests.locales.heard_corpus import Utterance
from tests.locales.heard_score import Share, code_of, share

LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
BARE = {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и"}
ALIKE = str.maketrans("асеорхук", "aceopxyk")
Way = Callable[[str, random.Random], str]


def bare(text: str, _: random.Random) -> str:
    """Typed on a Russian keyboard."""
    return "".join(
        BARE.get(letter.lower(), letter.lower()) if letter.lower() in BARE else letter
        for letter in text
    )


def latin(text: str, _: random.Random) -> str:
    return "".join(LATIN.get(letter, letter) for letter in text.lower())


def capital(text: str, _: random.Random) -> str:
    return text.upper()


def mixed(text: str, dice: random.Random) -> str:
    """Every other letter that looks alike is a Latin one."""
    return "".join(letter.translate(ALIKE) if dice.random() < 0.5 else letter for letter in text)


def decomposed(text: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def mistyped(text: str, dice: random.Random) -> str:
    """One slip in one of the longer words, behind its first letter."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if long:
        at = dice.choice(long)
        words[at] = _slipped(words[at], dice)
    return " ".join(words)


def _slipped(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    kind = dice.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 2:
        return word[:at] + dice.choice(word) + word[at:]
    return word[:at] + dice.choice("аеинтырк") + word[at + 1 :]


WAYS: tuple[Way, ...] = (bare, latin, capital, mixed, decomposed, mistyped)


def kept(way: Way, part: Sequence[Utterance], names: Lexicon, dice: random.Random) -> Share:
    """How many mean the same when they are written so."""
    return share(
        code_of(hear(way(each.say, dice), names)) == code_of(hear(each.say, names))
        for each in part
    )
