"""The day, the part of the day and the time that a message names, in either language or in both.

Nothing is guessed: two different days or times leave their place empty, unless a word of
correction stands between them («жоқ, …», «нет, лучше …»). What is denied is not named («не
завтра», «таңертең емес»), nor is an end of a stretch («с 9», «жұмаға дейін»).
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from locales.moment_calendar import Named, the_day
from locales.moment_clocks import EVENING, NOON, Clock, Side, Sure
from locales.moment_context import Mention
from locales.moment_items import Items, items_of
from locales.moment_mentions import TIME, Mentions, Reader
from locales.words import Words

NIGHT: Final = "night"
_OF_TIME: Final = frozenset(
    ("days", "weekdays", "weekend", "months", "parts", "clock", "half_of", "half_after",
     "earliest", "then")
)  # fmt: skip

What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class When:
    """`part` and `not_part`: morning, afternoon or evening; what was not named is None.

    `time` is of 24 hours. `earliest`: «ең жақын», «поскорее»; `other_day`: «басқа күн».
    """

    day: dt.date | None = None
    part: str | None = None
    not_part: str | None = None
    time: dt.time | None = None
    earliest: bool = False
    other_day: bool = False


def when(words: Words, now: dt.datetime, *, asked: str | None = None) -> When:
    """`now` is in the clinic's zone. `asked`: which question is answered, "day" or "time".

    A bare «14», «25» or «екі жарым» is only heard as an answer.
    """
    items = items_of(words)
    if not any(item.tells for item in items):
        return When()
    mentions = Reader(items, now.date(), asked).read()
    corrections = [at for at, item in enumerate(items) if "correction" in item.senses]
    days = _last_said(_days(items, mentions), corrections)
    parts = _last_said(_wanted(mentions.parts), corrections)
    clocks = _last_said(_wanted(mentions.clocks), corrections)
    part = _only({part.what for part in parts} - {NIGHT})
    denied = {part.what for part in mentions.parts if part.denied or part.refused}
    about = _is_about_time(items, mentions)
    times = _times(clocks, asked, about=about)
    at_clock = {time.what.within(_part_of(time, items, parts) or part) for time in times}
    of_days = {day.start for day in mentions.days}
    senses = [item.senses for at, item in enumerate(items) if at not in of_days]
    return When(
        day=the_day([day.what for day in days], now.date()),
        part=part if parts or times else _only(_parts_within(clocks)),
        not_part=_only(denied - {NIGHT}),
        time=_only(at_clock - {None}),
        earliest=any("earliest" in of_item for of_item in senses),
        other_day=any("other_day" in of_item for of_item in senses),
    )


def names_a_time(words: Words) -> bool:
    """A day, a part of it, an hour or the soonest, whatever it is and whenever it is said."""
    items = items_of(words)
    return any(item.figures or not _OF_TIME.isdisjoint(item.senses) for item in items)


def _wanted(mentions: Sequence[Mention[What]]) -> Sequence[Mention[What]]:
    return [mention for mention in mentions if not mention.denied and not mention.refused]


def _days(items: Items, mentions: Mentions) -> Sequence[Mention[Named]]:
    """«завтра утром не могу» refuses the morning and not the day.

    In «жұмадағыны дүйсенбіге ауыстыру» Friday tells which visit is to be moved.
    """
    refused = [part.start for part in mentions.parts if part.refused]
    refused += [clock.start for clock in mentions.clocks if clock.refused]
    narrower = {items[at].clause for at in refused}
    kept = [
        day
        for day in mentions.days
        if not day.denied and (not day.refused or items[day.start].clause in narrower)
    ]
    surest = [day for day in kept if day.sure > Sure.BARE] or kept
    return [day for day in surest if not day.of_it] or surest


def _last_said(
    mentions: Sequence[Mention[What]], corrections: Sequence[int]
) -> Sequence[Mention[What]]:
    """After the last correction that has something of the kind before and behind it."""
    telling = [mention for mention in mentions if mention.sure > Sure.BARE] or mentions
    last = bisect_left(corrections, telling[-1].start) - 1 if telling else -1
    if last < 0 or mentions[0].start > corrections[last]:
        return mentions
    return [mention for mention in mentions if mention.start > corrections[last]]


def _times(
    clocks: Sequence[Mention[Clock]], asked: str | None, *, about: bool
) -> Sequence[Mention[Clock]]:
    """Those that are surest, if that is sure enough."""
    times = [clock for clock in clocks if clock.what.side is Side.AT]
    sure = max((clock.sure for clock in times), default=Sure.BARE)
    if asked != TIME and sure < (Sure.WEAK if about else Sure.SURE):
        return ()
    return [clock for clock in times if clock.sure is sure]


def _is_about_time(items: Items, mentions: Mentions) -> bool:
    """Whether a number that may be a time stands beside what surely is of time."""
    if any("of_time" in item.senses for item in items):
        return True
    if mentions.parts or any(day.sure > Sure.BARE for day in mentions.days):
        return True
    return any(clock.denied or clock.sure is Sure.SURE for clock in mentions.clocks)


def _part_of(clock: Mention[Clock], items: Items, parts: Sequence[Mention[str]]) -> str | None:
    """The nearest one said in the same breath: «кешкі алтыда», «в 9 утром»."""
    after = bisect_left(parts, clock.start, key=lambda part: part.start)
    clause = items[clock.start].clause
    beside = parts[max(0, after - 1) : after + 1]
    near = [part for part in beside if items[part.start].clause == clause]
    return min(near, key=lambda part: abs(part.start - clock.start)).what if near else None


def _parts_within(clocks: Sequence[Mention[Clock]]) -> set[str]:
    """«после двух», «12-ге дейін»."""
    found = set()
    for clock in (clock for clock in clocks if clock.sure > Sure.BARE):
        at = clock.what.within(None)
        if at and clock.what.side is Side.AFTER and at >= NOON:
            found.add("evening" if at >= EVENING else "afternoon")
        elif at and clock.what.side is Side.BEFORE and at <= NOON:
            found.add("morning")
    return found


def _only(values: set[What]) -> What | None:
    return values.pop() if len(values) == 1 else None
