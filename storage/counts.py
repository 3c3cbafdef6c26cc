"""How many notices there are of each kind in each state, and for how long the oldest is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select

from clinic.notices import NoticeState
from storage.marshal import instant, moment
from storage.statements import Statement, given
from storage.tables import notices
from storage.transaction import Database, transaction_on

RECENT: Final = timedelta(days=1)
_waits = notices.c.state == NoticeState.WAITING.value
_groups = (notices.c.kind, notices.c.state)
_counted = select(*_groups, func.count()).group_by(*_groups)

WAITING = Statement(_counted.where(_waits))
ENDED = Statement(_counted.where(notices.c.due_at >= given("since"), ~_waits))
OLDEST = Statement(select(func.min(notices.c.next_at)).where(_waits))


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows of kind, state and how many; `oldest_due`: since when, None: nothing is due."""

    notices: Sequence[tuple[str, str, int]]
    oldest_due: datetime | None


class NoticeCounts:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(self, now: datetime) -> Counted:
        """Those that wait, and what became of those due in the last day."""
        async with transaction_on(self._database) as transaction:
            waiting = await transaction.rows(WAITING)
            ended = await transaction.rows(ENDED, since=instant(now - RECENT))
            oldest = (await transaction.rows(OLDEST))[0][0]
        due = None if oldest is None or moment(oldest) > now else moment(oldest)
        return Counted([(kind, state, n) for kind, state, n in (*waiting, *ended)], due)
