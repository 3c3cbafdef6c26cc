"""Counts look-ups of the register at L1 (B0.2, B0.4)."""

from datetime import datetime

from sqlalchemy import delete, func, select

from clinic.acting import Account
from clinic.people import Iin
from storage.marshal import instant
from storage.statements import Statement, given, row_of
from storage.tables import lookups
from storage.transaction import Transaction

_since = select(func.count()).where(lookups.c.at >= given("since"))

NOTE = Statement(row_of(lookups))
BY_ACCOUNT = Statement(_since.where(lookups.c.account == given("account")))
OF_PERSON = Statement(_since.where(lookups.c.iin == given("iin")))
FORGET = Statement(delete(lookups).where(lookups.c.at < given("before")))


class SqlLookUps:
    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def note(self, account: Account, iin: Iin, at: datetime) -> None:
        self._transaction.write(NOTE, account=account, iin=iin, at=instant(at))

    async def by_account(self, account: Account, since: datetime) -> int:
        rows = await self._transaction.rows(BY_ACCOUNT, account=account, since=instant(since))
        counted: int = rows[0][0]
        return counted

    async def of_person(self, iin: Iin, since: datetime) -> int:
        rows = await self._transaction.rows(OF_PERSON, iin=iin, since=instant(since))
        counted: int = rows[0][0]
        return counted

    async def forget(self, before: datetime) -> None:
        self._transaction.write(FORGET, before=instant(before))
