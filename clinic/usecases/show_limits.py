"""By when the service must be done: its five and five minutes, from the call on (R2.6, R2.7)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clinic.ports import Clock, Units
from clinic.procedure import Case, open_case
from clinic.regulations.r2_booking import CHECKED, R2

ACT = "hand_over"
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Running:
    """`late`: whole minutes by which the limit is overrun, begun ones counted; 0: it is not."""

    since: datetime
    until: datetime
    late: int


@dataclass(frozen=True, slots=True)
class ShowLimits:
    """The regulation's limit of the step that is under way."""

    units: Units
    clock: Clock

    async def __call__(self, since: datetime, checked_at: datetime | None = None) -> Running:
        """`checked_at`: when the register had answered; None: it is still to be asked."""
        case = Case(R2, CHECKED) if checked_at else open_case(R2)
        async with self.units() as unit:
            calendar = await unit.directory.calendar()
        begun = checked_at or since
        until = case.due(ACT, begun, calendar, self.clock.zone) or begun
        late = max(timedelta(), self.clock.now() - until)
        return Running(since, until, -(-late // MINUTE))
