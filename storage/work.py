"""The work list: what waits for a person (B0.10)."""

import json
from collections.abc import Sequence

from sqlalchemy import Executable, bindparam, select

from clinic.acting import Account
from clinic.people import ProviderId
from clinic.tasks import Task, TaskKind
from storage.cipher import Cipher
from storage.marshal import instant, maybe_instant, maybe_moment, moment
from storage.statements import Inserting, Statement, given, upsert
from storage.tables import tasks
from storage.transaction import Row, Transaction


def _adding(insert: Inserting) -> Executable:
    row = insert(tasks).values({column.name: bindparam(column.name) for column in tasks.columns})
    return row.on_conflict_do_nothing(index_elements=["task"])


ADD = upsert(_adding)
FIND = Statement(select(*tasks.columns).where(tasks.c.task == given("task")))
OPEN_OF = Statement(
    select(*tasks.columns)
    .where(tasks.c.asker == given("asker"), tasks.c.done_at.is_(None))
    .order_by(tasks.c.since, tasks.c.task)
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
