"""Notices to be delivered: rows with a due time, never scheduler jobs."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    bindparam,
    delete,
    func,
    select,
    text,
    update,
)

from clinic.acting import Account, Channel
from clinic.notices import REMINDERS, Notice, NoticeKind, NoticeState
from clinic.ports import Asked, Delivery
from clinic.visits import EntryNo
from storage.marshal import instant, listed, maybe_moment, moment
from storage.statements import AnyOf, Statement, adding, given
from storage.tables import entries, notices
from storage.transaction import Row, Transaction

_this = notices.c.notice == given("the_notice")
_waits = notices.c.state == NoticeState.WAITING.value
_tries = notices.c.tries + bindparam("tried", type_=Integer, required=True)

COLUMNS = (
    notices.c.notice,
    notices.c.kind,
    notices.c.account,
    notices.c.entry,
    notices.c.subject,
    notices.c.language,
    notices.c.due_at,
    notices.c.tries,
    notices.c.channel,
)


def due_notices(limit: str, *of: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    """Those that wait, the longest due first; `limit` names the parameter."""
    return (
        select(*COLUMNS)
        .where(_waits, notices.c.next_at <= given("now"), *of)
        .order_by(notices.c.next_at, notices.c.notice)
        .limit(bindparam(limit, type_=Integer, required=True))
    )


ADD = adding(notices)
DUE = Statement(due_notices("limit"))
STILL_WAITING = Statement(
    select(notices.c.notice).where(AnyOf(notices.c.notice, "notices"), _waits)
)
NEWEST = Statement(
    select(func.max(notices.c.due_at)).where(
        notices.c.subject == given("subject"), AnyOf(notices.c.state, "states")
    )
)
NEXT_DUE = Statement(
    select(func.min(notices.c.next_at)).where(_waits, notices.c.next_at > given("after"))
)
SENT = Statement(  # each row of the list: notice, account, message
    text(
        "UPDATE notices SET state = 'sent', sent_at = :sent_at, tries = tries + 1,"
        " account = told.account, message = told.message"
        " FROM (SELECT value ->> 0 AS notice, value ->> 1 AS account, value ->> 2 AS message"
        " FROM json_each(:deliveries)) AS told WHERE notices.notice = told.notice"
    ),
    text(
        "UPDATE notices SET state = 'sent', sent_at = :sent_at, tries = tries + 1,"
        " account = value ->> 1, message = CAST(value ->> 2 AS bigint)"
        " FROM jsonb_array_elements(CAST(:deliveries AS jsonb))"
        " WHERE notices.notice = value ->> 0"
    ),
)
TRY_AGAIN = Statement(
    update(notices).where(_this, _waits).values(next_at=given("retry_at"), tries=_tries)
)
PASS_ON = Statement(
    update(notices)
    .where(_this, _waits)
    .values(channel=given("to_channel"), next_at=given("passed_at"), tries=_tries)
)
END = Statement(update(notices).where(_this, _waits).values(state=given("ended"), tries=_tries))
WITHDRAW = Statement(
    update(notices)
    .where(notices.c.subject == given("the_subject"), AnyOf(notices.c.kind, "kinds"), _waits)
    .values(state=NoticeState.WITHDRAWN.value)
)
FORGET = Statement(
    delete(notices).where(
        notices.c.due_at < given("before"), notices.c.state != NoticeState.WAITING.value
    )
)
ASKED = Statement(
    select(notices.c.entry, notices.c.message)
    .join(entries, entries.c.entry == notices.c.entry)
    .where(
        notices.c.account == given("account"),
        notices.c.state == NoticeState.SENT.value,
        notices.c.kind.in_([kind.value for kind in REMINDERS]),
        notices.c.message.is_not(None),
        entries.c.starts_at > given("now"),
    )
    .order_by(notices.c.message.desc())
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
            next_at=instant(notice.due_at),
            state=NoticeState.WAITING.value,
            tries=notice.tries,
            channel=notice.channel.value,
            sent_at=None,
            message=None,
        )

    async def due(self, now: datetime, limit: int) -> Sequence[Notice]:
        rows = await self._transaction.rows(DUE, now=instant(now), limit=limit)
        return [notice_of(row) for row in rows]

    async def still_waiting(self, notices: Sequence[str]) -> Collection[str]:
        rows = await self._transaction.rows(STILL_WAITING, notices=listed(notices))
        return {notice for (notice,) in rows}

    async def next_due(self, after: datetime) -> datetime | None:
        rows = await self._transaction.rows(NEXT_DUE, after=instant(after))
        return maybe_moment(rows[0][0])

    async def newest(self, subject: str, states: Collection[NoticeState]) -> datetime | None:
        rows = await self._transaction.rows(NEWEST, subject=subject, states=listed(list(states)))
        return maybe_moment(rows[0][0])

    async def sent(self, deliveries: Sequence[Delivery], at: datetime) -> None:
        rows = [(each.notice, each.account, each.message) for each in deliveries]
        self._transaction.write(SENT, deliveries=listed(rows), sent_at=instant(at))

    async def try_again(self, notice: str, at: datetime, *, tried: bool = True) -> None:
        self._transaction.write(
            TRY_AGAIN, the_notice=notice, retry_at=instant(at), tried=int(tried)
        )

    async def pass_on(self, notice: str, channel: Channel, at: datetime, *, tried: bool) -> None:
        self._transaction.write(
            PASS_ON, the_notice=notice, to_channel=channel.value, passed_at=instant(at),
            tried=int(tried),
        )  # fmt: skip

    async def end(self, notice: str, state: NoticeState, *, tried: bool) -> None:
        self._transaction.write(END, the_notice=notice, ended=state.value, tried=int(tried))

    async def withdraw(self, subject: str, kinds: Collection[NoticeKind]) -> None:
        self._transaction.write(WITHDRAW, the_subject=subject, kinds=listed(list(kinds)))

    async def forget(self, before: datetime) -> None:
        self._transaction.write(FORGET, before=instant(before))

    async def asked(self, account: Account, now: datetime) -> Sequence[Asked]:
        rows = await self._transaction.rows(ASKED, account=account, now=instant(now))
        return [Asked(EntryNo(entry), message) for entry, message in rows]


def notice_of(row: Row) -> Notice:
    notice, kind, account, entry, subject, language, due_at, tries, channel = row
    return Notice(
        notice,
        NoticeKind(kind),
        None if account is None else Account(account),
        None if entry is None else EntryNo(entry),
        subject,
        language,
        moment(due_at),
        tries,
        Channel(channel),
    )
