"""Who looked, who overrode and why, and every refusal: append-only."""

from datetime import datetime

from sqlalchemy import delete

from clinic.ports import LOOK_UP
from storage.marshal import instant
from storage.statements import Statement, given, row_of
from storage.tables import history, refusals
from storage.transaction import Transaction

NOTE = Statement(row_of(history))
FORGET_LOOK_UPS = Statement(
    delete(history).where(history.c.act == LOOK_UP, history.c.at < given("before"))
)
REFUSAL = Statement(row_of(refusals))


class SqlHistory:
    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def note(self, *, at: datetime, object_: str, **columns: str | None) -> None:
        self._transaction.write(NOTE, at=instant(at), object=object_, **columns)

    async def forget_look_ups(self, before: datetime) -> None:
        self._transaction.write(FORGET_LOOK_UPS, before=instant(before))

    async def refusal(self, *, at: datetime, **columns: str | None) -> None:
        self._transaction.write(REFUSAL, at=instant(at), **columns)
