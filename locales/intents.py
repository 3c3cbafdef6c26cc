"""What a message is about and what is to be done: the first row of the tables that it says.

Yes and no count only where the message is nothing else; of two wishes in one message the one said
first is followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from locales.counting import number_at
from locales.language import Language
from locales.matching import Phrases, any_said, covered
from locales.people import EVERYBODY
from locales.tables import read, together
from locales.words import Words

Table = Mapping[str, Phrases]

YES: Final = "yes"
NO: Final = "no"
HIV: Final = "hiv"
TOPICS: Final = frozenset({"hiv", "attachment", "price", "certificate", "where", "hours", "bring"})
"""What is asked about; all the others are deeds."""
LONGEST_ANSWER: Final = 12
LONGEST_REPLY: Final = 6


@dataclass(frozen=True, slots=True)
class Meant:
    """Without an intent the topic leads; HIV is the topic wherever it is named (B4.1)."""

    intent: str | None
    topic: str | None


NOTHING: Final = Meant(None, None)


def meant(text: str, words: Words) -> Meant:
    code = answered(text, words) or _wish(words)
    if code in TOPICS:
        return Meant(None, code)
    return Meant(code, _topic(words) if code else None)


def answered(text: str, words: Words) -> str | None:
    """Yes or no, where the message is nothing else: «да» also ends many a sentence."""
    if len(words) > LONGEST_ANSWER:
        return None
    sign = text.strip()[:1]
    for name in (NO, YES):
        if not words and sign in SIGNS_OF[name]:
            return name
        if (
            any_said(ANSWERS[name], words)
            and not any_said(NEVER[name], words)
            and _only(name, words)
        ):
            return name
    return None


def replied(words: Words) -> str | None:
    """To a reminder, where the message is nothing else; «жоқ, ауыстырыңыз» is a wish to move."""
    if len(words) > LONGEST_REPLY or len(covered(REPLY_AND_COURTESY, words)) < len(words):
        return None
    return next((name for name, said in REPLIES.items() if any_said(said, words)), None)


def service(words: Words) -> str | None:
    """Which of the seven a question is about; `certificates`: one of three."""
    return next((code for code, said in SERVICES.items() if any_said(said, words)), None)


def parted(words: Words) -> int | None:
    """Where the second of two wishes begins."""
    then = min(covered(THEN, words), default=0)
    both_said = _first(Words(words[:then])) and _first(Words(words[then:]))
    return then if both_said else None


def _wish(words: Words) -> str | None:
    then = min(covered(THEN, words), default=0)
    return _first(Words(words[:then])) or _first(words)


def _first(words: Words) -> str | None:
    row = next((row for row in WISHES if _says(row, words)), None)
    return row and row.partition("/")[0]


def _topic(words: Words) -> str | None:
    named = (row.partition("/")[0] for row in ROWS_OF_TOPICS if _says(row, words))
    return next(named, None)


def _says(row: str, words: Words) -> bool:
    return any_said(WISHES[row], words) and not any_said(NEVER[row], words)


def _only(name: str, words: Words) -> bool:
    """Whether all is answer, courtesy, or what is said along with it: a day, a time, for whom."""
    mine = covered(SAID_WITH[name], words)
    return all(at in mine or number_at(words, at) for at in range(len(words)))


_TABLES: Final = read("hearing.toml")


def _rows(part: str) -> Table:
    return together([table[part] for table in _TABLES.values()])


WISHES: Final = _rows("wishes")
ROWS_OF_TOPICS: Final = [row for row in WISHES if row.partition("/")[0] in TOPICS]
_NEVER: Final = _rows("never")
NEVER: Final = {row: _NEVER.get(row, Phrases()) for row in (*WISHES, YES, NO)}
ANSWERS: Final = _rows("answers")
_BESIDE: Final = (*ANSWERS["polite"], *ANSWERS["beside"], *EVERYBODY)
SAID_WITH: Final = {
    NO: Phrases((*ANSWERS[NO], *_BESIDE)),
    YES: Phrases((*ANSWERS[YES], *_BESIDE, *ANSWERS["with-yes"])),
}
THEN: Final = _rows("second")["then"]
SERVICES: Final = _rows("services")
SIGNS_OF: Final = {
    name: frozenset(sign for table in _TABLES.values() for sign in table["signs"][name])
    for name in (NO, YES)
}
_SAID_TO_REMINDERS: Final = _rows("replies")
REPLIES: Final = {
    "move": _SAID_TO_REMINDERS["move"],
    "cancel": Phrases((*_SAID_TO_REMINDERS["cancel"], *ANSWERS[NO])),
    "come": Phrases((*_SAID_TO_REMINDERS["come"], *ANSWERS[YES])),
}
REPLY_AND_COURTESY: Final = Phrases(
    phrase for said in (*REPLIES.values(), ANSWERS["polite"]) for phrase in said
)
WORDS_OF: Final = {
    language: together([_TABLES[language]["language"]])["words"] for language in Language
}
