"""How old somebody is: «5 жаста», «балам 6да», «полтора года», «8 айлық», «маме 75»."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from locales.counting import Number, number_at, number_before
from locales.folding import fold
from locales.matching import Phrases, any_said, covered
from locales.tables import both, read
from locales.words import Words

WEEKS_IN_MONTH: Final = 4.35
DAYS_IN_MONTH: Final = 30.4
MONTHS_IN_YEAR: Final = 12
OLDEST: Final = 110
OLDEST_IN_MONTHS: Final = 36
AND_MONTHS: Final = (2, 3)
"""Words from the number of years to that of months: «1 жас 2 айлық», «год и 2 месяца»."""
LIKE_A_FEVER: Final = range(35, 43)
ONE: Final = Number(1.0, 0)
"""Of a unit without a number."""


class Age(NamedTuple):
    """`at`: where its number stands; `years`: said in whole years, and not in months."""

    at: int
    months: float
    years: bool

    @property
    def in_years(self) -> int | None:
        return round(self.months / MONTHS_IN_YEAR) if self.years else None

    @property
    def in_months(self) -> int | None:
        return None if self.years or self.months > OLDEST_IN_MONTHS else int(self.months)


def age(words: Words) -> Age | None:
    """The first that is said; how long somebody has been ill is none."""
    first = min(_ages(words), default=None)
    if not first or not first.years:
        return first
    small = _counted(words, _SMALL_UNITS)
    months = next((each for each in small if each.at - first.at in AND_MONTHS), None)
    return _together(first, months) if months else first


def ages(words: Words) -> set[float]:
    """All that are said, in months."""
    return {each.months for each in _ages(words)}


def _together(years: Age, months: Age) -> Age:
    """«1 жас 2 айлық»: in months as long as anybody counts so."""
    both = years.months + months.months
    return years if both > OLDEST_IN_MONTHS else Age(years.at, both, years=False)


def age_in_months(words: Words, *, of_anybody: bool = False) -> float | None:
    """Of a child; «two months» without a child may be how long an adult has been ill."""
    if any_said(TABLE["newborn"], words):
        return 0.0
    ages = [*_just_born(words)]
    if of_anybody or _of_a_child(words):
        ages += [*_counted(words, _SMALL_UNITS), *_in_one_word(words)]
    return next((each.months for each in sorted(ages) if not each.years), None)


def _ages(words: Words) -> Iterator[Age]:
    yield from (*_counted(words, _YEARS), *_in_one_word(words), *_of_whom(words))
    yield from _just_born(words)
    if any_said(TABLE["unborn"], words):
        return
    small = _counted(words, _SMALL_UNITS)
    yield from small if _of_a_child(words) else (each for each in small if each.at == 0)
    if any_said(CHILD, words):
        yield from (Age(at, 6.0, years=False) for at in covered(TABLE["half-year"], words))


def _of_a_child(words: Words) -> bool:
    return any_said(_CHILD_OR_OF_AGE, words)


def _counted(words: Words, units: tuple[tuple[Phrases, float], ...]) -> Iterator[Age]:
    """Numbers right before a unit."""
    never, of_age = covered(TABLE["never"], words), covered(TABLE["of-age"], words)
    if units is not _YEARS:
        never |= covered(TABLE["never-small"], words)
    for said, months in units:
        for at in covered(said, words):
            number = number_before(words, at)
            if not number or not 0 < number.value <= OLDEST:
                continue
            how_long = not never.isdisjoint({at + 1, at - number.size - 1}) and at not in of_age
            if not how_long:
                years = months == MONTHS_IN_YEAR and number.value.is_integer()
                yield Age(at - number.size, number.value * months, years)


def _of_whom(words: Words) -> Iterator[Age]:
    """«маме 75», «балам 6да»: no unit, and nothing that makes the number a day or a time.

    «Қызым бір уыс дәрі ішті»: «one» in words is no age without an ending.
    """
    counted = covered(TABLE["years"], words)
    other = covered(_NO_AGE, words)
    for at in covered(TABLE["whose"], words):
        number = number_at(words, at + 1)
        if not number or not 0 < number.value <= OLDEST:
            continue
        after = at + 1 + number.size
        aged = after in covered(TABLE["at"], words)
        if after in counted or after in other or number_at(words, after):
            continue
        article = number.value == ONE.value and not words[at + 1].text[0].isdecimal()
        if aged or not (article or number.value in LIKE_A_FEVER):
            whole = number.value.is_integer()
            yield Age(at + 1, number.value * MONTHS_IN_YEAR, whole)


def _just_born(words: Words) -> Iterator[Age]:
    """«ребенку 3 недели», «ребенку месяц», «месячный»; «болеет 3 недели» is no age."""
    born, never = covered(TABLE["born"], words), covered(TABLE["never"], words)
    for said, months in _BORN_UNITS:
        for at in covered(said, words):
            number = number_before(words, at) or ONE
            if at - number.size - 1 in born and at + 1 not in never:
                yield Age(at - number.size, number.value * months, years=False)
    for at in covered(TABLE["of-one"], words):
        if not number_before(words, at):
            yield Age(at, 1.0, years=False)
    a_year = (at for at in covered(TABLE["born-years"], words) if at - 1 in born)
    for at in (*covered(TABLE["of-one-year"], words), *a_year):
        if not number_before(words, at):
            yield Age(at, float(MONTHS_IN_YEAR), years=True)


def _in_one_word(words: Words) -> Iterator[Age]:
    """«двухмесячный», «пятилетняя»."""
    for beginning, (months, years) in _COMPOUNDS.items():
        for text in words.beginning(beginning):
            yield Age(words.places[text][0], months, years)


TABLE: Final = both("measures.toml", "age")
CHILD: Final = TABLE["child"]
_CHILD_OR_OF_AGE: Final = Phrases((*CHILD, *TABLE["of-age"]))
_NO_AGE: Final = Phrases((*TABLE["not-after"], *TABLE["months"], *TABLE["weeks"], *TABLE["days"]))
_YEARS: Final = ((TABLE["years"], float(MONTHS_IN_YEAR)),)
_SMALL_UNITS: Final = (
    (TABLE["days"], 1 / DAYS_IN_MONTH),
    (TABLE["weeks"], 1 / WEEKS_IN_MONTH),
    (TABLE["months"], 1.0),
)
_BORN_UNITS: Final = (
    (TABLE["born-days"], 1 / DAYS_IN_MONTH),
    (TABLE["born-weeks"], 1 / WEEKS_IN_MONTH),
    (TABLE["born-months"], 1.0),
)
_COMPOUND: Final = [table["compound"] for table in read("measures.toml").values()]
_COMPOUND_UNITS: Final = (("years", 12.0), ("months", 1.0), ("weeks", 1 / WEEKS_IN_MONTH))
_COMPOUNDS: Final = {
    fold(beginning + unit): (float(count) * months, name == "years" and count.isdecimal())
    for table in _COMPOUND
    for count, beginnings in table["counts"].items()
    for beginning in beginnings
    for name, months in _COMPOUND_UNITS
    for unit in table[name]
}
