"""When a provider may be chosen in a campaign, and from which day such a choice holds (B1.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """The same in every year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Campaign:
    """Every year from `first` to `last`, both of them included.

    What is chosen in it holds from `effective` of the year after. `since` is the day from which on
    the source says so.
    """

    since: date
    first: DayOfYear
    last: DayOfYear
    effective: DayOfYear
    clause: str
    source: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """The campaign that runs on a day, or else the next; a choice in it holds from `effective`."""

    first: date
    last: date
    effective: date
    running: bool

    @property
    def holds_from(self) -> date | None:
        """The day for a choice made now; of one outside a campaign the sources name none."""
        return self.effective if self.running else None


def choosing(campaigns: Sequence[Campaign], today: date) -> Choosing | None:
    """By the newest rule in force; None: none was known yet on that day."""
    known = [campaign for campaign in campaigns if campaign.since <= today]
    if not known:
        return None
    rule = max(known, key=lambda campaign: campaign.since)
    year = today.year if today <= rule.last.in_year(today.year) else today.year + 1
    first = rule.first.in_year(year)
    return Choosing(
        first=first,
        last=rule.last.in_year(year),
        effective=rule.effective.in_year(year + 1),
        running=first <= today,
    )
