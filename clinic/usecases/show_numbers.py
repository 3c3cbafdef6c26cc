"""Today's numbers of a provider: nobody's data, so that a chat may carry them."""

from collections.abc import Mapping
from dataclasses import dataclass

from clinic.acting import Manager
from clinic.journals.book import Mark
from clinic.ports import Clock, Units
from clinic.schedule import stretch_of
from clinic.usecases.work_list import open_work

CALLED_OFF = (Mark.MOVED, Mark.CANCELLED, Mark.CLOSED_BY_CLINIC)


@dataclass(frozen=True, slots=True)
class Numbers:
    """`written` and `refusals` by their codes; `expected` are the visits of today that stand."""

    written: Mapping[str, int]
    expected: int
    came: int
    missed: int
    cancelled: int
    closed: int
    waiting: int
    refusals: Mapping[str, int]
    tasks: int
    overdue: int


@dataclass(frozen=True, slots=True)
class ShowNumbers:
    units: Units
    clock: Clock

    async def __call__(self, manager: Manager) -> Numbers:
        """Of today, by the clinic's clock."""
        today, now = self.clock.today(), self.clock.now()
        stretch = stretch_of(today, today, self.clock.zone)
        here = manager.provider
        async with self.units() as unit:
            visits = await unit.tallies.visits(here, *stretch)
            called_off = await unit.tallies.called_off(here, *stretch)
            tasks = await open_work(unit, self.clock, manager)
            gone = sum(visits.get(mark, 0) for mark in CALLED_OFF)
            return Numbers(
                written=await unit.tallies.written(here, *stretch),
                expected=visits.get(Mark.ENTERED, 0) - gone,
                came=visits.get(Mark.CAME, 0),
                missed=visits.get(Mark.MISSED, 0),
                cancelled=called_off.get(Mark.CANCELLED, 0),
                closed=called_off.get(Mark.CLOSED_BY_CLINIC, 0),
                waiting=await unit.tallies.waiting(here, now),
                refusals=await unit.tallies.refusals(here, *stretch),
                tasks=len(tasks),
                overdue=sum(task.overdue(now) for task in tasks),
            )
