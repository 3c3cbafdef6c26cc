"""Free text → what was said, deterministically and explainably: tables of stems, no guessing.

Both languages' tables are always asked, because people mix them; `language` is only which one to
answer in until the person has chosen (B0.1).
"""

import re
from dataclasses import dataclass, field
from typing import Final

from locales.folding import words_of
from locales.intents import WORDS_OF, meant, replied
from locales.language import Language
from locales.matching import covered
from locales.measures import own_age
from locales.red_flags import judge
from locales.words import Words

KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d[\d\s-]*")
CHILDHOOD: Final = range(5, 16)  # who writes, and is not yet 16
_NAMES_A_PERSON: Final = frozenset({6, 12})  # PIN, IIN
_BARE: Final = re.compile(r"[\d\s()+-]+")
_SEPARATORS: Final = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Heard:
    """`flags` go before everything else, then `ask_first`; `digits` never enter a log."""

    flags: frozenset[str]
    ask_first: str | None
    topic: str | None
    intent: str | None
    reply: str | None  # what the whole message says to a reminder: come, cancel, move
    alone: bool  # a child under 16 that speaks of itself (B2.10)
    language: Language
    digits: str | None = field(default=None, repr=False)


def hear(text: str) -> Heard:
    words = words_of(text)
    judged = judge(words)
    said = meant(text, words)
    return Heard(
        flags=judged.flags,
        ask_first=judged.ask_first,
        topic=said.topic,
        intent=said.intent,
        reply=replied(words),
        alone=own_age(words) in CHILDHOOD,
        language=_language(text, words),
        digits=_digits(text),
    )


def language_of(text: str) -> Language:
    """Which words are more; Kazakh where nothing tells (B0.1)."""
    return _language(text, words_of(text))


def _language(text: str, words: Words) -> Language:
    kazakh, russian = (len(covered(WORDS_OF[language], words)) for language in Language)
    kazakh += sum(1 for word in text.lower().split() if KAZAKH_LETTERS.intersection(word))
    if kazakh or russian:
        return Language.KK if kazakh >= russian else Language.RU
    return Language.RU if _CYRILLIC.search(text) else Language.KK


def _digits(text: str) -> str | None:
    """A number as long as an IIN or a PIN, or a message that is nothing but a number (B4.1)."""
    runs = [_SEPARATORS.sub("", found) for found in _NUMBER.findall(text)]
    if runs and _BARE.fullmatch(text):
        return "".join(runs)
    return next((run for run in runs if len(run) in _NAMES_A_PERSON), None)
