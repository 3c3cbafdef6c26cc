"""The production calendar: holidays, days off, moved and working Saturdays, as dated data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """calendar.csv, column `kind`."""

    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    WORKING = "working"  # a Saturday or Sunday made working
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One dated line with its source (§3.4)."""

    day: date
    kind: DayKind
    name_kk: str
    name_ru: str
    source: str


@dataclass(frozen=True, slots=True)
class ProductionCalendar:
    """Only days that differ from the plain week are listed."""

    days: Mapping[date, CalendarDay]
