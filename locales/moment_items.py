"""A message as numbers, figures that belong together, and words that mean something.

«14:30-да», «25.11.2026», «жиырма бесінші» and «после обеда» are one item each. A telephone number
is an item that means nothing, so that none of its parts is taken for a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final, NamedTuple

from locales.moment_words import (
    ENDINGS_APART,
    FIGURE_ENDINGS,
    VOCABULARY,
    Entry,
    Form,
    Sense,
    Senses,
)
from locales.words import Word, Words

_BREAKS: Final = frozenset(".,;:!?\n")
_FIGURES: Final = re.compile(r"\d+")
_DASHES: Final = dict.fromkeys("-–—‑", "-")
_JOINING: Final = {":": ":", ".": ".", "/": "/", **_DASHES}
_OF_A_NUMBER_THAT_NAMES: Final = frozenset("№#+*")
_AMONG_DIGITS: Final = frozenset(" ()-–—+\t\u00a0")
_LONGEST: Final = len("2026")
_MOST_TOGETHER: Final = 3  # day, month and year; hour, minute and second
_LAST_OF_A_RANGE: Final = 20
_NOON: Final = 12
_ROUND: Final = 5
_TENS: Final = range(10, 60, 10)
_UNITS: Final = range(1, 10)


class Number(NamedTuple):
    """`figures` as they were written, empty for a number in words; «ноль пять» is padded too."""

    value: int
    form: Form = Form.PLAIN
    figures: str = ""
    padded: bool = False


class Figures(NamedTuple):
    """Two or three numbers with a mark between them: «14:30», «25.11.2026»."""

    numbers: tuple[Number, ...]
    mark: str
    form: Form

    @property
    def are_two(self) -> bool:
        return len(self.numbers) == len(("hour", "minute"))

    @property
    def are_a_range(self) -> bool:
        """«9-12», «10-15»: from an hour to another, if nothing tells of one time."""
        first, second = self.numbers[:2]
        rising = first.value < second.value <= _LAST_OF_A_RANGE
        return self.mark == "-" and rising and not first.padded

    @property
    def are_hours(self) -> bool:
        """«9-12» is no time in any case, «10-15» may be a quarter past ten."""
        minute = self.numbers[1].value
        return self.are_a_range and (minute <= _NOON or minute % _ROUND != 0)


@dataclass(frozen=True, slots=True)
class Item:
    clause: int
    gap: str = " "
    senses: Senses = field(default_factory=dict)
    number: Number | None = None
    figures: Figures | None = None

    @property
    def tells(self) -> bool:
        """Whether it means anything here."""
        return bool(self.senses or self.number or self.figures)


_NOTHING: Final = Item(-1)
MONTHS: Final = ("months", "short_months")
_FARTHEST_LOOK: Final = 8


class Items:
    """Of one message; before and behind them is nothing, as far as anybody looks."""

    def __init__(self, items: Iterable[Item]) -> None:
        said = tuple(items)
        self._size = len(said)
        self._padded = said + (_NOTHING,) * _FARTHEST_LOOK

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Item]:
        return islice(self._padded, self._size)

    def __getitem__(self, place: int) -> Item:
        """Of -1 too, where the padding is."""
        return self._padded[place]

    def sense(self, place: int, kind: str) -> Sense | None:
        return self._padded[place].senses.get(kind)

    def number(self, place: int) -> Number | None:
        return self._padded[place].number

    def beside(self, place: int, other: int, *kinds: str) -> bool:
        """Whether there is one of these kinds, in the same breath as the other place."""
        item = self._padded[place]
        if item.senses.keys().isdisjoint(kinds):
            return False
        return item.clause == self._padded[other].clause


def items_of(words: Words) -> Items:
    return Items(_compounded(list(_read(words))))


def _read(words: Words) -> Iterator[Item]:
    at = clause = 0
    spelled = [VOCABULARY.spelled(word.text) for word in words]
    while at < len(words):
        gap = words[at].gap
        clause += not _BREAKS.isdisjoint(gap)
        if words[at].text[0].isdecimal():
            item, at = _figures(words, spelled, at, clause)
        elif entry := _entry(words, spelled, at):
            item = Item(clause, gap, entry.senses, _in_words(entry.senses))
            at += len(entry.words)
        else:
            item, at = Item(clause, gap), at + 1
        yield item


def _entry(words: Words, spelled: Sequence[str], at: int) -> Entry | None:
    """A phrase is said in one breath."""
    for entry in VOCABULARY.entries(spelled, at):
        others = words[at + 1 : at + len(entry.words)]
        if all(_BREAKS.isdisjoint(word.gap) for word in others):
            return entry
    return None


def _in_words(senses: Senses) -> Number | None:
    sense = senses.get("number")
    return Number(int(sense.value), sense.form) if sense else None


def _figures(words: Words, spelled: Sequence[str], at: int, clause: int) -> tuple[Item, int]:
    gap = words[at].gap
    if end := _end_of_a_long_number(words, spelled, at):
        return Item(clause, gap), end
    written, mark, end = _joined(words, at)
    ending = words[end] if end < len(words) else Word("", 0)
    known = FIGURE_ENDINGS if ending.gap in {"", *_DASHES} else ENDINGS_APART
    form = known.get(ending.text) if ending.gap in {"", " ", *_DASHES} else None
    names = not _OF_A_NUMBER_THAT_NAMES.isdisjoint(gap)
    if names or len(written) > _MOST_TOGETHER or max(map(len, written)) > _LONGEST:
        return Item(clause, gap), end
    numbers = tuple(
        Number(int(one), form or Form.PLAIN, one, one.startswith("0")) for one in written
    )
    end += form is not None
    if len(numbers) == 1:
        return Item(clause, gap, number=numbers[0]), end
    return Item(clause, gap, figures=Figures(numbers, mark, form or Form.PLAIN)), end


def _joined(words: Words, at: int) -> tuple[list[str], str, int]:
    """All with one mark between them: in «10:00-12:00» the dash parts two times."""
    written, mark = _split(words[at].text)
    end = at + 1
    while end < len(words) and words[end].text[0].isdecimal():
        joining = _JOINING.get(words[end].gap.strip() if ":" in words[end].gap else words[end].gap)
        if joining is None or (mark and joining != mark):
            break
        more, inside = _split(words[end].text)
        if inside and inside != joining:
            break
        written, mark, end = [*written, *more], joining, end + 1
    return written, mark, end


def _split(text: str) -> tuple[list[str], str]:
    """«14.30» is one word of a message."""
    return _FIGURES.findall(text), "".join(mark for mark in ".," if mark in text)


def _end_of_a_long_number(words: Words, spelled: Sequence[str], at: int) -> int:
    """Of three groups of digits and more, or nought, without a day or an hour at its end."""
    end, groups = at, 0
    while end < len(words) and words[end].text.isdecimal():
        if end > at and not _AMONG_DIGITS.issuperset(words[end].gap):
            break
        end, groups = end + 1, groups + 1
    if end < len(words):
        entry = _entry(words, spelled, end)
        dated = entry is not None and not entry.senses.keys().isdisjoint(MONTHS)
        last_is_apart = words[end].gap == ":" or dated
        groups, end = groups - last_is_apart, end - last_is_apart
    return end if groups > _MOST_TOGETHER - 1 else 0


def _compounded(items: list[Item]) -> Iterator[Item]:
    """«жиырма» «бесінші» is one number, and so is «ноль» «пять»."""
    at = 0
    while at < len(items):
        item = items[at]
        after = items[at + 1] if at + 1 < len(items) else _NOTHING
        if number := _together(item, after):
            yield replace(item, number=number, senses={"number": Sense("number")})
            at += 1
        else:
            yield item
        at += 1


def _together(item: Item, after: Item) -> Number | None:
    first, second = item.number, after.number
    if not first or not second or first.figures or second.figures or item.clause != after.clause:
        return None
    if first.form is not Form.PLAIN and (first.form, second.form) != (Form.OBLIQUE, Form.OBLIQUE):
        return None  # «двадцати четырёх», but «без двадцати четыре»
    if first.value == 0 and second.value in range(10):
        return second._replace(padded=True)
    if first.value in _TENS and second.value in _UNITS:
        return second._replace(value=first.value + second.value)
    return None
