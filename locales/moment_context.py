"""What stands around a moment: «не в среду», «3-ке дейін», «в 3 кабинете», «в 2 часа дня»."""

from typing import Final, Generic, NamedTuple, TypeVar

from locales.moment_clocks import ON_THE_DIAL, OPENS, Clock, Core, Side, Sure
from locales.moment_items import Items
from locales.moment_words import Form

_COUNTED: Final = ("counted", "units", "minutes", "clock", "year", "half_after", "ago")
_UNFINISHED: Final = frozenset({Form.PLAIN, Form.OBLIQUE})

What = TypeVar("What")


class Mention(NamedTuple, Generic[What]):
    """Its place is from `start` to before `end`; `refused`: «завтра не могу».

    `of_it`: what something is told apart by: «жұмадағы қабылдау».
    """

    what: What
    start: int
    end: int
    sure: Sure = Sure.SURE
    denied: bool = False
    refused: bool = False
    of_it: bool = False


def is_denied(items: Items, start: int, end: int) -> bool:
    """«не в среду», «кроме утра», «таңертең емес»."""
    left = _left_of(items, start, "at", "on", "since", "about")
    return items.beside(left, start, "not", "except") or items.beside(end, start, "is_not")


def is_a_stretch(items: Items, start: int, end: int, form: Form) -> bool:
    """«с пятницы», «жұмаға дейін»: an end of it is not the day."""
    left = _left_of(items, start, "at", "on", "about")
    return (
        form is Form.ABLATIVE
        or items.beside(left, start, "since", "later", "until")
        or items.beside(end, start, "up_to", "then", "since_then")
    )


def is_named(items: Items, start: int) -> bool:
    """«дом 12»."""
    return items.beside(start - 1, start, "named")


def is_counted(items: Items, start: int, end: int) -> bool:
    """«дом 12», «14 лет», «2 сағат»."""
    return is_named(items, start) or items.beside(end, start, *_COUNTED)


def is_settled(items: Items, start: int, end: int) -> bool:
    """Whether no unknown word follows in the same breath: «екі балам» is no answer."""
    following = items[end]
    return following.tells or following.clause != items[start].clause


def around(items: Items, at: int, core: Core) -> Mention[Clock] | None:
    """The time with its side and its part of the day, unless the number counts something."""
    left = _left_of(items, at, "about")
    pointed = items.beside(left, at, "at", "clock")
    part = _part_of_the_hour(items, at, core, pointed=pointed)
    certain = bool(part) or core.form is Form.LOCATIVE or items.beside(left, at, "clock")
    if items.beside(left, at, "in") or _counts(items, at, core, certain=certain):
        return None
    side = _side(items, left, at, core)
    if core.alone and not pointed and _says_little(items, at, core, side):
        return None
    core = core._replace(clock=core.clock._replace(part=part, side=side))
    sure = Sure.SURE if pointed or part else _aimed(items, left, at, core)
    if not part and _may_be_of_something(items, left, at, core):
        sure = min(sure, Sure.WEAK)
    return Mention(core.clock, at, core.end + bool(part), sure)


def _counts(items: Items, at: int, core: Core, *, certain: bool) -> bool:
    if not core.counts:
        return False
    return is_named(items, at) or (not certain and items.beside(core.end, at, *_COUNTED))


def _left_of(items: Items, start: int, *passed: str) -> int:
    left = start - 1
    while items.beside(left, start, *passed):
        left -= 1
    return left


def _part_of_the_hour(items: Items, at: int, core: Core, *, pointed: bool) -> str | None:
    """«в 3 дня», «2 часа дня»; «3 дня» is how long."""
    sense = items.sense(core.end, "of_hour")
    if not sense or not items.beside(core.end, at, "of_hour"):
        return None
    if core.alone and not pointed and items.sense(core.end, "units"):
        return None
    return sense.value


def _side(items: Items, left: int, at: int, core: Core) -> Side:
    if core.form is Form.ABLATIVE or items.beside(left, at, "since", "later"):
        return Side.AFTER
    if items.beside(left, at, "until") or items.beside(core.end, at, "up_to"):
        return Side.BEFORE
    return Side.AT


def _says_little(items: Items, at: int, core: Core, side: Side) -> bool:
    number = items[at].number
    open_ended = not number or not number.figures or side is not Side.AT
    if "alone" in items[at].senses:
        goes_on = items[core.end].clause == items[at].clause
        return goes_on and not items.beside(core.end, at, "fine")
    return core.form in _UNFINISHED and open_ended and not is_settled(items, at, core.end)


def _may_be_of_something(items: Items, left: int, at: int, core: Core) -> bool:
    """«в 3 приду», but «в 1 очередь»."""
    small = core.alone and core.clock.hour <= ON_THE_DIAL and core.form in _UNFINISHED
    return small and items.beside(left, at, "at") and not is_settled(items, at, core.end)


def _aimed(items: Items, left: int, at: int, core: Core) -> Sure:
    """«на 14 часов» is a time, «на 3 часа» may be how long; «…, нет, 4» is what was corrected."""
    if core.alone and "alone" in items[at].senses:
        return Sure.WEAK if items.beside(core.end, at, "fine") else Sure.BARE
    if core.clock.side is not Side.AT:
        return max(core.sure, Sure.WEAK)
    if items.beside(left, at, "on"):
        return Sure.WEAK if core.alone or core.clock.hour < OPENS else Sure.SURE
    if core.alone and items.beside(core.end, at, "particle"):  # «ертең 10 да»
        return max(core.sure, Sure.WEAK)
    corrected = items.sense(left, "correction") and is_settled(items, at, core.end)
    return max(core.sure, Sure.WEAK) if corrected else core.sure
