"""The production calendar of §3.4, seeded from `holidays`: data that a clinic may overwrite."""

from collections.abc import Iterator
from datetime import date
from importlib.metadata import version

from holidays import country_holidays

from app.data.sheets import read

OBSERVED = " (observed)"
ESTIMATED = " (estimated)"
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


def _row(day: date, title: str, names: dict[str, tuple[str, str]], source: str) -> Row:
    if title.endswith(OBSERVED):
        return day.isoformat(), "day_off", *names["observed"], source
    certain = title.removesuffix(ESTIMATED)
    kind = source if certain == title else f"{source}, estimated"
    return day.isoformat(), "holiday", *names[certain], kind
