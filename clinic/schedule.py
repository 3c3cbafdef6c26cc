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
    by_doctor = _by_doctor(shifts, absences, taken, _Opening(hours_of, zone, since, until))
    times = [(*stretch, doctor) for doctor, free in by_doctor for stretch in free]
    return [Slot(*time_of) for time_of in sorted(times)]


def earliest_slots(  # noqa: PLR0913, PLR0917 - as `free_slots`
    shifts: Iterable[Shift],
    absences: Iterable[Absence],
    taken: Iterable[Taken],
    hours_of: HoursOf,
    zone: ZoneInfo,
    since: datetime,
    until: datetime,
) -> dict[DoctorId, Slot]:
    """The first of `free_slots` of each doctor who has any; later days are not worked out."""
    by_doctor = _by_doctor(shifts, absences, taken, _Opening(hours_of, zone, since, until))
    firsts = ((doctor, next(free, None)) for doctor, free in by_doctor)
    return {doctor: Slot(*stretch, doctor) for doctor, stretch in firsts if stretch}


class _Opening:
    """The provider's hours within since..until as instants, each day worked out once."""

    def __init__(
        self, hours_of: HoursOf, zone: ZoneInfo, since: datetime, until: datetime
    ) -> None:
        self._hours_of = hours_of
        self._zone = zone
        self._since = since
        self._until = until
        self._days: dict[date, list[Stretch]] = {}

    def times(self, shift: Shift) -> Iterator[Stretch]:
        """The grid of the shift, as far as it lies in the hours."""
        start, end = self._instants(shift.day, shift.start, shift.end)
        length = timedelta(minutes=shift.slot_minutes)
        for opens, closes in self._on(shift.day):
            skipped = -((start - max(start, opens, self._since)) // length)
            at = start + skipped * length
            last = min(end, closes)
            while (ends := at + length) <= last and at < self._until:
                yield at, ends
                at = ends

    def _on(self, day: date) -> list[Stretch]:
        if day not in self._days:
            openings = self._hours_of(day)
            self._days[day] = [self._instants(day, o.start, o.end) for o in openings]
        return self._days[day]

    def _instants(self, day: date, start: time, end: time) -> Stretch:
        begins = datetime.combine(day, start, self._zone)
        ends = datetime.combine(day, end, self._zone)
        return begins.astimezone(UTC), ends.astimezone(UTC)


def _by_doctor(
    shifts: Iterable[Shift],
    absences: Iterable[Absence],
    taken: Iterable[Taken],
    opening: _Opening,
) -> Iterator[tuple[DoctorId, Iterator[Stretch]]]:
    """Each doctor with the free times, which are worked out only as far as they are read."""
    away = list(absences)
    busy: dict[DoctorId, list[Stretch]] = {}
    for hindrance in taken:
        busy.setdefault(hindrance.doctor, []).append((hindrance.starts_at, hindrance.ends_at))
    in_order = sorted(shifts, key=lambda shift: (shift.doctor, shift.day))
    for doctor, own in groupby(in_order, key=lambda shift: shift.doctor):
        present = [shift for shift in own if not _is_away(shift, away)]
        yield doctor, _clear(_day_by_day(present, opening), sorted(busy.get(doctor, [])))


def _is_away(shift: Shift, absences: Sequence[Absence]) -> bool:
    return any(
        absence.doctor == shift.doctor and absence.first <= shift.day <= absence.last
        for absence in absences
    )


def _day_by_day(shifts: Iterable[Shift], opening: _Opening) -> Iterator[Stretch]:
    for _, of_day in groupby(shifts, key=lambda shift: shift.day):
        yield from sorted(stretch for shift in of_day for stretch in opening.times(shift))


def _clear(times: Iterable[Stretch], busy: Sequence[Stretch]) -> Iterator[Stretch]:
    """The times that overlap nothing busy and no earlier time; both come in order."""
    following = 0
    occupied_until = datetime.min.replace(tzinfo=UTC)
    for start, end in times:
        while following < len(busy) and busy[following][0] < end:
            occupied_until = max(occupied_until, busy[following][1])
            following += 1
        if start >= occupied_until:
            yield start, end
            occupied_until = end
