"""Counts look-ups of the register at L1 (B0.2, B0.4), of people and accounts under aliases."""

from datetime import datetime

from sqlalchemy import delete, func, select

from clinic.acting import Account
from clinic.people import Iin
from storage.cipher import Cipher
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
    __slots__ = ("_alias", "_transaction")

    def __init__(self, transaction: Transaction, cipher: Cipher) -> None:
        self._transaction = transaction
        self._alias = cipher.alias

    async def note(self, account: Account, iin: Iin, at: datetime) -> None:
        names = {"account": self._alias(account), "iin": self._alias(iin.digits)}
        self._transaction.write(NOTE, **names, at=instant(at))

    async def by_account(self, account: Account, since: datetime) -> int:
        return await self._counted(BY_ACCOUNT, since, account=self._alias(account))

    async def of_person(self, iin: Iin, since: datetime) -> int:
        return await self._counted(OF_PERSON, since, iin=self._alias(iin.digits))

    async def _counted(self, statement: Statement, since: datetime, **of: str) -> int:
        rows = await self._transaction.rows(statement, since=instant(since), **of)
        counted: int = rows[0][0]
        return counted

    async def forget(self, before: datetime) -> None:
        self._transaction.write(FORGET, before=instant(before))
