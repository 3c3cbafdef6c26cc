"""Free text → what was said, deterministically and explainably: tables of stems, no guessing.

Both languages' tables are always asked, because people mix them; `language` is only which one to
answer in until the person has chosen (B0.1).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from locales.folding import words_of
from locales.language import Language
from locales.matching import Phrase, any_said, covered, phrases
from locales.measures import own_age
from locales.red_flags import judge
from locales.words import Words

KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d[\d\s-]*")
CHILDHOOD: Final = range(5, 16)  # who writes, and is not yet 16
_NAMES_A_PERSON: Final = frozenset({6, 12})  # PIN, IIN
LONGEST_REPLY: Final = 6
_BARE: Final = re.compile(r"[\d\s()+-]+")
_SEPARATORS: Final = re.compile(r"\D")

Table = Mapping[str, tuple[Phrase, ...]]


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
    return Heard(
        flags=judged.flags,
        ask_first=judged.ask_first,
        topic=_first(TOPICS, words),
        intent=_answer(words) or _first(INTENTS, words),
        reply=_reply(words),
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


def _first(table: Table, words: Words) -> str | None:
    return next((name for name, said in table.items() if any_said(said, words)), None)


def _answer(words: Words) -> str | None:
    """Yes or no, where the message is nothing else: «да» also ends many a sentence."""
    for name in ("no", "yes"):
        if any_said(ANSWERS[name], words) and _is_all(ANSWERS[name], words):
            return name
    return None


def _reply(words: Words) -> str | None:
    """Where the message is nothing else; «жоқ, ауыстырыңыз» is a wish to move."""
    if len(words) > LONGEST_REPLY or not _is_all(REPLIES_TOGETHER, words):
        return None
    return _first(REPLIES, words)


def _is_all(said: tuple[Phrase, ...], words: Words) -> bool:
    """Whether every word belongs to one of these phrases, courtesies aside."""
    return len(covered((*said, *ANSWERS["polite"]), words)) == len(words)


def _digits(text: str) -> str | None:
    """A number as long as an IIN or a PIN, or a message that is nothing but a number (B4.1)."""
    runs = [_SEPARATORS.sub("", found) for found in _NUMBER.findall(text)]
    if runs and _BARE.fullmatch(text):
        return "".join(runs)
    return next((run for run in runs if len(run) in _NAMES_A_PERSON), None)


def _tables() -> dict[Language, Mapping[str, Any]]:
    here = Path(__file__).parent
    return {
        language: tomllib.loads((here / language / "hearing.toml").read_text(encoding="utf-8"))
        for language in Language
    }


def _together(part: str) -> Table:
    names = _TABLES[Language.KK][part]
    return {
        name: phrases(one for table in _TABLES.values() for one in table[part][name])
        for name in names
    }


_TABLES: Final = _tables()
TOPICS: Final = _together("topics")
INTENTS: Final = _together("intents")
ANSWERS: Final = _together("answers")
_SAID_TO_REMINDERS: Final = _together("replies")
REPLIES: Final = {
    "move": _SAID_TO_REMINDERS["move"],
    "cancel": (*_SAID_TO_REMINDERS["cancel"], *ANSWERS["no"]),
    "come": (*_SAID_TO_REMINDERS["come"], *ANSWERS["yes"]),
}
REPLIES_TOGETHER: Final = tuple(phrase for said in REPLIES.values() for phrase in said)
WORDS_OF: Final = {
    language: phrases(table["language"]["words"]) for language, table in _TABLES.items()
}
