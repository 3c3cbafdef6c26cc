"""History, notices, waiting list, work list and refusals of a provider (interfaces.md)."""

import re
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Table, func, or_, select

from clinic.people import Iin
from clinic.tasks import Task, TaskKind
from storage import marshal
from storage.bulk import Bulk
from storage.exports.span import Span
from storage.statements import Statement, given
from storage.tables import entries, history, notices, refusals, tasks, waiting
from storage.work import draft_of

AN_IIN = re.compile(r"(?<!\d)\d{12}(?!\d)", re.ASCII)
INSTANTS = {"at", "due_at", "sent_at", "since", "offered_at", "answer_by", "due", "done_at"}

Row = dict[str, str]
HISTORY = ("at", "actor", "role", "provider", "act", "object", "reason", "outcome")
NOTICES = ("id", "entry", "kind", "channel", "due_at", "state", "sent_at", "tries")
WAITING = (
    "place", "since", "patient", "doctor", "specialty", "offered_at", "answer_by", "state"
)  # fmt: skip
WORK = (
    "task", "kind", "entry", "since", "due", "why", "language", "taken_by", "done_at", "asker",
    "draft",
)  # fmt: skip
REFUSALS = ("at", "provider", "channel", "service", "refusal", "clause", "staff")


def _of_days(
    query: Select[tuple[object, ...]], at: ColumnElement[str], *filters: ColumnElement[bool]
) -> Statement:
    return Statement(query.where(at >= given("since"), at < given("until"), *filters).order_by(at))


def _plain(table: Table, codes: Sequence[str]) -> Statement:
    query = select(*(table.c[code] for code in codes))
    return _of_days(query, table.c.at, table.c.provider == given("provider"))


OF_HISTORY = _plain(history, HISTORY)
OF_REFUSALS = _plain(refusals, REFUSALS)
OF_WAITING = _of_days(
    select(
        *(waiting.c[code] for code in WAITING[:2]),
        waiting.c.patient,
        *(waiting.c[code] for code in WAITING[3:]),
    ),
    waiting.c.since,
    waiting.c.provider == given("provider"),
)
OF_NOTICES = _of_days(
    select(
        notices.c.notice,
        notices.c.entry,
        notices.c.kind,
        notices.c.channel,
        notices.c.due_at,
        notices.c.state,
        notices.c.sent_at,
        notices.c.tries,
    )
    .outerjoin(entries, entries.c.entry == notices.c.entry)
    .outerjoin(waiting, waiting.c.place == notices.c.subject),
    notices.c.due_at,
    func.coalesce(entries.c.provider, waiting.c.provider) == given("provider"),
)
OF_TASKS = _of_days(
    select(*(tasks.c[code] for code in WORK)),
    tasks.c.since,
    or_(tasks.c.provider == given("provider"), tasks.c.provider.is_(None)),
)


async def history_rows(bulk: Bulk, span: Span) -> list[Row]:
    return await _shown(bulk, OF_HISTORY, HISTORY, span)


async def refusal_rows(bulk: Bulk, span: Span) -> list[Row]:
    return await _shown(bulk, OF_REFUSALS, REFUSALS, span)


async def notice_rows(bulk: Bulk, span: Span) -> list[Row]:
    """`channel`: whose front has brought it, or would."""
    return await _shown(bulk, OF_NOTICES, NOTICES, span)


async def waiting_rows(bulk: Bulk, span: Span) -> list[Row]:
    """The patient as a masked IIN."""
    rows = await _shown(bulk, OF_WAITING, WAITING, span)
    for row in rows:
        row["patient"] = Iin(row["patient"]).masked
    return rows


async def work_rows(bulk: Bulk, span: Span) -> list[Row]:
    """As `full_work_rows`, the IINs in the drafts masked, wherever they stand."""
    rows = await full_work_rows(bulk, span)
    for row in rows:
        row["draft"] = AN_IIN.sub(lambda found: Iin(found[0]).masked, row["draft"])
    return rows


async def full_work_rows(bulk: Bulk, span: Span) -> list[Row]:
    """Stored tasks; those that are computed are written by `task_row`."""
    rows = await _shown(bulk, OF_TASKS, WORK, span)
    for row in rows:
        row["draft"] = bulk.cipher.open(row["draft"], draft_of(row["task"]))
    return rows


def task_row(task: Task, span: Span) -> Row:
    """A task that is kept nowhere."""
    return {
        "task": task.task,
        "kind": task.kind.value,
        "entry": task.entry or "",
        "since": span.local(marshal.instant(task.since)),
        "due": span.local(marshal.instant(task.due)),
        "why": task.why,
        "language": task.language,
        "taken_by": "",
        "done_at": "",
        "asker": task.asker or "",
        "draft": "",
    }


def with_call_backs(rows: Sequence[Row], computed: Sequence[Task], span: Span) -> list[Row]:
    """One that was taken is kept, and stands once; one that is over, and was not done, nowhere."""
    holding = {task.task for task in computed}
    kept = [row for row in rows if _stands(row, holding)]
    known = {row["task"] for row in kept}
    added = [task for task in computed if task.task not in known and span.holds(task.since)]
    return [*kept, *(task_row(task, span) for task in added)]


def _stands(row: Row, holding: Collection[str]) -> bool:
    return row["kind"] != TaskKind.CALL_BACK or row["done_at"] != "" or row["task"] in holding


async def _shown(bulk: Bulk, statement: Statement, codes: Sequence[str], span: Span) -> list[Row]:
    rows = await bulk.run(statement, provider=span.provider, since=span.since, until=span.until)
    return [
        {
            code: span.local(value) if code in INSTANTS else str("" if value is None else value)
            for code, value in zip(codes, row, strict=True)
        }
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Listing:
    """An export: its columns in order, and how its rows are read."""

    codes: Sequence[str]
    rows: Callable[[Bulk, Span], Awaitable[list[Row]]]


LISTINGS: Mapping[str, Listing] = {
    "history": Listing(HISTORY, history_rows),
    "notices": Listing(NOTICES, notice_rows),
    "waiting": Listing(WAITING, waiting_rows),
    "work": Listing(WORK, work_rows),
    "refusals": Listing(REFUSALS, refusal_rows),
}
IN_FULL: Mapping[str, Listing] = {"work": Listing(WORK, full_work_rows)}
"""With whole IINs: the history notes it."""
