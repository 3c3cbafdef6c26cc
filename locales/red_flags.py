"""Red flags come before everything (§3.9, B3.2): heard clearly → 103, in doubt → one question.

The words stand in `kk/red_flags.toml` and `ru/red_flags.toml` for a doctor to review. A negation,
a past tense or a story never decides by itself: it turns a clear sign into a question.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from locales.folding import Word, fold
from locales.language import Language
from locales.matching import Phrase, any_said, phrases
from locales.measures import age_in_months, temperature, upper_pressure

SELF_HARM: Final = "self-harm"
INFANT: Final = "infant"
INFANT_FEVER: Final = "infant-fever"
PRESSURE: Final = "pressure"

YOUNGEST_MONTHS: Final = 3
INFANT_MONTHS: Final = 12
FEVER_OF_YOUNGEST: Final = 38.0
FEVER_OF_INFANT: Final = 38.5
HIGH_PRESSURE: Final = 160
NEAR: Final = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """How one danger is said.

    `only_with`: danger only beside one of these («сыпь» beside fever); `unless`: then a question;
    `never_with`: then the word means something else («тырысу» is also to try).
    """

    code: str
    clear: tuple[Phrase, ...]
    ask: tuple[Phrase, ...]
    only_with: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    never_with: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Negation, past tense, story: by the place where each word makes a sign doubtful."""

    before: tuple[Phrase, ...]
    near: tuple[Phrase, ...]
    anywhere: tuple[Phrase, ...]
    negative_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """`ask_first` names a question only where no flag was heard clearly."""

    flags: frozenset[str]
    ask_first: str | None


def judge(words: tuple[Word, ...]) -> Judged:
    flags = {sign.code for sign in SIGNS if _clear(sign, words)}
    if _infant_in_danger(words):
        flags.add(INFANT)
    if flags:
        return Judged(frozenset(flags), None)
    return Judged(frozenset(), _question(words))


def _clear(sign: Sign, words: tuple[Word, ...]) -> bool:
    if not _applies(sign, words):
        return False
    if sign.code == SELF_HARM:  # never asked about, never doubted
        return any_said(sign.clear, words)
    if any_said(sign.unless, words) or not any_said(sign.clear, words):
        return False
    return any(
        not _doubtful(phrase, taken, words)
        for phrase in sign.clear
        for taken in phrase.found(words)
    )


def _question(words: tuple[Word, ...]) -> str | None:
    if asked := _asked_by_measure(words):
        return asked
    applying = [sign for sign in SIGNS if _applies(sign, words)]
    asking = (sign.code for sign in applying if any_said(sign.ask, words))
    doubtful = (sign.code for sign in applying if any_said(sign.clear, words))
    return next(asking, None) or next(doubtful, None)


def _asked_by_measure(words: tuple[Word, ...]) -> str | None:
    if (upper_pressure(words) or 0) >= HIGH_PRESSURE:
        return PRESSURE
    age, degrees = age_in_months(words), temperature(words)
    if age is not None and degrees is not None and age < INFANT_MONTHS:
        return INFANT_FEVER if degrees >= FEVER_OF_INFANT else None
    return None


def _infant_in_danger(words: tuple[Word, ...]) -> bool:
    age, degrees = age_in_months(words), temperature(words)
    if age is None or degrees is None:
        return False
    return age < YOUNGEST_MONTHS and degrees >= FEVER_OF_YOUNGEST


def _applies(sign: Sign, words: tuple[Word, ...]) -> bool:
    beside = not sign.only_with or any_said(sign.only_with, words)
    return beside and not any_said(sign.never_with, words)


def _doubtful(phrase: Phrase, taken: tuple[int, ...], words: tuple[Word, ...]) -> bool:
    if any(
        phrase.rest(part, words[at].text).startswith(DOUBT.negative_endings)
        for part, at in enumerate(taken)
    ):
        return True
    clauses = {words[at].clause for at in taken}
    around = [at for at in range(len(words)) if at not in taken and words[at].clause in clauses]
    return (
        any_said(DOUBT.anywhere, tuple(words[at] for at in around))
        or any_said(DOUBT.before, tuple(words[at] for at in around if at + 1 in taken))
        or any_said(DOUBT.near, tuple(words[at] for at in around if _close(at, taken)))
    )


def _close(at: int, taken: tuple[int, ...]) -> bool:
    return min(abs(at - place) for place in taken) <= NEAR


def _sign(code: str, tables: list[Mapping[str, Any]]) -> Sign:
    rows = [table["signs"][code] for table in tables if code in table["signs"]]

    def gathered(column: str) -> tuple[Phrase, ...]:
        return phrases(one for row in rows for one in row.get(column, ()))

    return Sign(
        code,
        clear=gathered("clear"),
        ask=gathered("ask"),
        only_with=gathered("only_with"),
        unless=gathered("unless"),
        never_with=gathered("never_with"),
    )


def _doubt(tables: list[Mapping[str, Any]]) -> Doubt:
    rows = [table["doubt"] for table in tables]
    return Doubt(
        before=phrases(one for row in rows for one in row["before"]),
        near=phrases(one for row in rows for one in row["near"]),
        anywhere=phrases(one for row in rows for one in row["anywhere"]),
        negative_endings=tuple(fold(one) for row in rows for one in row["negative_endings"]),
    )


def _tables() -> list[Mapping[str, Any]]:
    here = Path(__file__).parent
    files = (here / language / "red_flags.toml" for language in Language)
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]


_TABLES: Final = _tables()
SIGNS: Final = tuple(_sign(code, _TABLES) for code in _TABLES[0]["signs"])
DOUBT: Final = _doubt(_TABLES)
