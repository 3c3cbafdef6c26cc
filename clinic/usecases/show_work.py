"""The one work list: what waits for this member of the staff, and what is known of one task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from clinic.acting import CHATS, PHONES
from clinic.home_calls import HomeCall
from clinic.journals.book import Entry
from clinic.journals.home_calls import HOME_CALLS, call_of
from clinic.journals.pre_appointment import PRE_APPOINTMENT, visit_of
from clinic.people import Doctor, DoctorId, Iin, Patient
from clinic.ports import Clock, Unit, Units
from clinic.refusals import NotFound
from clinic.tasks import Task
from clinic.usecases.calling import is_feldsher, window_of
from clinic.usecases.person_shown import PersonShown, person_shown
from clinic.usecases.work_list import Worker, open_work, task_of
from clinic.visits import EntryNo, Visit
from clinic.windows import Window

PATIENT, DOCTOR, ENTRY = "patient", "doctor", "entry"


@dataclass(frozen=True, slots=True, repr=False)
class TaskShown:
    """The entry is a visit, or a home call with the window that was promised.

    `person` and what stands below it are there for whoever has taken the task. `said`: the draft,
    without the patient. `contact` is E.164, `chat` a Telegram number.
    """

    task: Task
    overdue: bool
    mine: bool
    visit: Visit | None
    call: HomeCall | None
    window: Window | None
    by_feldsher: bool
    doctor: Doctor | None
    person: PersonShown | None = None
    patient: Iin | None = None
    contact: str | None = None
    chat: str | None = None
    said: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ShowWork:
    """Nothing personal is read before somebody takes the task: taking is what is noted (B0.7)."""

    units: Units
    clock: Clock

    async def __call__(self, worker: Worker) -> Sequence[Task]:
        """The oldest promise first."""
        async with self.units() as unit:
            return await open_work(unit, self.clock, worker)

    async def task(self, number: str, worker: Worker) -> TaskShown:
        """Raises NotFound for a task that is done, or another provider's, alike."""
        async with self.units() as unit:
            task = await task_of(unit, self.clock, number, worker)
            entry = await _entry(unit, task)
            visit = visit_of(entry) if entry and entry.book == PRE_APPOINTMENT.code else None
            call = call_of(entry) if entry and entry.book == HOME_CALLS.code else None
            doctor = await _doctor(unit, task, visit, call)
            shown = TaskShown(
                task=task,
                overdue=task.overdue(self.clock.now()),
                mine=task.taken_by == worker.staff,
                visit=visit,
                call=call,
                window=window_of(call, self.clock) if call else None,
                by_feldsher=is_feldsher(doctor),
                doctor=doctor,
            )
            return await _in_hand(unit, shown, entry) if shown.mine else shown


async def _entry(unit: Unit, task: Task) -> Entry | None:
    number = task.entry or task.draft.get(ENTRY)
    if number is None:
        return None
    try:
        return await unit.journals.find(EntryNo(number))
    except NotFound:
        return None


async def _doctor(
    unit: Unit, task: Task, visit: Visit | None, call: HomeCall | None
) -> Doctor | None:
    """Whose visit it is, or who comes; else who was chosen."""
    if call:
        named: str | None = call.handed_to
    else:
        named = visit.doctor if visit else task.draft.get(DOCTOR)
    return await unit.directory.doctor(DoctorId(named)) if named else None


async def _in_hand(unit: Unit, shown: TaskShown, entry: Entry | None) -> TaskShown:
    task = shown.task
    patient = await _patient(unit, task, entry)
    asker = task.asker or ""
    return replace(
        shown,
        person=person_shown(patient) if patient else None,
        patient=patient.iin if patient else None,
        contact=await _number(unit, task, patient, entry),
        chat=asker.removeprefix(CHATS) if asker.startswith(CHATS) else None,
        said={key: value for key, value in task.draft.items() if key != PATIENT},
    )


async def _patient(unit: Unit, task: Task, entry: Entry | None) -> Patient | None:
    """Whom it is about."""
    iin = entry.columns.get("iin") if entry else task.draft.get(PATIENT)
    return await unit.register.find(Iin(iin)) if iin else None


async def _number(
    unit: Unit, task: Task, patient: Patient | None, entry: Entry | None
) -> str | None:
    """Which was given for this very matter, or rang; else the register's, a child's guardian's."""
    asker = task.asker or ""
    given = entry.columns.get("contact") if entry else task.draft.get("contact")
    if given or asker.startswith(PHONES):
        return given or asker.removeprefix(PHONES)
    guardians = patient.guardians if patient else ()
    people = [patient, *[await unit.register.find(one) for one in guardians]]
    return next((one.phone for one in people if one and one.phone), None)
