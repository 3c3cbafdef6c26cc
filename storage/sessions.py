"""What the chat keeps: open conversations, and which updates were handled (bot/sessions.py)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Delete, Executable, Insert, bindparam, delete, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from clinic.acting import Account
from clinic.visits import EntryNo
from storage.cipher import Cipher
from storage.marshal import instant
from storage.statements import Inserting, Statement, given, upsert
from storage.tables import handled, sessions
from storage.transaction import Database, transaction_on

_update_id = bindparam("update_id", type_=BigInteger, required=True)
_of_account = sessions.c.account == given("account")
_body = select(sessions.c.body).where(_of_account).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Opened:
    body: str | None
    handled: bool
    answer: EntryNo | None


def _saving(insert: Inserting) -> Executable:
    row = insert(sessions).values({name: given(name) for name in ("account", "body", "saved_at")})
    changed = {name: row.excluded[name] for name in ("body", "saved_at")}
    return row.on_conflict_do_update(index_elements=["account"], set_=changed)


def _noting(insert: Inserting) -> "sqlite.Insert | postgresql.Insert":
    """An update that was answered before keeps its first answer."""
    row = insert(handled).values(update_id=_update_id, answer=given("answer"), at=given("at"))
    return row.on_conflict_do_nothing(index_elements=["update_id"])


def _together(deed: Executable) -> Statement:
    """PostgreSQL does both in one statement: one round trip, one commit."""
    assert isinstance(deed, Insert | Delete)  # noqa: S101 - a narrowing for mypy
    return Statement(_noting(sqlite.insert), _noting(postgresql.insert).add_cte(deed.cte("kept")))


_drop = delete(sessions).where(_of_account)

OPEN = Statement(
    select(
        _body,
        select(literal(1)).where(handled.c.update_id == _update_id).scalar_subquery(),
        select(handled.c.answer).where(handled.c.update_id == _update_id).scalar_subquery(),
    )
)
PEEK = Statement(select(sessions.c.body).where(_of_account))
SAVE = upsert(_saving)
DROP = Statement(_drop)
NOTE = upsert(_noting)
SAVE_AND_NOTE = _together(_saving(postgresql.insert))
DROP_AND_NOTE = _together(_drop)
PRUNE = Statement(delete(handled).where(handled.c.at < given("before")))
PRUNE_IDLE = Statement(delete(sessions).where(sessions.c.saved_at < given("before")))


class SqlSessions:
    """`at_once`: the database keeps a session and the handled update in one statement."""

    def __init__(self, database: Database, cipher: Cipher, *, at_once: bool) -> None:
        self._database = database
        self._cipher = cipher
        self._save = (SAVE_AND_NOTE,) if at_once else (SAVE, NOTE)
        self._drop = (DROP_AND_NOTE,) if at_once else (DROP, NOTE)

    async def open(self, account: Account, update_id: int) -> Opened:
        async with transaction_on(self._database) as transaction:
            rows = await transaction.rows(OPEN, account=account, update_id=update_id)
        body, known, answer = rows[0]
        return Opened(
            self._opened(body, account),
            known is not None,
            None if answer is None else EntryNo(answer),
        )

    async def close(
        self,
        account: Account,
        update_id: int,
        body: str | None,
        answer: EntryNo | None,
        at: datetime,
    ) -> None:
        """One durable commit. `body` None ends the session."""
        values = {
            "account": account,
            "update_id": update_id,
            "body": None if body is None else self._cipher.seal(body, _place(account)),
            "answer": answer,
            "at": instant(at),
            "saved_at": instant(at),
        }
        async with transaction_on(self._database) as transaction:
            for statement in self._drop if body is None else self._save:
                transaction.write(statement, **values)
            await transaction.commit()

    async def peek(self, account: Account) -> str | None:
        async with transaction_on(self._database) as transaction:
            found = await transaction.row(PEEK, account=account)
        return None if found is None else self._opened(found[0], account)

    async def drop(self, account: Account) -> None:
        async with transaction_on(self._database) as transaction:
            transaction.write(DROP, account=account)
            await transaction.commit()

    async def prune(self, *, handled_before: datetime, idle_since: datetime) -> None:
        async with transaction_on(self._database) as transaction:
            transaction.write(PRUNE, before=instant(handled_before))
            transaction.write(PRUNE_IDLE, before=instant(idle_since))
            await transaction.commit()

    def _opened(self, body: str | None, account: Account) -> str | None:
        return None if body is None else self._cipher.open(body, _place(account))


def _place(account: Account) -> str:
    """Where a body stands, for the cipher."""
    return f"sessions.body:{account}"
