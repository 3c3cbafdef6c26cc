"""Times of day as people say them: «екі жарымда», «полтретьего», «онға он бес минут қалғанда»."""

from collections.abc import Callable
from datetime import time
from enum import IntEnum
from typing import Final, NamedTuple

from locales.moment_items import MONTHS, Figures, Items, Number
from locales.moment_words import Form

HALF: Final = 30
QUARTER: Final = 15
IN_AN_HOUR: Final = 60
LAST_HOUR: Final = 23
ON_THE_DIAL: Final = 12
OPENS: Final = 8
EARLIEST_HOUR, LATEST_HOUR = 6, 22  # nobody is received at night
NOON, EVENING = time(12), time(17)
ROUND: Final = 5  # appointments begin at such minutes
TWO_DIGITS: Final = 2


class Sure(IntEnum):
    """How much shows that a moment is meant."""

    BARE = 0  # nothing: it answers a question or it is none
    WEAK = 1  # something: it counts beside a day or a part of a day
    SURE = 2


class Side(IntEnum):
    """«до трёх», «в три», «после трёх»."""

    BEFORE = -1
    AT = 0
    AFTER = 1


class Clock(NamedTuple):
    """`written24`: «07:30» has its nought and is not of the afternoon."""

    hour: int
    minute: int = 0
    written24: bool = False
    part: str | None = None
    side: Side = Side.AT

    def within(self, part: str | None) -> time | None:
        """One to seven are of the afternoon, as clinics are open from eight to twenty."""
        hour, part = self.hour, self.part or part
        first_of_afternoon = {"evening": ON_THE_DIAL, "morning": 0}.get(part or "", OPENS)
        if not self.written24 and hour < first_of_afternoon:
            hour += ON_THE_DIAL
        if part == "night" or not EARLIEST_HOUR <= hour <= LATEST_HOUR:
            return None
        return time(hour, self.minute)


class Core(NamedTuple):
    """A time without what stands around it, and where it ends."""

    clock: Clock
    end: int
    sure: Sure = Sure.SURE
    form: Form = Form.PLAIN
    counts: bool = False  # or it may count something: «3 кабинет», «2 часа назад»
    alone: bool = False  # a number and nothing else


Reader = Callable[[Items, int], Core | None]


def read_clock(items: Items, at: int) -> Core | None:
    """What is said with words that only times have."""
    readers = _OF_NUMBERS if items.number(at) else _OF_WORDS
    for reader in readers:
        if core := reader(items, at):
            return core
    return None


def read_bare(items: Items, at: int) -> Core | None:
    """What may be a time: two numbers, a half, a number."""
    return _two_numbers(items, at) or _half_after(items, at) or _number(items, at)


def of_figures(figures: Figures) -> Clock | None:
    """«14:30», «14.30», «14-30», «14:30:00»: minutes have two digits."""
    hour, minute = figures.numbers[:2]
    if figures.mark == "/" or not (figures.are_two or figures.mark == ":"):
        return None
    if hour.value > LAST_HOUR or len(hour.figures) > TWO_DIGITS or not _are_minutes(minute):
        return None
    return Clock(hour.value, minute.value, hour.padded)


def follows_a_stranger(items: Items, at: int) -> bool:
    """«Абая 12-45»: after a word that tells of no time figures are rather an address."""
    before = items[at - 1]
    return before.clause == items[at].clause and not before.tells


def _half_of(items: Items, at: int) -> Core | None:
    """«полтретьего»."""
    sense = items.sense(at, "half_of")
    return _before(int(sense.value), HALF, at + 1) if sense else None


def _half_before(items: Items, at: int) -> Core | None:
    """«половина третьего», «пол 3»."""
    number = items.number(at + 1)
    if not items.sense(at, "half") or not number:
        return None
    return _before(number.value, HALF, at + 2)


def _without(items: Items, at: int) -> Core | None:
    """«без пятнадцати три», «без четверти час», «без 10 минут 3»."""
    minutes = _minutes(items, at + 1)
    if not items.sense(at, "without") or not minutes:
        return None
    end = at + 2 + bool(items.sense(at + 2, "minutes"))
    number = items.number(end)
    if items.sense(end, "hours") and not number:
        return _before(1, minutes, end + 1)
    return _before(number.value, minutes, end + 1) if number else None


def _to_or_past(items: Items, at: int) -> Core | None:
    """«үшке он бес минут қалғанда», «үштен ширек өтті»."""
    number, minutes = items.number(at), _minutes(items, at + 1)
    if not number or not minutes or number.form not in {Form.DATIVE, Form.ABLATIVE}:
        return None
    told = items.sense(at + 1, "quarter") or items.sense(at + 2, "minutes")
    end = at + 2 + bool(items.sense(at + 2, "minutes"))
    left = number.form is Form.DATIVE
    if ends := items.sense(end, "left" if left else "gone"):
        end += 1
    if not told and not ends:
        return None
    if left:
        return _before(number.value, minutes, end)
    fits = number.value <= LAST_HOUR and minutes < IN_AN_HOUR
    return Core(Clock(number.value, minutes), end) if fits else None


def _of_the_hour(items: Items, at: int) -> Core | None:
    """«четверть четвёртого», «десять минут 4-го»."""
    minutes = _minutes(items, at)
    end = at + 1 + bool(items.sense(at + 1, "minutes"))
    number = items.number(end)
    if not minutes or not number or number.form not in {Form.ORDINAL, Form.DATED}:
        return None
    if not items.sense(at, "quarter") and not items.sense(at + 1, "minutes"):
        return None
    return _before(number.value, IN_AN_HOUR - minutes, end + 1)


