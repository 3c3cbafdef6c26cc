"""How much of what there was, counted by the database."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select

from clinic.journals.book import Mark
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.people import ProviderId
from storage.marshal import instant
from storage.statements import Statement, given
from storage.tables import entries, marks, refusals, waiting
from storage.transaction import Transaction

GIVEN_UP = (Mark.CANCELLED, Mark.MOVED, Mark.CLOSED_BY_CLINIC)


def _within(at: ColumnElement[str]) -> ColumnElement[bool]:
    return (at >= given("since")) & (at < given("until"))


def _marked(by: ColumnElement[str], *filters: ColumnElement[bool]) -> Select[str, int]:
    return (
        select(by, func.count(entries.c.entry.distinct()))
        .select_from(entries.join(marks, marks.c.entry == entries.c.entry))
        .where(
            entries.c.provider == given("provider"),
            entries.c.book == PRE_APPOINTMENT.code,
            *filters,
        )
        .group_by(by)
    )


WRITTEN = Statement(
    _marked(marks.c.channel, marks.c.mark == Mark.ENTERED.value, _within(entries.c.written_at))
)
VISITS = Statement(_marked(marks.c.mark, _within(entries.c.starts_at)))
CALLED_OFF = Statement(  # only what is ahead is called off: no need to look at what is past
    _marked(
        marks.c.mark,
        marks.c.mark.in_([mark.value for mark in GIVEN_UP]),
        _within(marks.c.at),
        entries.c.starts_at >= given("since"),
    )
)
REFUSALS = Statement(
    select(refusals.c.refusal, func.count())
    .where(refusals.c.provider == given("provider"), _within(refusals.c.at))
    .group_by(refusals.c.refusal)
)
WAITING = Statement(
    select(func.count())
    .select_from(waiting)
    .where(
        waiting.c.provider == given("provider"),
        waiting.c.state.in_(["waiting", "offered"]),
        waiting.c.until > given("now"),
    )
)


class SqlTallies:
    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def written(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Mapping[str, int]:
        return await self._counted(WRITTEN, provider, since, until)

    async def visits(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Mapping[Mark, int]:
        counted = await self._counted(VISITS, provider, since, until)
        return {Mark(mark): number for mark, number in counted.items()}

    async def called_off(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Mapping[Mark, int]:
        counted = await self._counted(CALLED_OFF, provider, since, until)
        return {Mark(mark): number for mark, number in counted.items()}

    async def refusals(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Mapping[str, int]:
        return await self._counted(REFUSALS, provider, since, until)

    async def waiting(self, provider: ProviderId, now: datetime) -> int:
        rows = await self._transaction.rows(WAITING, provider=provider, now=instant(now))
        number: int = rows[0][0]
        return number

    async def _counted(
        self, statement: Statement, provider: ProviderId, since: datetime, until: datetime
    ) -> dict[str, int]:
        rows = await self._transaction.rows(
            statement, provider=provider, since=instant(since), until=instant(until)
        )
        return {str(name): int(number) for name, number in rows}
