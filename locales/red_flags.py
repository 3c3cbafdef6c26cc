"""Red flags come before everything (§3.9, B3.2): heard clearly → 103, in doubt → one question.

The words stand in `kk/red_flags.toml` and `ru/red_flags.toml` for a doctor to review. A negation,
a past tense or a story never decides by itself: it turns a clear sign into a question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from locales.ages import age_in_months
from locales.doubts import Doubt, Doubts
from locales.matching import Phrases, Shelf, any_said, phrases
from locales.measures import temperature, upper_pressure
from locales.tables import grouped, read
from locales.words import Words

SELF_HARM: Final = "self-harm"
INFANT: Final = "infant"
INFANT_FEVER: Final = "infant-fever"
PRESSURE: Final = "pressure"

YOUNGEST_MONTHS: Final = 3
INFANT_MONTHS: Final = 12
FEVER_OF_YOUNGEST: Final = 38.0
FEVER_OF_INFANT: Final = 38.5
HIGH_PRESSURE: Final = 160


@dataclass(frozen=True, slots=True)
class Sign:
    """How one danger is said.

    `only_with`: danger only beside one of these («сыпь» beside fever), `or_degrees`: or beside so
    many; `unless`: then a question; `never_with`: then the word means something else («тырысу» is
    also to try).
    """

    code: str
    clear: Phrases
    ask: Phrases
    only_with: Phrases
    or_degrees: float | None
    unless: Phrases
    never_with: Phrases


@dataclass(frozen=True, slots=True)
class Judged:
    """`ask_first` names a question only where no flag was heard clearly."""

    flags: frozenset[str]
    ask_first: str | None


def judge(words: Words) -> Judged:
    degrees = temperature(words)
    named = [one for one in SIGNS if any_said(one.clear, words) and _applies(one, words, degrees)]
    flags = _beyond_doubt(named, words) if named else set()
    months = None if degrees is None else age_in_months(words)
    if _infant_in_danger(months, degrees):
        flags.add(INFANT)
    if flags:
        return Judged(frozenset(flags), None)
    asked = _asked_by_measure(months, degrees, words) or _question(named, words, degrees)
    return Judged(frozenset(), asked)


def _beyond_doubt(named: list[Sign], words: Words) -> set[str]:
    doubts = Doubts(DOUBT, words)
    return {sign.code for sign in named if _clear(sign, words, doubts)}


def _clear(sign: Sign, words: Words, doubts: Doubts) -> bool:
    if sign.code == SELF_HARM:  # never asked about, never doubted
        return True
    likely = sign.clear.likely(words)
    return not any_said(sign.unless, words) and any(map(doubts.leave_clear, likely))


def _question(named: list[Sign], words: Words, degrees: float | None) -> str | None:
    """About what needs a question anyway, else about what was named in doubt."""
    asking = (
        sign for sign in SIGNS if any_said(sign.ask, words) and _applies(sign, words, degrees)
    )
    return next((sign.code for sign in chain(asking, named)), None)


def _asked_by_measure(months: float | None, degrees: float | None, words: Words) -> str | None:
    if (upper_pressure(words) or 0) >= HIGH_PRESSURE:
        return PRESSURE
    if degrees is None or degrees < FEVER_OF_INFANT:
        return None
    months = age_in_months(words, of_anybody=True) if months is None else months
    return INFANT_FEVER if months is not None and months < INFANT_MONTHS else None


def _infant_in_danger(months: float | None, degrees: float | None) -> bool:
    if months is None or degrees is None:
        return False
    return months < YOUNGEST_MONTHS and degrees >= FEVER_OF_YOUNGEST


def _applies(sign: Sign, words: Words, degrees: float | None) -> bool:
    warm = sign.or_degrees is not None and degrees is not None and degrees >= sign.or_degrees
    beside = not sign.only_with or warm or any_said(sign.only_with, words)
    return beside and not any_said(sign.never_with, words)


def _sign(name: str, tables: list[Mapping[str, Any]]) -> Sign:
    rows = [table["signs"][name] for table in tables if name in table["signs"]]

    def gathered(column: str) -> Phrases:
        return phrases(grouped(one) for row in rows for one in row.get(column, ())).on(_SHELF)

    return Sign(
        name.partition("/")[0],
        clear=gathered("clear"),
        ask=gathered("ask"),
        only_with=gathered("only_with"),
        or_degrees=min((row["or_degrees"] for row in rows if "or_degrees" in row), default=None),
        unless=gathered("unless"),
        never_with=gathered("never_with"),
    )


_TABLES: Final = list(read("red_flags.toml").values())
_SHELF: Final = Shelf()
SIGNS: Final = tuple(
    _sign(name, _TABLES) for name in dict.fromkeys(chain(*(table["signs"] for table in _TABLES)))
)
DOUBT: Final = Doubt.of([table["doubt"] for table in _TABLES])
