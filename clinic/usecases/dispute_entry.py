"""«Мен емес»: what was done in somebody's name goes to the clinic's manager (§3.11)."""

from dataclasses import dataclass
from datetime import datetime, time

from clinic.acting import Asker
from clinic.journals.book import Entry
from clinic.people import ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.providers import Provider
from clinic.tasks import Task, TaskKind
from clinic.usecases.owning import own_entry
from clinic.visits import EntryNo

WORKING_DAYS = 1
CLOSES = time(18)
"""Where the provider's own hours tell nothing."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """By when the manager answers. Nothing was changed."""

    answer_by: datetime


@dataclass(frozen=True, slots=True)
class DisputeEntry:
    """Said twice is said once. Raises NotYours as CancelVisit does."""

    units: Units
    clock: Clock

    async def __call__(self, number: EntryNo, asker: Asker) -> Disputed:
        async with self.units(writing=True) as unit:
            entry = await own_entry(unit, self.clock, number, asker)
            task = await unit.work.find(_named(number))
            if task is None:
                task = await self._task(unit, entry, asker)
                await unit.work.add(task)
                await self._note(unit, entry, asker)
                await unit.commit()
        return Disputed(task.due)

    async def _task(self, unit: Unit, entry: Entry, asker: Asker) -> Task:
        provider = await unit.directory.provider(ProviderId(entry.provider))
        return Task(
            task=_named(entry.entry),
            kind=TaskKind.DISPUTE,
            provider=provider.provider,
            entry=entry.entry,
            why=TaskKind.DISPUTE.value,
            draft={},
            asker=asker.account,
            language=asker.language,
            since=self.clock.now(),
            due=await self._answer_by(unit, provider),
        )

    async def _answer_by(self, unit: Unit, provider: Provider) -> datetime:
        """The end of the next working day."""
        calendar = await unit.directory.calendar()
        day = calendar.add_working_days(self.clock.today(), WORKING_DAYS)
        closes = max((opening.end for opening in calendar.hours(provider, day)), default=CLOSES)
        return datetime.combine(day, closes, self.clock.zone).astimezone(self.clock.now().tzinfo)

    async def _note(self, unit: Unit, entry: Entry, asker: Asker) -> None:
        await unit.history.note(
            at=self.clock.now(),
            actor=asker.account,
            role=asker.level.value,
            provider=entry.provider,
            act="dispute",
            object_=entry.entry,
            reason="",
            outcome="noted",
        )


def _named(number: EntryNo) -> str:
    return f"{TaskKind.DISPUTE}:{number}"
