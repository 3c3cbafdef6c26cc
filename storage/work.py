"""The work list: what waits for a person (B0.10)."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Executable, func, null, or_, select, update

from clinic.acting import Account
from clinic.people import ProviderId
from clinic.tasks import Task, TaskKind
from storage.cipher import Cipher
from storage.marshal import instant, maybe_instant, maybe_moment, moment
from storage.statements import Statement, adding, given
from storage.tables import tasks
from storage.transaction import Row, Transaction

ADD = adding(tasks)
FIND = Statement(select(*tasks.columns).where(tasks.c.task == given("task")))
OPEN_OF = Statement(
    select(*tasks.columns)
    .where(tasks.c.asker == given("asker"), tasks.c.done_at.is_(None))
    .order_by(tasks.c.since, tasks.c.task)
)
OPEN = Statement(
    select(*tasks.columns)
    .where(
        tasks.c.done_at.is_(None),
        or_(tasks.c.provider == given("provider"), tasks.c.provider.is_(None)),
    )
    .order_by(tasks.c.due, tasks.c.task)
)


def _of(name: str, **values: object) -> Executable:
    """Changes a task that is not done and that `name` has: None, nobody has it."""
    holder: ColumnElement[str] = given(name)
    return (
        update(tasks)
        .where(
            tasks.c.task == given("the_task"),
            tasks.c.done_at.is_(None),
            or_(tasks.c.taken_by == holder, tasks.c.taken_by.is_(None) & holder.is_(None)),
        )
        .values(**values)
        .returning(tasks.c.task)
    )


TAKE = Statement(
    _of(
        "instead_of",
        taken_by=given("taker"),
        provider=func.coalesce(tasks.c.provider, given("takers")),
    )
)
GIVE_BACK = Statement(_of("holder", taken_by=null(), provider=given("whose")))
FINISH = Statement(_of("holder", done_at=given("at")))
SETTLE = Statement(
    update(tasks)
    .where(tasks.c.task == given("the_task"), tasks.c.done_at.is_(None))
    .values(done_at=given("at"))
)


class SqlWorkList:
    __slots__ = ("_cipher", "_transaction")

    def __init__(self, transaction: Transaction, cipher: Cipher) -> None:
        self._transaction = transaction
        self._cipher = cipher

    async def add(self, task: Task) -> None:
        self._transaction.write(
            ADD,
            task=task.task,
            kind=task.kind.value,
            provider=task.provider,
            entry=task.entry,
            why=task.why,
            draft=self._cipher.seal_mapping(task.draft, draft_of(task.task)),
            asker=task.asker,
            language=task.language,
            since=instant(task.since),
            due=instant(task.due),
            taken_by=task.taken_by,
            done_at=maybe_instant(task.done_at),
        )

    async def find(self, task: str) -> Task | None:
        found = await self._transaction.row(FIND, task=task)
        return None if found is None else self._task(found)

    async def open_of(self, asker: Account) -> Sequence[Task]:
        return [self._task(row) for row in await self._transaction.rows(OPEN_OF, asker=asker)]

    async def open(self, provider: ProviderId) -> Sequence[Task]:
        return [self._task(row) for row in await self._transaction.rows(OPEN, provider=provider)]

    async def take(
        self, task: Task, by: str, provider: ProviderId, instead_of: str | None
    ) -> bool:
        await self.add(task)
        taken = await self._transaction.row(
            TAKE, the_task=task.task, taker=by, takers=provider, instead_of=instead_of
        )
        return taken is not None

    async def give_back(self, task: str, by: str, provider: ProviderId | None) -> bool:
        given_back = await self._transaction.row(
            GIVE_BACK, the_task=task, holder=by, whose=provider
        )
        return given_back is not None

    async def finish(self, task: str, by: str, at: datetime) -> bool:
        finished = await self._transaction.row(FINISH, the_task=task, holder=by, at=instant(at))
        return finished is not None

    async def settle(self, task: str, at: datetime) -> None:
        self._transaction.write(SETTLE, the_task=task, at=instant(at))

    def _task(self, row: Row) -> Task:
        task, kind, provider, entry, why, draft, *later = row
        asker, language, since, due, taken_by, done_at = later
        return Task(
            task,
            TaskKind(kind),
            None if provider is None else ProviderId(provider),
            entry,
            why,
            json.loads(self._cipher.open(draft, draft_of(task))),
            asker,
            language,
            moment(since),
            moment(due),
            taken_by,
            maybe_moment(done_at),
        )


def draft_of(task: str) -> str:
    """Where a draft stands, for the cipher."""
    return f"tasks.draft:{task}"
