"""Somebody takes a task, finishes it, or gives it back: one person has it at a time (B0.10)."""

from dataclasses import dataclass

from clinic.acting import Account
from clinic.notices import NoticeKind, of_entry, when_awake
from clinic.people import ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.tasks import Outcome, Task, TaskKind
from clinic.usecases.noting import Act, note
from clinic.usecases.once import anew
from clinic.usecases.record_told import Told, mark_told
from clinic.usecases.work_list import Worker, task_of
from clinic.visits import EntryNo

ANSWERS = {
    Outcome.UPHELD: NoticeKind.DISPUTE_UPHELD,
    Outcome.REJECTED: NoticeKind.DISPUTE_REJECTED,
}
FREE = "free"
PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class TakeTask:
    """False: another was quicker. Taken twice by one person is taken once.

    `instead_of`: who has it, and whoever takes it over has seen that. Raises NotFound as ShowWork.
    """

    units: Units
    clock: Clock

    async def __call__(self, number: str, worker: Worker, instead_of: str | None = None) -> bool:
        async with self.units(writing=True) as unit:
            task = await task_of(unit, self.clock, number, worker)
            if task.taken_by == worker.staff:
                return True
            if not await unit.work.take(task, worker.staff, worker.provider, instead_of):
                return False
            before = f"from {instead_of}" if instead_of else FREE
            act = Act("take_task", number, reason=task.kind.value, outcome=before)
            await note(unit, self.clock, worker, act)
            await unit.commit()
        return True


@dataclass(frozen=True, slots=True)
class GiveBackTask:
    """Others may take it again. False: it is not this one's any more."""

    units: Units
    clock: Clock

    async def __call__(self, number: str, worker: Worker) -> bool:
        async with self.units(writing=True) as unit:
            task = await unit.work.find(number)
            if task is None or not await unit.work.give_back(number, worker.staff, _whose(task)):
                return False
            await note(unit, self.clock, worker, Act("give_back_task", number))
            await unit.commit()
        return True


@dataclass(frozen=True, slots=True)
class FinishTask:
    """Done, by whoever has it. False: it is not this one's any more, or done.

    `told` also ends a call-back: the entry is marked by who said it. Whoever has disputed an
    entry hears the answer in the chat.
    """

    units: Units
    clock: Clock

    async def __call__(
        self,
        number: str,
        worker: Worker,
        *,
        told: Told | None = None,
        outcome: Outcome = Outcome.DONE,
    ) -> bool:
        async def deed() -> bool:
            async with self.units(writing=True) as unit:
                finished = await self._finish(unit, number, worker, told, outcome)
                await unit.commit()
            return finished

        return await anew(deed)

    async def _finish(
        self, unit: Unit, number: str, worker: Worker, told: Told | None, outcome: Outcome
    ) -> bool:
        task = await unit.work.find(number)
        now = self.clock.now()
        if task is None or not await unit.work.finish(number, worker.staff, now):
            return False
        if told and task.entry:
            await mark_told(unit, self.clock, EntryNo(task.entry), told, by=worker.account)
        if task.kind is TaskKind.DISPUTE and outcome in ANSWERS:
            await self._answer(unit, task, ANSWERS[outcome])
        act = Act("finish_task", number, reason=task.kind.value, outcome=outcome.value)
        await note(unit, self.clock, worker, act)
        return True

    async def _answer(self, unit: Unit, task: Task, kind: NoticeKind) -> None:
        """To that chat and no other: who was asked may not even know of the dispute."""
        asker = Account(task.asker) if task.asker else None
        due_at = when_awake(self.clock.now(), self.clock.zone)
        notice = of_entry(kind, EntryNo(task.entry or ""), due_at, asker, task.language)
        await unit.outbox.add(notice)


def _whose(task: Task) -> ProviderId | None:
    """A request that named no clinic is anybody's again."""
    if task.kind is not TaskKind.PERSON_ASKED:
        return task.provider
    named = task.draft.get(PROVIDER)
    return ProviderId(named) if named else None
