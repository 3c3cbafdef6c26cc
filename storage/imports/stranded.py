"""Visits that stay booked on days of which an import says that the doctor is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from storage import marshal
from storage.bulk import Bulk
from storage.statements import Statement, given
from storage.tables import absences, takings

_away = and_(
    absences.c.doctor == takings.c.doctor,
    takings.c.day >= absences.c.first,
    takings.c.day <= absences.c.last,
)
STRANDED = Statement(
    select(takings.c.doctor, takings.c.day, func.count(takings.c.entry.distinct()))
    .join(absences, _away)
    .where(takings.c.entry.is_not(None), takings.c.starts_at > given("now"))
    .group_by(takings.c.doctor, takings.c.day)
    .order_by(takings.c.day, takings.c.doctor)
)


@dataclass(frozen=True, slots=True)
class Stranded:
    """So many people come on that day (ISO) to a doctor who is not there."""

    doctor: str
    day: str
    visits: int


async def stranded(bulk: Bulk, now: datetime) -> Sequence[Stranded]:
    """An import tells nobody: whoever calls the hours off does (B5.5)."""
    rows = await bulk.run(STRANDED, now=marshal.instant(now))
    return [Stranded(doctor, day, visits) for doctor, day, visits in rows]
