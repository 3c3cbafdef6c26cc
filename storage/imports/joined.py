"""Home calls that one visit answers (B3.6), and what waits until somebody came (B3.8)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import and_, select, update

from clinic.journals.home_calls import HOME_CALLS
from clinic.notices import ABOUT_A_CALL_AWAITED, NoticeState
from clinic.tasks import overdue_visit
from storage import marshal
from storage.bulk import Bulk
from storage.statements import AnyOf, Statement, given
from storage.tables import entries, notices, tasks

AT_ONCE = 5_000

_named, _other = entries.alias("named"), entries.alias("other")
_one_visit = and_(
    _other.c.iin == _named.c.iin,
    _other.c.starts_at == _named.c.starts_at,
    _other.c.provider == _named.c.provider,
    _other.c.book == _named.c.book,
)
JOINED = Statement(
    select(_named.c.entry, _other.c.entry)
    .join(_other, _one_visit)
    .where(AnyOf(_named.c.entry, "entries"), _named.c.book == HOME_CALLS.code)
    .order_by(_named.c.entry, _other.c.written_at, _other.c.number)
)
WITHDRAW = Statement(
    update(notices)
    .where(
        AnyOf(notices.c.subject, "entries"),
        notices.c.kind.in_([kind.value for kind in ABOUT_A_CALL_AWAITED]),
        notices.c.state == NoticeState.WAITING.value,
    )
    .values(state=NoticeState.WITHDRAWN.value)
)
SETTLE = Statement(
    update(tasks)
    .where(AnyOf(tasks.c.task, "entries"), tasks.c.done_at.is_(None))
    .values(done_at=given("at"))
)


async def about(
    bulk: Bulk, statement: Statement, numbers: Sequence[str], **values: object
) -> Sequence[Sequence[Any]]:
    """What is asked or done of some entries, so many of them at once."""
    rows: list[Sequence[Any]] = []
    for start in range(0, len(numbers), AT_ONCE):
        some = marshal.listed(numbers[start : start + AT_ONCE])
        rows += await bulk.run(statement, entries=some, **values)
    return rows


async def joined_with(bulk: Bulk, named: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Of home calls those of the same person for the same window, as they were written.

    Whatever is named itself is not among them: it has a line of its own.
    """
    rows = await about(bulk, JOINED, named)
    own = set(named)
    return {
        str(entry): [str(other) for _, other in pairs if other not in own]
        for entry, pairs in groupby(rows, key=itemgetter(0))
    }


async def no_longer_awaited(bulk: Bulk, ended: Sequence[str], now: datetime) -> None:
    """Nobody need be told or deal with it any more, as when it is noted in the chat."""
    await about(bulk, WITHDRAW, ended)
    await about(bulk, SETTLE, [overdue_visit(entry) for entry in ended], at=marshal.instant(now))
