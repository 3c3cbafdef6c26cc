"""Days as people name them: «бүрсігүні», «жиырма бесінші қараша», «в следующий вторник»."""

from collections.abc import Callable
from typing import Final, NamedTuple

from locales.moment_calendar import MONTHS, Ahead, Dated, Month, Named, Week, Weekday, Within
from locales.moment_clocks import Sure
from locales.moment_context import is_counted, is_settled
from locales.moment_items import Figures, Items, Number
from locales.moment_words import Form, Sense

LONGEST_MONTH: Final = 31
HOURS: Final = 24
TWO_DIGITS: Final = 2
FOUR_DIGITS: Final = 4
CENTURY: Final = 2000
LONG_IN_WORDS: Final = 10
"""«пятого» may be said of anything, «двадцать пятого» hardly."""
MOST_DAYS: Final = 183
FRIDAY: Final = "4"
"""«жұма» is a week as well: «бір жұмадан кейін»."""
_AHEAD: Final = {"next": 1, "this": 0, "coming": 1, "past": -1}
_IN_DAYS: Final = {"day": 1, "week": 7}


class Day(NamedTuple):
    """What is named there, where it ends, and how its last word does; «через час» names none."""

    named: Named | None
    end: int
    sure: Sure = Sure.SURE
    form: Form = Form.PLAIN


Reader = Callable[[Items, int], Day | None]


def read_day(items: Items, at: int) -> Day | None:
    """With the «күні» that may follow."""
    for reader in _OF_NUMBERS if items.number(at) else _OF_WORDS:
        if day := reader(items, at):
            return day._replace(end=day.end + items.beside(day.end, at, "on_day"))
    return None


def read_bare_day(items: Items, at: int) -> Day | None:
    """What answers the question which day: «25», «25 11», «пятое»."""
    number, second = items.number(at), items.number(at + 1)
    if not number or not _may_be_a_day(number):
        return None
    if number.figures and second and second.figures and 1 <= second.value <= MONTHS:
        return Day(Dated(number.value, second.value), at + 2, Sure.BARE)
    return Day(Dated(number.value), at + 1, Sure.BARE, number.form)


def of_figures(figures: Figures) -> Dated | None:
    """«25.11», «25-11», «25/11», «25.11.2026»: months have two digits."""
    day, month, *years = figures.numbers
    if figures.mark in ":," or len(month.figures) != TWO_DIGITS:
        return None
    if not _may_be_a_day(day) or not 1 <= month.value <= MONTHS:
        return None
    return Dated(day.value, month.value, _year(years[0]) if years else None)


def _year(number: Number) -> int:
    return number.value + (CENTURY if len(number.figures) == TWO_DIGITS else 0)


def _relative(items: Items, at: int) -> Day | None:
    sense = items.sense(at, "days")
    return Day(Ahead(int(sense.value)), at + 1, form=sense.form) if sense else None


def _weekday(items: Items, at: int) -> Day | None:
    """«келесі сейсенбі», «в пятницу», «на выходных»: clinics work on Saturday."""
    which = items.sense(at, "which")
    place = at + bool(which)
    sense = items.sense(place, "weekdays") or items.sense(place, "weekend")
    if not sense:
        return None
    if which and which.value == "past":
        return Day(None, place + 1)
    by_itself = "this" if sense.kind == "weekend" else ""
    named = Weekday(int(sense.value), which.value if which else by_itself)
    return Day(named, place + 1, form=sense.form)


def _week_or_month(items: Items, at: int) -> Day | None:
    """«келесі аптада», «осы айдың»."""
    which, unit = items.sense(at, "which"), items.sense(at + 1, "units")
    if not which or not unit or unit.value == "day":
        return None
    ahead = _AHEAD[which.value]
    return Day(Week(ahead) if unit.value == "week" else Month(ahead), at + 2)


def _in(items: Items, at: int) -> Day | None:
    """«через 2 дня», «через неделю»; «через день», «через час» name no day."""
    if not items.sense(at, "in"):
        return None
    number = items.number(at + 1)
    end = at + 1 + bool(number)
    unit = items.sense(end, "units")
    return Day(_counted(number, unit.value) if unit else None, end + 1)


