"""Calls that were made, counted for all processes together; numbers under keyed names."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    ScalarSelect,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    text,
    update,
)

from storage.cipher import Cipher
from storage.marshal import instant
from storage.statements import Statement, given
from storage.tables import dialled
from storage.transaction import Database, transaction_on

NAMESPACE: Final = 7_318_050
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
LONGEST: Final = timedelta(minutes=30)
"""Within which a call has ended, or its process has died."""
IS_RUNG: Final = ""
HAS_REFUSED: Final = "refused"
UNCOUNTED: Final = "trouble"
"""The outcome of a call that nobody's telephone has rung for."""


_to_one = dialled.c.number == given("number")


def _calls(since: str, *of: ColumnElement[bool]) -> ScalarSelect[int]:
    counted = dialled.c.outcome != UNCOUNTED
    return select(func.count()).where(dialled.c.at > given(since), counted, *of).scalar_subquery()


def _calls_of_number(since: str, outcome: str) -> ColumnElement[bool]:
    at, called = dialled.c.at > given(since), dialled.c.outcome == literal(outcome)
    return exists().where(_to_one, at, called)


def _most(name: str) -> ColumnElement[int]:
    return bindparam(name, type_=Integer, required=True)


_row = [given("number"), given("notice"), given("at"), literal("")]

IN_TURN = Statement(  # on SQLite there is one writer
    text("SELECT 1"), text(f"SELECT pg_advisory_xact_lock({NAMESPACE})")
)
BEGIN = Statement(
    insert(dialled)
    .from_select(
        ["number", "notice", "at", "outcome"],
        select(*_row).where(
            _calls("a_day_ago", _to_one) < _most("to_one"),
            _calls("an_hour_ago") < _most("an_hour"),
            _calls("a_day_ago") < _most("a_day"),
            ~_calls_of_number("since", IS_RUNG),
            ~_calls_of_number("a_day_ago", HAS_REFUSED),
        ),
    )
    .returning(dialled.c.row)
)
END = Statement(
    update(dialled)
    .where(dialled.c.row == bindparam("the_row", type_=BigInteger, required=True))
    .values(outcome=given("ended"))
)
_of_late = select(dialled.c.outcome).where(dialled.c.at > given("since"))
OF_NUMBER = Statement(_of_late.where(_to_one, dialled.c.outcome != UNCOUNTED))
OF_NOTICE = Statement(_of_late.where(dialled.c.notice == given("notice")))
FORGET = Statement(delete(dialled).where(dialled.c.at < given("before")))


class SqlDialled:
    """`voice.dialling.Dialled`."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._alias = cipher.alias

    async def begin(
        self, number: str, notice: str, at: datetime, most: tuple[int, int, int]
    ) -> int | None:
        to_one, an_hour, a_day = most
        async with transaction_on(self._database) as transaction:
            await transaction.rows(IN_TURN)
            begun = await transaction.row(
                BEGIN,
                number=self._alias(number),
                notice=notice,
                at=instant(at),
                an_hour_ago=instant(at - HOUR),
                a_day_ago=instant(at - DAY),
                since=instant(at - LONGEST),
                to_one=to_one,
                an_hour=an_hour,
                a_day=a_day,
            )
            await transaction.commit()
        return None if begun is None else int(begun[0])

    async def end(self, call: int, outcome: str) -> None:
        async with transaction_on(self._database) as transaction:
            transaction.write(END, the_row=call, ended=outcome)
            await transaction.commit()

    async def of_number(self, number: str, since: datetime) -> Sequence[str]:
        return await self._outcomes(OF_NUMBER, since, number=self._alias(number))

    async def of_notice(self, notice: str, since: datetime) -> Sequence[str]:
        return await self._outcomes(OF_NOTICE, since, notice=notice)

    async def forget(self, before: datetime) -> None:
        async with transaction_on(self._database) as transaction:
            transaction.write(FORGET, before=instant(before))
            await transaction.commit()

    async def _outcomes(self, statement: Statement, since: datetime, **of: str) -> Sequence[str]:
        async with transaction_on(self._database) as transaction:
            rows = await transaction.rows(statement, since=instant(since), **of)
        return [str(outcome) for (outcome,) in rows]
