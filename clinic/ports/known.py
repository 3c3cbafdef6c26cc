"""What is uploaded and asked: the register, the directory, the timetable."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from clinic.calendar import ProductionCalendar
from clinic.people import Doctor, DoctorId, Iin, Patient, ProviderId, Referral
from clinic.providers import DatedHours, Fact, Provider, Specialty
from clinic.schedule import Absence, Shift, Slot, Taken
from clinic.visits import EntryNo
from clinic.windows import WindowRule


class Register(Protocol):
    """The register of attached population (РПН)."""

    async def look_at(self, people: Sequence[Iin]) -> None:
        """Reads them together: `find` then costs nothing."""
        ...

    async def look_at_phones(self, phones: Sequence[str]) -> None:
        """Likewise for `by_phone`."""
        ...

    async def find(self, iin: Iin) -> Patient | None: ...
    async def by_phone(self, phone: str) -> Sequence[Patient]:
        """All rows that carry this number (E.164)."""
        ...

    async def by_name(self, last_names: Collection[str], born_in: int) -> Sequence[Patient]:
        """Of these last names, written just so, and born in that year."""
        ...

    async def wards_of(self, guardian: Iin) -> Sequence[Patient]: ...
    async def referrals(self, iin: Iin) -> Sequence[Referral]: ...


class Directory(Protocol):
    """What anybody may know: providers, doctors, specialties, facts, the calendar."""

    async def providers(self) -> Sequence[Provider]: ...
    async def provider(self, provider: ProviderId) -> Provider: ...
    async def doctors(self, provider: ProviderId) -> Sequence[Doctor]: ...
    async def doctor(self, doctor: DoctorId) -> Doctor: ...
    async def specialties(self) -> Sequence[Specialty]: ...
    async def facts(self, topic: str, on: date) -> Sequence[Fact]:
        """The facts of a topic in force on that day, the newest per provider and regulation."""
        ...

    async def calendar(self) -> ProductionCalendar: ...
    async def windows(self, provider: ProviderId, on: date) -> Sequence[WindowRule]:
        """Those in force on that day: the provider's own before those of all, in their order."""
        ...

    async def set_fact(self, fact: Fact) -> None:
        """From its day on; one of the same day is replaced."""
        ...

    async def set_hours(self, hours: DatedHours) -> None:
        """Likewise."""
        ...


class Timetable(Protocol):
    """Shifts, absences, and the times that are held or booked."""

    async def shifts(
        self, doctors: Sequence[DoctorId], first: date, last: date
    ) -> Sequence[Shift]: ...
    async def absences(
        self, doctors: Sequence[DoctorId], first: date, last: date
    ) -> Sequence[Absence]: ...
    async def taken(
        self,
        doctors: Sequence[DoctorId],
        since: datetime,
        until: datetime,
        now: datetime,
        but_held_by: str,
    ) -> Sequence[Taken]:
        """Booked times and holds that still run, except holds of `but_held_by`."""
        ...

    async def hold(self, slot: Slot, holder: str, until: datetime, now: datetime) -> bool:
        """One conditional write (B2.5); False: somebody else has it.

        Any other hold of the same holder is released in the same unit.
        """
        ...

    async def take(
        self, slot: Slot, holder: str, entry: EntryNo, patient: Iin, day: date, now: datetime
    ) -> bool:
        """The conditional write that decides (house.md "Storage"); False: it is gone.

        Raises Refused(ALREADY_BOOKED) when the person already has an active visit with that
        doctor on that day (B2.6): a unique key stands behind the rule.
        """
        ...

    async def release(self, holder: str) -> None:
        """Ends the holder's hold, if any."""
        ...

    async def free(self, entry: EntryNo) -> bool:
        """The time of this entry may be taken again; False: it was freed before."""
        ...

    async def close(self, doctor: DoctorId, since: datetime, until: datetime) -> bool:
        """Nobody may have a time that overlaps; held ones are taken away. False: it is booked.

        The conditional write is on the start, as `take` is: it decides between the two.
        """
        ...

    async def reopen(self, doctor: DoctorId, since: datetime, until: datetime) -> bool:
        """What was closed of this stretch may be taken again; False: nothing was."""
        ...

    async def add_shift(self, shift: Shift) -> bool:
        """False: one of that doctor begins at that very time."""
        ...

    async def booked(
        self, doctor: DoctorId, since: datetime, until: datetime
    ) -> Sequence[EntryNo]:
        """Of visits that begin then, in their order."""
        ...

    async def visits(
        self, doctors: Sequence[DoctorId], since: datetime, until: datetime
    ) -> Sequence[Taken]:
        """Times of visits that begin then."""
        ...

    async def counted(
        self, doctors: Sequence[DoctorId], since: datetime, until: datetime
    ) -> Mapping[DoctorId, int]:
        """How many such visits each of them has; none for who has none."""
        ...

    async def unverified(self, doctor: DoctorId, day: date) -> int:
        """How many active visits of that doctor's day were made at L1 (B0.2)."""
        ...