def _hours(items: Items, at: int) -> Core | None:
    """«14 часов 30 минут», «3 часта»; «3 часа» may be how long, and «3 сағат» is."""
    number = items.number(at)
    if not number or not _is_hour(number):
        return None
    unit, minutes = items.sense(at + 1, "hours"), _minutes_at(items, at + 2)
    named = items.sense(at + 3, "minutes")
    if minutes and (unit or (named and items.sense(at + 1, "clock"))):
        clock = Clock(number.value, minutes.value, number.padded)
        return Core(clock, at + 3 + bool(named), _sure_of(number), counts=True)
    if not unit:
        return None
    sure = _sure_of(number) if unit.form is Form.PLAIN else Sure.SURE
    return Core(Clock(number.value, 0, number.padded), at + 2, sure, unit.form, counts=True)


def _sure_of(hours: Number) -> Sure:
    return Sure.WEAK if hours.value < OPENS else Sure.SURE


def _one(items: Items, at: int) -> Core | None:
    """«в час», «час дня», «в час тридцать»."""
    if not items.sense(at, "one_hour"):
        return None
    if minutes := _minutes_at(items, at + 1):
        return Core(Clock(1, minutes.value), at + 2, Sure.WEAK, counts=True)
    return Core(Clock(1), at + 1, Sure.BARE, counts=True)


def _two_numbers(items: Items, at: int) -> Core | None:
    """«он төрт отызда», «четырнадцать тридцать», «14 30»."""
    hour, minute = items.number(at), _minutes_at(items, at + 1)
    if not hour or not minute or hour.value > LAST_HOUR or hour.form not in _UNFINISHED:
        return None
    if hour.figures and items[at + 1].gap.strip():
        return None
    clock = Clock(hour.value, minute.value, hour.padded)
    sure = _sure_of_two(hour, minute)
    if hour.figures and minute.value and follows_a_stranger(items, at):
        sure = min(sure, Sure.BARE)  # but hardly «18 00»
    return Core(clock, at + 2, sure, minute.form, counts=True)


def _sure_of_two(hour: Number, minute: Number) -> Sure:
    if minute.form is Form.LOCATIVE:
        return Sure.SURE
    if not hour.figures:
        return Sure.SURE if hour.value > ON_THE_DIAL else Sure.WEAK
    if minute.value % ROUND:
        return Sure.BARE
    long = len(hour.figures) == TWO_DIGITS and OPENS <= hour.value <= LATEST_HOUR
    return Sure.SURE if long else Sure.WEAK


def _half_after(items: Items, at: int) -> Core | None:
    """«екі жарымда»; «екі жарым» may be of years as well."""
    number, half = items.number(at), items.sense(at + 1, "half_after")
    if not number or not half or not _is_hour(number):
        return None
    sure = Sure.SURE if half.form is Form.LOCATIVE else Sure.WEAK
    return Core(Clock(number.value, HALF), at + 2, sure, half.form, counts=True)


def _number(items: Items, at: int) -> Core | None:
    """«үште», «15-ке», «14»."""
    number = items.number(at)
    if not number or not _is_hour(number):
        return None
    clock, sure = Clock(number.value, 0, number.padded), _BY_FORM.get(number.form, Sure.BARE)
    return Core(clock, at + 1, sure, number.form, counts=True, alone=True)


def _before(hour: int, minutes: int, end: int) -> Core | None:
    """So many minutes before that hour."""
    if not 1 <= hour <= LAST_HOUR or not 0 < minutes < IN_AN_HOUR:
        return None
    total = hour * IN_AN_HOUR - minutes
    if hour == 1:
        total += ON_THE_DIAL * IN_AN_HOUR
    return Core(Clock(*divmod(total, IN_AN_HOUR)), end)


def _minutes(items: Items, at: int) -> int:
    if items.sense(at, "quarter"):
        return QUARTER
    number = items.number(at)
    return number.value if number else 0


def _minutes_at(items: Items, at: int) -> Number | None:
    """Not the day that a month follows."""
    number, following = items.number(at), items[at + 1].senses
    if not number or not _are_minutes(number) or number.form in _OF_DAYS:
        return None
    return number if following.keys().isdisjoint({*MONTHS, "of_month"}) else None


def _is_hour(number: Number) -> bool:
    return 1 <= number.value <= LAST_HOUR and number.form not in _OF_DAYS


def _are_minutes(number: Number) -> bool:
    long = len(number.figures) == TWO_DIGITS if number.figures else number.value >= ROUND * 2
    return number.value < IN_AN_HOUR and (long or (number.padded and not number.figures))


_OF_DAYS: Final = {Form.ORDINAL, Form.DATED, Form.OTHER}
_UNFINISHED: Final = {Form.PLAIN, Form.OBLIQUE}
_BY_FORM: Final = {Form.LOCATIVE: Sure.SURE, Form.DATIVE: Sure.WEAK}
_OF_NUMBERS: Final[tuple[Reader, ...]] = (_to_or_past, _of_the_hour, _hours)
_OF_WORDS: Final[tuple[Reader, ...]] = (_half_of, _half_before, _without, _of_the_hour, _one)
