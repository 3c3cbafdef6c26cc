"""What is kept of an account: language and consent."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Executable, bindparam, delete, func, null, select, update

from clinic.acting import Account
from clinic.notices import NoticeState
from clinic.tasks import TaskKind
from storage.marshal import instant, listed, maybe_moment
from storage.statements import AnyOf, Inserting, Statement, given, upsert
from storage.tables import accounts, links, notices, tasks, waiting
from storage.transaction import Row, Transaction


def _choosing(insert: Inserting) -> Executable:
    row = insert(accounts).values(account=bindparam("account"), language=bindparam("language"))
    return row.on_conflict_do_update(
        index_elements=["account"], set_={"language": row.excluded.language}
    )


def _consenting(insert: Inserting) -> Executable:
    row = insert(accounts).values(
        account=bindparam("account"), consented_at=bindparam("consented_at")
    )
    first = func.coalesce(accounts.c.consented_at, row.excluded.consented_at)
    return row.on_conflict_do_update(index_elements=["account"], set_={"consented_at": first})


KNOWN = Statement(
    select(accounts.c.language, accounts.c.consented_at).where(
        accounts.c.account == given("account")
    )
)
KNOWN_OF = Statement(
    select(accounts.c.account, accounts.c.language, accounts.c.consented_at).where(
        AnyOf(accounts.c.account, "accounts")
    )
)
CHOOSE = upsert(_choosing)
CONSENT = upsert(_consenting)
FORGET = tuple(
    Statement(delete(table).where(table.c.account == given("account")))
    for table in (accounts, links, waiting)
)
FORGET_UNDELIVERED = Statement(
    delete(notices).where(
        notices.c.account == given("account"),
        notices.c.state != NoticeState.SENT.value,
        notices.c.entry.is_(None),
    )
)
FORGET_ADDRESSEE = Statement(  # a reminder may still be another's to get, who reads the entry too
    update(notices)
    .where(notices.c.account == given("account"), notices.c.state != NoticeState.SENT.value)
    .values(account=null())
)
FORGET_REQUESTS = Statement(
    delete(tasks).where(
        tasks.c.asker == given("account"), tasks.c.kind == TaskKind.PERSON_ASKED.value
    )
)


class SqlAccounts:
    """Remembers the row of each account that this unit has asked about."""

    __slots__ = ("_rows", "_transaction")

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._rows: dict[Account, Row] = {}

    async def look_at(self, accounts: Sequence[Account]) -> None:
        if not accounts:
            return
        self._rows.update(dict.fromkeys(accounts, (None, None)))
        rows = await self._transaction.rows(KNOWN_OF, accounts=listed(accounts))
        self._rows.update({Account(account): known for account, *known in rows})

    async def language(self, account: Account) -> str | None:
        language: str | None = (await self._known(account))[0]
        return language

    async def choose_language(self, account: Account, language: str) -> None:
        self._rows.pop(account, None)
        self._transaction.write(CHOOSE, account=account, language=language)

    async def consented_at(self, account: Account) -> datetime | None:
        return maybe_moment((await self._known(account))[1])

    async def consent(self, account: Account, at: datetime) -> None:
        self._rows.pop(account, None)
        self._transaction.write(CONSENT, account=account, consented_at=instant(at))

    async def forget(self, account: Account) -> None:
        self._rows.pop(account, None)
        for statement in (*FORGET, FORGET_UNDELIVERED, FORGET_ADDRESSEE, FORGET_REQUESTS):
            self._transaction.write(statement, account=account)

    async def _known(self, account: Account) -> Row:
        if account not in self._rows:
            found = await self._transaction.row(KNOWN, account=account)
            self._rows[account] = found or (None, None)
        return self._rows[account]
