"""What each process keeps in memory: the directory, and the shifts and absences of doctors.

Imports raise the directory's revision. A process asks for the revision at most every two seconds
of its Clock, so another process's import is seen no later than that; its own import at once,
by `forget`. Visits and holds are never kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import Executable, bindparam, select

from clinic.people import DoctorId
from clinic.ports import Clock
from clinic.schedule import Absence, Shift
from storage.leaves import Leaves, read_leaves
from storage.marshal import day, listed
from storage.statements import AnyOf, Inserting, Statement, given, upsert
from storage.tables import absences, revisions, shifts
from storage.transaction import Transaction

DIRECTORY = "directory"
ASKED_AGAIN_AFTER = timedelta(seconds=2)


def _raising(insert: Inserting) -> Executable:
    first = insert(revisions).values(name=bindparam("name"), revision=1)
    return first.on_conflict_do_update(
        index_elements=["name"], set_={"revision": revisions.c.revision + 1}
    )


REVISION = Statement(select(revisions.c.revision).where(revisions.c.name == DIRECTORY))
RAISE_REVISION = upsert(_raising)
SHIFTS = Statement(
    select(*shifts.columns)
    .where(AnyOf(shifts.c.doctor, "doctors"), shifts.c.day >= given("first"))
    .order_by(shifts.c.doctor, shifts.c.day, shifts.c.starts)
)
ABSENCES = Statement(
    select(*absences.columns)
    .where(AnyOf(absences.c.doctor, "doctors"), absences.c.last >= given("first"))
    .order_by(absences.c.doctor, absences.c.first)
)


@dataclass(frozen=True, slots=True)
class Roster:
    """A doctor's shifts and absences from a day on."""

    first: date
    shifts: tuple[Shift, ...]
    absences: tuple[Absence, ...]


@dataclass(slots=True)
class Held:
    """Everything kept under one revision. Who still reads into a forgotten one harms nobody."""

    leaves: Leaves | None = None
    rosters: dict[DoctorId, Roster] = field(default_factory=dict)


class Kept:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._revision: int | None = None
        self._asked_at: datetime | None = None
        self._held = Held()

    def forget(self) -> None:
        self._asked_at = None
        self._held = Held()

    def revise(self, transaction: Transaction) -> None:
        """The directory is changed in this transaction: other processes read it anew as well."""
        transaction.write(RAISE_REVISION, name=DIRECTORY)
        transaction.afterwards(self.forget)

    async def leaves(self, transaction: Transaction) -> Leaves:
        held = await self._kept_up(transaction)
        if held.leaves is None:
            held.leaves = await read_leaves(transaction)
        return held.leaves

    async def shifts(
        self, transaction: Transaction, doctors: Sequence[DoctorId], first: date, last: date
    ) -> Sequence[Shift]:
        return [
            shift
            for roster in await self._of(transaction, doctors, first)
            for shift in roster.shifts
            if first <= shift.day <= last
        ]

    async def absences(
        self, transaction: Transaction, doctors: Sequence[DoctorId], first: date, last: date
    ) -> Sequence[Absence]:
        return [
            absence
            for roster in await self._of(transaction, doctors, first)
            for absence in roster.absences
            if absence.first <= last and absence.last >= first
        ]

    async def _kept_up(self, transaction: Transaction) -> Held:
        now = self._clock.now()
        if self._asked_at and timedelta(0) <= now - self._asked_at < ASKED_AGAIN_AFTER:
            return self._held
        found = await transaction.row(REVISION)
        revision = 0 if found is None else found[0]
        if revision != self._revision:
            self.forget()
        self._revision, self._asked_at = revision, now
        return self._held

    async def _of(
        self, transaction: Transaction, doctors: Sequence[DoctorId], first: date
    ) -> Sequence[Roster]:
        rosters = (await self._kept_up(transaction)).rosters
        unknown = [one for one in doctors if one not in rosters or rosters[one].first > first]
        if unknown:
            rosters.update(await _read_rosters(transaction, unknown, first))
        return [rosters[doctor] for doctor in doctors]


async def _read_rosters(
    transaction: Transaction, doctors: Sequence[DoctorId], first: date
) -> dict[DoctorId, Roster]:
    which = {"doctors": listed(doctors), "first": first.isoformat()}
    received = [_shift(*row) for row in await transaction.rows(SHIFTS, **which)]
    away = [_absence(*row) for row in await transaction.rows(ABSENCES, **which)]
    return {
        doctor: Roster(
            first,
            tuple(shift for shift in received if shift.doctor == doctor),
            tuple(absence for absence in away if absence.doctor == doctor),
        )
        for doctor in doctors
    }


def _shift(doctor: str, on: str, starts: str, ends: str, slot_minutes: int) -> Shift:
    start, end = time.fromisoformat(starts), time.fromisoformat(ends)
    return Shift(DoctorId(doctor), day(on), start, end, slot_minutes)


def _absence(doctor: str, first: str, last: str, reason: str) -> Absence:
    return Absence(DoctorId(doctor), day(first), day(last), reason)
