"""Shifts minus absences minus visits = free times, computed and never stored."""

from dataclasses import dataclass
from datetime import date, datetime, time

from clinic.people import DoctorId


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch in which a doctor receives, local wall-clock time."""

    doctor: DoctorId
    day: date
    start: time
    end: time
    slot_minutes: int


@dataclass(frozen=True, slots=True)
class Absence:
    """Whole days, both ends included."""

    doctor: DoctorId
    first: date
    last: date
    reason: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A time of a doctor; both ends aware, in UTC."""

    starts_at: datetime
    ends_at: datetime
    doctor: DoctorId


@dataclass(frozen=True, slots=True)
class Taken:
    """A time that is held or booked: what the schedule subtracts."""

    doctor: DoctorId
    starts_at: datetime
    ends_at: datetime
