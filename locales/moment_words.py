"""What the words of a day or a time mean: the tables of both languages as one vocabulary.

A name of a day, a month, a number or a part of a day with six letters and more may have one slip,
never in its first letter, unless two meanings are as near or another word is written so. Numbers
in words come from each language's grammar, so that what we say is heard.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from rapidfuzz.distance import OSA

from locales.folding import fold
from locales.kk import grammar as kk
from locales.language import Language
from locales.matching import EXACT, LONG_ENOUGH_FOR_A_SLIP
from locales.ru import grammar as ru
from locales.tables import read

WITH_ENDINGS: Final = "+"
LARGEST_UNIT: Final = 20
TENS: Final = (20, 30, 40, 50)
HOURS_IN_WORDS: Final = range(1, 13)
DAYS_IN_WORDS: Final = (*range(1, 20), 20, 30)


class Form(StrEnum):
    """How a number or a name of a day ends: «бес», «бесте», «пяти», «пятого», «жұмадағы»."""

    PLAIN = "plain"
    LOCATIVE = "locative"
    DATIVE = "dative"
    ABLATIVE = "ablative"
    ADJECTIVE = "adjective"
    OTHER = "other"
    OBLIQUE = "oblique"
    ORDINAL = "ordinal"
    DATED = "dated"


class Sense(NamedTuple):
    """`kind` is a section or a line of moments.toml, `value` a line of a section."""

    kind: str
    value: str = ""
    form: Form = Form.PLAIN


Senses = Mapping[str, Sense]
"""Of one word or phrase, by kind."""


class Row(NamedTuple):
    """`forgiven`: whether a slip is."""

    phrase: str
    sense: Sense
    forgiven: bool


class Entry(NamedTuple):
    words: tuple[str, ...]
    senses: Senses


class Vocabulary:
    """Words and phrases of the tables."""

    def __init__(self, rows: Sequence[Row], no_slips: Iterable[str]) -> None:
        folded = fold("\n".join(row.phrase for row in rows)).split("\n")
        meanings: dict[tuple[str, ...], dict[str, Sense]] = defaultdict(dict)
        forgiven: dict[str, Sense] = {}
        for row, written in zip(rows, folded, strict=True):
            phrase = tuple(written.split())
            meanings[phrase].setdefault(row.sense.kind, row.sense)
            if row.forgiven and not phrase[1:]:
                forgiven[phrase[0]] = row.sense
        self._entries: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for phrase in sorted(meanings, key=len, reverse=True):
            self._entries[phrase[:2]].append(Entry(phrase, meanings[phrase]))
        self._known = {word for phrase in meanings for word in phrase}.union(map(fold, no_slips))
        self._alike: dict[tuple[str, int], list[tuple[str, Sense]]] = defaultdict(list)
        for word, sense in sorted(forgiven.items()):
            self._alike[word[0], len(word)].append((word, sense))

    def entries(self, spelled: Sequence[str], at: int) -> Iterator[Entry]:
        """Those that begin there, the longest first."""
        for entry in self._entries.get(tuple(spelled[at : at + 2]), ()):
            if tuple(spelled[at : at + len(entry.words)]) == entry.words:
                yield entry
        yield from self._entries.get((spelled[at],), ())

    def spelled(self, word: str) -> str:
        """As the tables have it, or as it is."""
        if word in self._known:
            return word
        near = [
            (known, sense)
            for size in range(len(word) - 1, len(word) + 2)
            for known, sense in self._alike.get((word[0], size), ())
            if OSA.distance(known, word, score_cutoff=1) <= 1
        ]
        meanings = {(sense.kind, sense.value) for _, sense in near}
        return near[0][0] if len(meanings) == 1 else word


def _is_forgiven(word: str, sense: Sense) -> bool:
    return sense.kind in _FORGIVEN and len(fold(word)) >= LONG_ENOUGH_FOR_A_SLIP


def _rows(tables: Mapping[Language, Mapping[str, Any]]) -> Iterator[Row]:
    for table in tables.values():
        for section, line, phrases in _lines(table):
            if section not in _NOT_PHRASES:
                sense = Sense(line) if section == "words" else Sense(section, line)
                yield from (row for phrase in phrases for row in _inflected(phrase, sense))


def _lines(table: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    for section, lines in table.items():
        yield from ((section, line, phrases) for line, phrases in lines.items())


def _inflected(phrase: str, sense: Sense) -> Iterator[Row]:
    plain = phrase.removesuffix(EXACT)
    stem = plain.removesuffix(WITH_ENDINGS)
    forgiven = plain == phrase and _is_forgiven(stem, sense)
    yield Row(stem, sense, forgiven)
    if stem == plain:
        return
    for case in kk.Case:
        ended = sense._replace(form=_FORMS.get(case, Form.OTHER))
        yield Row(kk.inflected(stem, case), ended, forgiven)
        yield Row(kk.inflected_possessive(stem, case), ended, forgiven)
    yield Row(kk.possessive(stem), sense._replace(form=Form.OTHER), forgiven)
    of_it = sense._replace(form=Form.ADJECTIVE)
    for word in (stem, kk.inflected(stem, kk.Case.LOCATIVE)):
        yield Row(kk.adjective(word), of_it, forgiven)


def _number_rows(tables: Mapping[Language, Mapping[str, Any]]) -> Iterator[Row]:
    """The tables add what the grammars do not have."""
    for number in (*range(LARGEST_UNIT), *TENS):
        yield from _cardinals(number)
    for day in DAYS_IN_WORDS:
        yield _number(ru.ordinal_genitive(day), day, Form.ORDINAL)
        yield _number(kk.ordinal(day), day, Form.ORDINAL)
        stem = ru.ordinal_genitive(day)[:-_GENITIVE]
        for form, endings in tables[Language.RU]["ordinal_endings"].items():
            yield from (_number(stem + ending, day, Form(form)) for ending in endings)
    for hour in HOURS_IN_WORDS:
        yield from _half_of(hour)
    for section, form in _NUMBERS.items():
        for table in tables.values():
            for line, words in table.get(section, {}).items():
                yield from (_number(word, int(line), form) for word in words)


def _half_of(hour: int) -> Iterator[Row]:
    """«полтретьего», «к полтретьему», and with a Kazakh ending: «полтретьегоға»."""
    half = f"пол{ru.ordinal_genitive(hour)}"
    sense = Sense("half_of", str(hour))
    yield Row(half, sense, forgiven=True)
    yield Row(f"{half.removesuffix('го')}му", sense, forgiven=True)
    for case, form in _FORMS.items():
        yield Row(kk.inflected(half, case), sense._replace(form=form), forgiven=True)


def _cardinals(number: int) -> Iterator[Row]:
    for word in (ru.cardinal(number), ru.minutes_accusative(number), kk.cardinal(number)):
        yield _number(word, number, Form.PLAIN)
    for word in (ru.genitive(number), ru.minutes_genitive(number)):
        yield _number(word, number, Form.OBLIQUE)
    word = kk.cardinal(number)
    for case, form in _FORMS.items():
        row = _number(kk.inflected(word, case), number, form)
        yield row._replace(forgiven=row.forgiven and len(word) >= _LONG_NUMBER)


def _number(word: str, value: int, form: Form) -> Row:
    """Of «бесіне» every letter counts: «бетіне» is to the face."""
    sense = Sense("number", str(value), form)
    return Row(word, sense, form not in _EXACT_FORMS and _is_forgiven(word, sense))


_FORGIVEN: Final = {"days", "weekdays", "months", "parts", "number", "half_of"}
_NUMBERS: Final = {"cardinals": Form.OBLIQUE, "dated": Form.DATED}
_FORMS: Final = {
    kk.Case.LOCATIVE: Form.LOCATIVE, kk.Case.DATIVE: Form.DATIVE, kk.Case.ABLATIVE: Form.ABLATIVE,
}  # fmt: skip
_EXACT_FORMS: Final = {Form.DATED, Form.OTHER, Form.ABLATIVE}
_LONG_NUMBER: Final = len("төрт")
_GENITIVE: Final = len("ого")
_NOT_PHRASES: Final = {"figure_endings", "endings_apart", "ordinal_endings", "slips", *_NUMBERS}
_TABLES: Final = read("moments.toml")
VOCABULARY: Final = Vocabulary(
    (*_rows(_TABLES), *_number_rows(_TABLES)),
    (
        row.phrase
        for table in _TABLES.values()
        for word in table["slips"]["none"]
        for row in _inflected(word, Sense("none"))
    ),
)


def _endings(section: str) -> Mapping[str, Form]:
    return {
        fold(ending): Form(form)
        for table in _TABLES.values()
        for form, endings in table[section].items()
        for ending in endings
    }


FIGURE_ENDINGS: Final = _endings("figure_endings")
ENDINGS_APART: Final = _endings("endings_apart")
"""«25 іне»: with a space before them."""
