"""The manager hears when more than half of a doctor's day was taken at L1 (B0.2)."""

from datetime import date

from clinic.people import Doctor
from clinic.ports import Clock, Unit
from clinic.rules.limits import mostly_unverified
from clinic.tasks import Task, TaskKind
from clinic.usecases.free_times import FreeTimes


async def watch_unverified_day(unit: Unit, clock: Clock, doctor: Doctor, day: date) -> None:
    """Asked before one more visit is taken at L1. The task's id lets it be added once a day."""
    taken = 1 + await unit.timetable.unverified(doctor.doctor, day)
    if not mostly_unverified(taken, len(await FreeTimes(unit, clock).whole_day(doctor, day))):
        return
    await unit.work.add(
        Task(
            task=f"{TaskKind.UNVERIFIED_DAY}:{doctor.doctor}:{day.isoformat()}",
            kind=TaskKind.UNVERIFIED_DAY,
            provider=doctor.provider,
            entry=None,
            why=TaskKind.UNVERIFIED_DAY.value,
            draft={"doctor": doctor.doctor, "day": day.isoformat()},
            asker=None,
            language="kk",
            since=clock.now(),
            due=clock.now(),
        )
    )
