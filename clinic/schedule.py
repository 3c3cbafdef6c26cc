"""Shifts minus absences minus visits = free times, computed and never stored."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from clinic.people import DoctorId
from clinic.providers import Opening


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


HoursOf = Callable[[date], Sequence[Opening]]
"""When the provider is open on a day: none on a closed one (`ProductionCalendar.hours`)."""

Stretch = tuple[datetime, datetime]
"""From, until; the end is not in it."""


def stretch_of(first: date, last: date, zone: ZoneInfo) -> Stretch:
    """The instants of whole local days, both included."""
    since = datetime.combine(first, time.min, zone)
    until = datetime.combine(last + timedelta(days=1), time.min, zone)
    return since.astimezone(UTC), until.astimezone(UTC)


def free_slots(  # noqa: PLR0913, PLR0917 - what is subtracted from what
    shifts: Iterable[Shift],
    absences: Iterable[Absence],
    taken: Iterable[Taken],
    hours_of: HoursOf,
    zone: ZoneInfo,
    since: datetime,
    until: datetime,
) -> list[Slot]:
    """Free times of all doctors that start in since..until (the end not included), in order.

    A taken time is subtracted by overlap, not by its start: an import may have changed the grid.
    Where shifts of one doctor overlap, the earlier time stands: nobody receives two at once.
    """
    away = list(absences)
    busy: dict[DoctorId, list[Stretch]] = {}
    for time_taken in taken:
        busy.setdefault(time_taken.doctor, []).append((time_taken.starts_at, time_taken.ends_at))
    slots: list[Slot] = []
    by_doctor = sorted(shifts, key=lambda shift: (shift.doctor, shift.day, shift.start))
    for doctor, own in groupby(by_doctor, key=lambda shift: shift.doctor):
        present = [shift for shift in own if not _is_away(shift, away)]
        times = sorted(_times(present, _Hours(hours_of, zone), since, until))
        slots += [Slot(*stretch, doctor) for stretch in _clear(times, busy.get(doctor, []))]
    return sorted(slots)


class _Hours:
    """Opening hours as instants, each day worked out once."""

    def __init__(self, hours_of: HoursOf, zone: ZoneInfo) -> None:
        self._hours_of = hours_of
        self._zone = zone
        self._days: dict[date, list[Stretch]] = {}

    def on(self, day: date) -> list[Stretch]:
        if day not in self._days:
            openings = self._hours_of(day)
            self._days[day] = [self.instants(day, o.start, o.end) for o in openings]
        return self._days[day]

    def instants(self, day: date, start: time, end: time) -> Stretch:
        begins = datetime.combine(day, start, self._zone)
        ends = datetime.combine(day, end, self._zone)
        return begins.astimezone(UTC), ends.astimezone(UTC)


def _is_away(shift: Shift, absences: Sequence[Absence]) -> bool:
    return any(
        absence.doctor == shift.doctor and absence.first <= shift.day <= absence.last
        for absence in absences
    )


def _times(
    shifts: Iterable[Shift], hours: _Hours, since: datetime, until: datetime
) -> Iterator[Stretch]:
    """The grid of each shift, cut to since..until and to the provider's hours."""
    for shift in shifts:
        openings = hours.on(shift.day)
        start, end = hours.instants(shift.day, shift.start, shift.end)
        length = timedelta(minutes=shift.slot_minutes)
        while openings and start + length <= end:
            ends = start + length
            if since <= start < until and any(o <= start and ends <= c for o, c in openings):
                yield start, ends
            start = ends


def _clear(times: Sequence[Stretch], busy: Sequence[Stretch]) -> Iterator[Stretch]:
    """The times that overlap nothing busy and no earlier time; `times` in order."""
    coming = sorted(busy)
    at = 0
    occupied_until = datetime.min.replace(tzinfo=UTC)
    for start, end in times:
        while at < len(coming) and coming[at][0] < end:
            occupied_until = max(occupied_until, coming[at][1])
            at += 1
        if start >= occupied_until:
            yield start, end
            occupied_until = end
