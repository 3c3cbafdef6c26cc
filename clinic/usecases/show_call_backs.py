"""Who must be called back: entries that were not told within the regulation's limit (B2.1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.acting import Account
from clinic.calendar import ProductionCalendar
from clinic.home_calls import CallKind
from clinic.journals.book import Entry
from clinic.people import ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.procedure import case_of
from clinic.regulations.r2_booking import R2
from clinic.regulations.r3_home_call import R3
from clinic.schedule import stretch_of
from clinic.tasks import Task, TaskKind

ACT = "call_back"
NOT_TOLD = "not_told"
LANGUAGE = "kk"
REGULATIONS = {regulation.journal.code: regulation for regulation in (R2, R3)}


@dataclass(frozen=True, slots=True)
class ShowCallBacks:
    """Computed and never stored: the task is over once *told* is marked, or the day has passed."""

    units: Units
    clock: Clock

    async def __call__(self, provider: ProviderId) -> Sequence[Task]:
        """In the order of the visits, today's first; then those of the home calls."""
        async with self.units() as unit:
            return await call_backs(unit, self.clock, provider)


async def call_backs(unit: Unit, clock: Clock, provider: ProviderId) -> Sequence[Task]:
    today = clock.today()
    midnight, _ = stretch_of(today, today, clock.zone)
    calendar = await unit.directory.calendar()
    untold = [
        entry
        for regulation in REGULATIONS.values()
        for entry in await unit.journals.untold(provider, midnight, regulation.journal)
    ]
    tasks = [await _task(unit, clock, entry, calendar) for entry in untold]
    return [task for task in tasks if task is not None]


async def _task(
    unit: Unit, clock: Clock, entry: Entry, calendar: ProductionCalendar
) -> Task | None:
    """None: the limit has not run out, or runs no more; or nobody asked, and none is told."""
    if entry.columns.get("kind") == CallKind.ACTIVE:
        return None
    case = case_of(REGULATIONS[entry.book], entry)
    due = case.due(ACT, entry.written_at, calendar, clock.zone)
    if due is None or clock.now() < due:
        return None
    return Task(
        task=f"{TaskKind.CALL_BACK}:{entry.entry}",
        kind=TaskKind.CALL_BACK,
        provider=ProviderId(entry.provider),
        entry=entry.entry,
        why=NOT_TOLD,
        draft={},
        asker=entry.made_by,
        language=await unit.accounts.language(Account(entry.made_by)) or LANGUAGE,
        since=entry.written_at,
        due=due,
    )
