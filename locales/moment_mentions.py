"""Where a message mentions a day, a part of a day or a time, read from left to right."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from locales import moment_clocks as clocks
from locales import moment_days as days
from locales.moment_calendar import Dated, Named, next_such
from locales.moment_clocks import Clock, Core, Side, Sure
from locales.moment_context import (
    Mention,
    around,
    is_a_stretch,
    is_counted,
    is_denied,
    is_named,
    is_settled,
)
from locales.moment_days import Day
from locales.moment_items import Figures, Items
from locales.moment_words import Form

DAY: Final = "day"
TIME: Final = "time"
PART: Final = "part"
REACH: Final = 3
"""How many words off «не могу» refuses."""
_BEGIN: Final = frozenset(
    ("days", "half", "half_of", "in", "months", "of_hour", "one_hour", "parts", "quarter", "units",
     "weekdays", "weekend", "which", "without")
)  # fmt: skip
_DASHES: Final = frozenset("-–—‑")

What = TypeVar("What")


@dataclass(slots=True)
class Mentions:
    """Of one message, in its order."""

    days: list[Mention[Named]] = field(default_factory=list)
    parts: list[Mention[str]] = field(default_factory=list)
    clocks: list[Mention[Clock]] = field(default_factory=list)


class Reader:
    """No word belongs to two mentions, but a bare number may be a day or a time."""

    def __init__(self, items: Items, today: date, asked: str | None) -> None:
        self._items = items
        self._today = today
        self._asked = asked
        self._used: dict[str, set[int]] = defaultdict(set)
        self._past = {item.clause for item in items if "yesterday" in item.senses}
        self._found = Mentions()

    def read(self) -> Mentions:
        at = 0
        while at < len(self._items):
            item = self._items[at]
            begins = item.number or item.figures or not _BEGIN.isdisjoint(item.senses)
            at = self._read(at) if begins else at + 1
        return self._found

    def _read(self, at: int) -> int:
        """What is mentioned there, and where to go on."""
        figures = self._items[at].figures
        found = self._in_figures(figures, at) if figures else self._in_words(at)
        if isinstance(found, Core):
            return self._clock(found, at)
        if found:
            return self._day(found, at)
        return self._part(at) or self._bare(at)

    def _in_words(self, at: int) -> Core | Day | None:
        return clocks.read_clock(self._items, at) or days.read_day(self._items, at)

    def _in_figures(self, figures: Figures, at: int) -> Core | Day | None:
        """«10.11» is a day, unless something tells of a time."""
        clock, dated = clocks.of_figures(figures), days.of_figures(figures)
        core = Core(clock, at + 1, form=figures.form) if clock else None
        if core and (figures.mark == ":" or self._tells_of_a_time(figures, at)):
            return core
        address = figures.mark in "-/" and clocks.follows_a_stranger(self._items, at)
        if address or self._counts(at):
            return None
        if dated and self._may_be_dated(figures, dated):
            return Day(dated, at + 1, form=figures.form)
        return core if figures.mark in "-." and not figures.are_a_range else None

    def _tells_of_a_time(self, figures: Figures, at: int) -> bool:
        pointed = self._items.beside(at - 1, at, "at", "clock")
        told = pointed or self._asked == TIME or figures.form in {Form.LOCATIVE, Form.DATIVE}
        return told and not is_named(self._items, at) and not figures.are_hours

    def _counts(self, at: int) -> bool:
        """«5.11 ммоль», but not «25.11 күні» and «25.11.2026 г.»."""
        dated = self._items.beside(at + 1, at, "on_day", "year")
        return is_counted(self._items, at, at + 1) and not dated

    def _may_be_dated(self, figures: Figures, dated: Dated) -> bool:
        """«10-12» is rather from ten to twelve."""
        if self._asked == DAY:
            return True
        near = dated.year or next_such(dated, self._today)
        return bool(near) and not figures.are_a_range

    def _clock(self, core: Core, at: int) -> int:
        said = around(self._items, at, core)
        if not said:
            return core.end
        found = self._found.clocks
        if found and found[-1].end == at and self._items[at].gap.strip() in _DASHES:
            found[-1] = _on(Side.AFTER, found[-1])
            said = _on(Side.BEFORE, said)
        if self._items[at].clause not in self._past:
            found.append(self._noted(said, TIME))
        return said.end

    def _day(self, day: Day, at: int) -> int:
        if day.named and not is_a_stretch(self._items, at, day.end, day.form):
            of_it = day.form is Form.ADJECTIVE
            said = self._noted(Mention(day.named, at, day.end, day.sure, of_it=of_it), DAY)
            self._found.days.append(said._replace(refused=said.refused and not of_it))
        return day.end

    def _part(self, at: int) -> int:
        """None of yesterday, and none of «кешке дейін»."""
        sense = self._items.sense(at, "parts")
        if not sense and self._items.beside(at - 1, at, "except"):
            sense = self._items.sense(at, "of_hour")
        if not sense:
            return 0
        past = self._items[at].clause in self._past
        if not past and not is_a_stretch(self._items, at, at + 1, sense.form):
            self._found.parts.append(self._noted(Mention(sense.value, at, at + 1), PART))
        return at + 1

    def _bare(self, at: int) -> int:
        core = clocks.read_bare(self._items, at)
        end = self._clock(core, at) if core else at + 1
        if self._asked != DAY or self._is_sure(at):
            return end
        day, number = days.read_bare_day(self._items, at), self._items.number(at)
        if not day or not number or is_counted(self._items, at, day.end):
            return end
        if not number.figures and not is_settled(self._items, at, day.end):
            return end
        return max(end, self._day(day, at))

    def _noted(self, said: Mention[What], kind: str) -> Mention[What]:
        """A «не могу» refuses what stands before it, or else what follows."""
        start, end = said.start, said.end
        after = {at for at in range(end, end + REACH) if self._items.beside(at, start, "cannot")}
        before = {
            at for at in range(start - REACH, start) if self._items.beside(at, start, "cannot")
        }
        refused = bool(after or before.difference(self._used[kind]))
        self._used[kind].update(after)
        return said._replace(denied=is_denied(self._items, start, end), refused=refused)

    def _is_sure(self, at: int) -> bool:
        found = self._found.clocks
        return bool(found) and found[-1].start == at and found[-1].sure is Sure.SURE


def _on(side: Side, said: Mention[Clock]) -> Mention[Clock]:
    return said._replace(what=said.what._replace(side=side))
