"""How values are written in a column and read again (storage/tables.py says which form)."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time

from clinic.providers import Opening


def instant(moment: datetime) -> str:
    """UTC text of fixed width; `moment` must be aware."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def maybe_instant(moment: datetime | None) -> str | None:
    return None if moment is None else instant(moment)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def day(text: str) -> date:
    return date.fromisoformat(text)


def maybe_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def clock_time(moment: time) -> str:
    return moment.strftime("%H:%M")


def mapping(values: Mapping[str, str | None]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))


def listed(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def openings(hours: Iterable[Opening]) -> str:
    return listed([(o.weekday, clock_time(o.start), clock_time(o.end)) for o in hours])


def week(text: str) -> tuple[Opening, ...]:
    return tuple(
        Opening(weekday, time.fromisoformat(start), time.fromisoformat(end))
        for weekday, start, end in json.loads(text)
    )
