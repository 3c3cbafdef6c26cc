"""Which day of the calendar is meant by what was named.

- «келесі сейсенбі», «в следующий вторник»: of the week that begins with the coming Monday, also
  where a Tuesday comes before.
- «осы жұма», «в эту пятницу»: of this week, and if it has passed, the coming one.
- A weekday by itself and «ближайший вторник» is the coming one; on that very day it is a week from
  now, because of today people say «бүгін», «сегодня».
- «25-го»: of this month, and if it has passed, of the next. «25 ноября»: the next one within half
  a year, else none: nobody books so far ahead, and a day that has passed is never meant.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

IN_A_WEEK: Final = 7
MONTHS: Final = 12
FARTHEST: Final = timedelta(days=183)


class Ahead(NamedTuple):
    days: int


class Weekday(NamedTuple):
    """`which`: next, this, coming, or empty."""

    number: int
    which: str = ""


class Dated(NamedTuple):
    day: int
    month: int | None = None
    year: int | None = None


class Week(NamedTuple):
    """`exact`: «через неделю» is a day, «на следующей неделе» is none."""

    ahead: int
    exact: bool = False


class Month(NamedTuple):
    ahead: int


class Within(NamedTuple):
    """«в декабре»: no day, but another month is not meant."""

    month: int


Named = Ahead | Weekday | Dated | Week | Month | Within


def the_day(named: Collection[Named], today: date) -> date | None:
    """The one day that all of them name, or none."""
    weeks = {one for one in named if isinstance(one, Week)}
    months = {one for one in named if isinstance(one, Month)}
    if len(weeks) > 1 or len(months) > 1:
        return None
    week, month = next(iter(weeks), None), next(iter(months), None)
    weekdays = {one for one in named if isinstance(one, Weekday)}
    loose = {one for one in weekdays if not one.which and not week}
    days = set(_days(named, month, today))
    days.update(_of_a_week(one, week, today) for one in weekdays - loose)
    if not days:
        days.update(_of_a_week(one, None, today) for one in loose)
    if not days and week and week.exact:
        days.add(today + timedelta(weeks=week.ahead))
    day = days.pop() if len(days) == 1 else None
    fits = day is not None and all(one.number == day.weekday() for one in loose)
    if day is None or not fits or not today <= day <= today + FARTHEST:
        return None
    within = {one.month for one in named if isinstance(one, Within)}
    within.update((today.month - 1 + one.ahead) % MONTHS + 1 for one in months)
    return day if within <= {day.month} else None


def next_such(dated: Dated, today: date) -> date | None:
    """The next one that is not too far to be meant."""
    years = (dated.year,) if dated.year else (today.year, today.year + 1)
    for year in years:
        day = _date(year, dated.month or today.month, dated.day)
        if day and today <= day <= today + FARTHEST:
            return day
    return None


def _days(named: Collection[Named], month: Month | None, today: date) -> Iterator[date | None]:
    for one in named:
        if isinstance(one, Ahead):
            yield today + timedelta(days=one.days)
        elif isinstance(one, Dated) and not one.month:
            yield _of_a_month(one.day, month, today)
        elif isinstance(one, Dated):
            day = next_such(one, today)
            if day or not one.year:  # else it is of birth or of an illness, and no wish
                yield day


def _of_a_month(day: int, month: Month | None, today: date) -> date | None:
    for ahead in (month.ahead,) if month else (0, 1):
        years, number = divmod(today.month - 1 + ahead, MONTHS)
        found = _date(today.year + years, number + 1, day)
        if found and found >= today:
            return found
    return None


def _of_a_week(weekday: Weekday, week: Week | None, today: date) -> date:
    monday = today - timedelta(days=today.weekday())
    until = (weekday.number - today.weekday()) % IN_A_WEEK
    if week or weekday.which == "next":
        ahead = week.ahead if week else 1
        return monday + timedelta(weeks=ahead, days=weekday.number)
    if until == 0 and weekday.which != "this":
        until = IN_A_WEEK
    return today + timedelta(days=until)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