def _from_now(items: Items, at: int) -> Day | None:
    """«екі күннен соң», «бір аптадан кейін», «аптадан кейін»."""
    number = items.number(at)
    end = at + bool(number)
    unit = items.sense(end, "units")
    if number and not unit:
        friday = items.sense(end, "weekdays")
        unit = friday._replace(value="week") if friday and friday.value == FRIDAY else None
    if not unit or unit.form is not Form.ABLATIVE or not items.sense(end + 1, "then"):
        return None
    return Day(_counted(number, unit.value), end + 2)


def _counted(number: Number | None, unit: str) -> Named | None:
    days = _IN_DAYS.get(unit)
    if not days or (number and number.value * days > MOST_DAYS):
        return None
    if unit == "week":
        return Week(number.value if number else 1, exact=True)
    return Ahead(number.value) if number else None


def _day_and_month(items: Items, at: int) -> Day | None:
    """«25 қараша», «двадцать пятого ноября 2026 года»."""
    number, month = items.number(at), _month(items, at + 1)
    if not number or not month or not _may_be_a_day(number):
        return None
    year, end = items.number(at + 2), at + 2
    years = year.value if year and len(year.figures) == FOUR_DIGITS else None
    end += bool(years)
    end += bool(years and items.beside(end, end - 1, "year"))
    return Day(Dated(number.value, int(month.value), years), end, form=month.form)


def _month_and_day(items: Items, at: int) -> Day | None:
    """«қарашаның 25-іне», «қараша айының бесінде»."""
    month = items.sense(at, "months")
    if not month:
        return None
    end = at + 1 + bool(items.sense(at + 1, "units"))
    number = items.number(end)
    counts = items.beside(end + 1, end, "counted", "units", "hours", "clock", "months")
    if not number or counts or not _may_be_a_day(number):
        return Day(Within(int(month.value)), end, form=month.form)
    return Day(Dated(number.value, int(month.value)), end + 1, form=number.form)


def _month(items: Items, at: int) -> Sense | None:
    return items.sense(at, "months") or items.sense(at, "short_months")


def _day_alone(items: Items, at: int) -> Day | None:
    """«25-го», «25-іне», «25 числа», «двадцать пятого», «айдың бесінде», «на 25»."""
    number = items.number(at)
    if not number or not _may_be_a_day(number):
        return None
    named = Dated(number.value)
    if items.beside(at + 1, at, "of_month"):
        return Day(named, at + 2)
    if is_counted(items, at, at + 1) and not items.beside(at + 1, at, "on_day"):
        return None
    sure = _sure(number, month=items.beside(at - 1, at, "units"))
    if number.figures and sure is None and is_settled(items, at, at + 1):
        late = number.value >= HOURS and items.beside(at - 1, at, "on")
        sure = Sure.WEAK if late or number.form is Form.ORDINAL else None
    if not number.figures or not items.beside(at + 1, at, "on_day"):
        return None if sure is None else Day(named, at + 1, sure, number.form)
    return Day(named, at + 1, sure or Sure.WEAK, number.form)


def _sure(number: Number, *, month: bool) -> Sure | None:
    """Without a word for it: «25-го» is a day, «25-ке» hardly anything else."""
    if number.form is Form.DATED and (number.figures or month):
        return Sure.SURE
    if number.figures:
        late = number.value >= HOURS and number.form in {Form.LOCATIVE, Form.DATIVE}
        return Sure.WEAK if late else None
    long = number.value >= LONG_IN_WORDS and number.form in {Form.DATED, Form.ORDINAL}
    return Sure.WEAK if long else None


def _may_be_a_day(number: Number) -> bool:
    return 1 <= number.value <= LONGEST_MONTH


_OF_NUMBERS: Final[tuple[Reader, ...]] = (_from_now, _day_and_month, _day_alone)
_OF_WORDS: Final[tuple[Reader, ...]] = (
    _relative, _weekday, _week_or_month, _in, _from_now, _month_and_day,
)  # fmt: skip
