"""Slips of certificates and the tries at their codes, of people and accounts under aliases."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Executable, bindparam, delete, func, select

from clinic.acting import Account
from clinic.certificates import ClaimNo
from clinic.people import Iin
from clinic.ports import Slip
from clinic.visits import EntryNo
from storage.cipher import Cipher
from storage.marshal import instant, moment
from storage.statements import Inserting, Statement, given, row_of, upsert
from storage.tables import slip_tries, slips
from storage.transaction import Row, Transaction


def _issue(insert: Inserting) -> Executable:
    """Over the entry's own number only."""
    written = insert(slips).values(
        {column.name: bindparam(column.name) for column in slips.columns}
    )
    anew = {name: written.excluded[name] for name in ("sealed", "token", "until")}
    return written.on_conflict_do_update(
        index_elements=["number"], set_=anew, where=slips.c.entry == written.excluded.entry
    ).returning(slips.c.number)


_valid = select(slips.c.number, slips.c.entry, slips.c.sealed, slips.c.token, slips.c.until).where(
    slips.c.until > given("now")
)
_wrong = select(func.count()).where(slip_tries.c.fitted == 0, slip_tries.c.at >= given("since"))

ISSUE = upsert(_issue)
FIND = Statement(_valid.where(slips.c.number == given("number")))
BY_TOKEN = Statement(_valid.where(slips.c.token == given("token")))
OF_PERSON = Statement(_valid.where(slips.c.person == given("person")).order_by(slips.c.until))
FORGET = Statement(delete(slips).where(slips.c.until <= given("now")))
NOTE_TRY = Statement(row_of(slip_tries))
WRONG_BY = Statement(_wrong.where(slip_tries.c.account == given("account")))
WRONG_FOR = Statement(_wrong.where(slip_tries.c.number == given("number")))
FORGET_TRIES = Statement(delete(slip_tries).where(slip_tries.c.at < given("before")))


class SqlSlips:
    __slots__ = ("_alias", "_transaction")

    def __init__(self, transaction: Transaction, cipher: Cipher) -> None:
        self._transaction = transaction
        self._alias = cipher.alias

    async def issue(self, slip: Slip, person: Iin) -> bool:
        written = await self._transaction.row(
            ISSUE,
            number=slip.number,
            entry=slip.entry,
            person=self._alias(person.digits),
            sealed=slip.sealed,
            token=slip.token,
            until=instant(slip.until),
        )
        return written is not None

    async def find(self, number: ClaimNo, now: datetime) -> Slip | None:
        found = await self._transaction.row(FIND, number=number, now=instant(now))
        return None if found is None else _slip(found)

    async def by_token(self, token: str, now: datetime) -> ClaimNo | None:
        found = await self._transaction.row(BY_TOKEN, token=token, now=instant(now))
        return None if found is None else _slip(found).number

    async def of_person(self, person: Iin, now: datetime) -> Sequence[Slip]:
        named = self._alias(person.digits)
        rows = await self._transaction.rows(OF_PERSON, person=named, now=instant(now))
        return [_slip(row) for row in rows]

    async def note_try(
        self, account: Account, number: ClaimNo, *, right: bool, at: datetime
    ) -> None:
        names = {"account": self._alias(account), "number": self._alias(number)}
        self._transaction.write(NOTE_TRY, **names, fitted=int(right), at=instant(at))

    async def wrong_by(self, account: Account, since: datetime) -> int:
        return await self._counted(WRONG_BY, since, account=self._alias(account))

    async def wrong_for(self, number: ClaimNo, since: datetime) -> int:
        return await self._counted(WRONG_FOR, since, number=self._alias(number))

    async def _counted(self, statement: Statement, since: datetime, **of: str) -> int:
        rows = await self._transaction.rows(statement, since=instant(since), **of)
        counted: int = rows[0][0]
        return counted

    async def forget(self, now: datetime) -> None:
        self._transaction.write(FORGET, now=instant(now))

    async def forget_tries(self, before: datetime) -> None:
        self._transaction.write(FORGET_TRIES, before=instant(before))


def _slip(row: Row) -> Slip:
    number, entry, sealed, token, until = row
    return Slip(ClaimNo(number), EntryNo(entry), sealed, token, moment(until))
