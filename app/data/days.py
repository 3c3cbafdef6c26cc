"""The production calendar of §3.4, seeded from `holidays`: data that a clinic may overwrite."""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import version

from holidays import country_holidays

from app.data.sheets import read

OBSERVED = " (observed)"
ESTIMATED = " (estimated)"
TOGETHER = "; "
MOVED, SWAPPED = "observed", "substituted"
SUBSTITUTED = "Day off (substituted"
Row = tuple[str, str, str, str, str]


def calendar_rows(*years: int) -> Iterator[Row]:
    """date, kind, name_kk, name_ru, source; moved days off and working Saturdays included."""
    names = {
        row["holiday"]: (row["name_kk"], row["name_ru"]) for row in read("region/holidays.csv")
    }
    source = f"holidays {version('holidays')}"
    calendar = country_holidays("KZ", years=years, language="en_US")
    for day, title in sorted(calendar.items()):
        yield _row(day, title, names, source)
    for day in sorted(calendar.weekend_workdays):
        if day.year in years:
            yield day.isoformat(), "working", *names["weekend_workday"], source


def _row(day: date, title: str, names: Mapping[str, tuple[str, str]], source: str) -> Row:
    """A moved day off is told from the holiday itself, an estimated one by its source."""
    titles = title.split(TOGETHER)
    keys = [_key(each.removesuffix(ESTIMATED)) for each in titles]
    kind = "day_off" if set(keys) <= {MOVED, SWAPPED} else "holiday"
    name_kk, name_ru = (
        TOGETHER.join(words) for words in zip(*(names[key] for key in keys), strict=True)
    )
    estimated = any(each.endswith(ESTIMATED) for each in titles)
    return day.isoformat(), kind, name_kk, name_ru, f"{source}, estimated" if estimated else source


def _key(title: str) -> str:
    """The row of holidays.csv."""
    if title.endswith(OBSERVED):
        return MOVED
    return SWAPPED if title.startswith(SUBSTITUTED) else title
