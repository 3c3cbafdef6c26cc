"""Notices to be delivered: rows with a due time, never scheduler jobs."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Integer, bindparam, select, update

from clinic.acting import Account
from clinic.notices import Notice, NoticeKind
from clinic.visits import EntryNo
from storage.marshal import instant, moment
from storage.statements import Statement, given, row_of
from storage.tables import notices
from storage.transaction import Row, Transaction

_this = notices.c.notice == given("the_notice")
_tried = {"tries": notices.c.tries + 1}

ADD = Statement(row_of(notices))
DUE = Statement(
    select(
        notices.c.notice,
        notices.c.kind,
        notices.c.account,
        notices.c.entry,
        notices.c.subject,
        notices.c.language,
        notices.c.due_at,
    )
    .where(notices.c.state == "waiting", notices.c.due_at <= given("now"))
    .order_by(notices.c.due_at, notices.c.notice)
    .limit(bindparam("limit", type_=Integer, required=True))
)
SENT = Statement(
    update(notices).where(_this).values(state="sent", sent_at=given("delivered_at"), **_tried)
)
TRY_AGAIN = Statement(update(notices).where(_this).values(due_at=given("retry_at"), **_tried))
GIVE_UP = Statement(update(notices).where(_this).values(state="failed", **_tried))
WITHDRAW = Statement(
    update(notices)
    .where(notices.c.subject == given("the_subject"), notices.c.state == "waiting")
    .values(state="withdrawn")
)


class SqlOutbox:
    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, notice: Notice) -> None:
        self._transaction.write(
            ADD,
            notice=notice.notice,
            kind=notice.kind.value,
            account=notice.account,
            entry=notice.entry,
            subject=notice.subject,
            language=notice.language,
            due_at=instant(notice.due_at),
            state="waiting",
            tries=0,
            sent_at=None,
        )

    async def due(self, now: datetime, limit: int) -> Sequence[Notice]:
        rows = await self._transaction.rows(DUE, now=instant(now), limit=limit)
        return [_notice(row) for row in rows]

    async def sent(self, notice: str, at: datetime) -> None:
        self._transaction.write(SENT, the_notice=notice, delivered_at=instant(at))

    async def failed(self, notice: str, retry_at: datetime | None) -> None:
        if retry_at is None:
            self._transaction.write(GIVE_UP, the_notice=notice)
        else:
            self._transaction.write(TRY_AGAIN, the_notice=notice, retry_at=instant(retry_at))

    async def withdraw(self, subject: str) -> None:
        self._transaction.write(WITHDRAW, the_subject=subject)


def _notice(row: Row) -> Notice:
    notice, kind, account, entry, subject, language, due_at = row
    return Notice(
        notice,
        NoticeKind(kind),
        Account(account),
        None if entry is None else EntryNo(entry),
        subject,
        language,
        moment(due_at),
    )
