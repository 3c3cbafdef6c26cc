"""Where time comes from. Nothing else in the product asks the machine for it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(slots=True)
class SystemClock:
    """The machine's clock, seen from the clinic's zone (B0.5)."""

    zone: ZoneInfo

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().astimezone(self.zone).date()


@dataclass(slots=True)
class RehearsalClock:
    """The machine's clock moved by an offset that all processes of a rehearsal share."""

    zone: ZoneInfo
    offset: timedelta = field(default=timedelta(0))

    def now(self) -> datetime:
        return SystemClock(self.zone).now() + self.offset

    def today(self) -> date:
        return self.now().astimezone(self.zone).date()
