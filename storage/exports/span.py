"""Whose rows, of which days, as seen from the clinic's zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage import marshal

EARLIEST = ""
LATEST = "9999"


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a provider; both ends included, None: open."""

    provider: str
    zone: ZoneInfo
    first: date | None = None
    last: date | None = None

    @property
    def since(self) -> str:
        return EARLIEST if self.first is None else self._midnight(self.first)

    @property
    def until(self) -> str:
        """The instant after the last day."""
        return LATEST if self.last is None else self._midnight(self.last + timedelta(days=1))

    def holds(self, moment: datetime) -> bool:
        return self.since <= marshal.instant(moment) < self.until

    def local(self, text: str | None) -> str:
        """ISO 8601 with the zone's offset; empty stays empty."""
        if not text:
            return ""
        return marshal.moment(text).astimezone(self.zone).isoformat(timespec="seconds")

    def _midnight(self, day: date) -> str:
        return marshal.instant(datetime.combine(day, time(), self.zone))
