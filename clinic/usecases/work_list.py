"""Whose a task is: what waits for the people of one provider, and who of them sees it (B0.10)."""

from collections.abc import Sequence

from clinic.acting import Manager, Operator
from clinic.people import Iin
from clinic.ports import Clock, Unit
from clinic.providers import RECEIVING
from clinic.refusals import NotFound
from clinic.tasks import FOR_THE_MANAGER, Task, TaskKind
from clinic.usecases.show_call_backs import call_backs

Worker = Operator | Manager
"""Who works on the list: the desk, and the manager above it."""


async def open_work(unit: Unit, clock: Clock, worker: Worker) -> Sequence[Task]:
    """What is not done, the oldest promise first; a call-back that was taken stands once."""
    computed = {task.task: task for task in await call_backs(unit, clock, worker.provider)}
    kept = [task for task in await unit.work.open(worker.provider) if _holds(task, computed)]
    known = {task.task for task in kept}
    tasks = [*kept, *(task for task in computed.values() if task.task not in known)]
    seen = [task for task in tasks if await _is_for(unit, clock, task, worker)]
    return sorted(seen, key=lambda task: (task.due, task.task))


async def task_of(unit: Unit, clock: Clock, number: str, worker: Worker) -> Task:
    """Raises NotFound for a task that is done, told meanwhile, or another's, all alike."""
    tasks = await open_work(unit, clock, worker)
    found = next((task for task in tasks if task.task == number), None)
    if found is None:
        raise NotFound
    return found


def _holds(task: Task, computed: dict[str, Task]) -> bool:
    """A call-back is over once its entry was told, or is ahead no longer."""
    return task.kind is not TaskKind.CALL_BACK or task.task in computed


async def _is_for(unit: Unit, clock: Clock, task: Task, worker: Worker) -> bool:
    above = isinstance(worker, Manager)
    return (above or task.kind not in FOR_THE_MANAGER) and await _concerns(
        unit, clock, task, worker
    )


async def _concerns(unit: Unit, clock: Clock, task: Task, worker: Worker) -> bool:
    """A request that names no clinic is for the patient's own, where that is known.

    Else whoever receives patients may answer it, and the first who takes it has it.
    """
    if task.provider is not None:
        return True
    patient = task.draft.get("patient")
    known = await unit.register.find(Iin(patient)) if patient else None
    attached = known.provider_on(clock.today()) if known else None
    if attached is not None:
        return attached == worker.provider
    return (await unit.directory.provider(worker.provider)).kind in RECEIVING
