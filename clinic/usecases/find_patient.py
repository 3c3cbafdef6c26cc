"""The staff looks up one person, with a reason, and of its own provider only (B0.7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from clinic.acting import Operator
from clinic.home_calls import MAY_BE_PREGNANT, AgeGroup, age_group
from clinic.journals.certificates import CERTIFICATES
from clinic.people import Doctor, Iin, Patient, initials
from clinic.ports import LOOK_UP, Clock, Unit, Units
from clinic.refusals import NotFound, Refused
from clinic.rules.attachment import attached_days, attached_within_horizon
from clinic.rules.facts import BookingFacts
from clinic.rules.hours import last_day
from clinic.staffing import LookUpReason
from clinic.usecases.household import precinct_doctors
from clinic.usecases.noting import Act, note
from clinic.usecases.owning import ensure_own_provider, provider_of
from clinic.usecases.refusing import recording_refusals
from clinic.visits import EntryNo

BY_SOMETHING_ELSE = "by phone or name"  # and it was nobody, or several
FEMALE = "f"


@dataclass(frozen=True, slots=True, repr=False)
class ByIin:
    iin: Iin


@dataclass(frozen=True, slots=True, repr=False)
class ByPhone:
    """The number stands in the register, perhaps in the rows of a whole family."""

    phone: str  # E.164


@dataclass(frozen=True, slots=True, repr=False)
class ByName:
    """Each word in all its spellings; any of them is the last name.

    `born_on`, where it is known, tells namesakes apart.
    """

    words: tuple[frozenset[str], ...]
    born_in: int
    born_on: date | None = None


@dataclass(frozen=True, slots=True, repr=False)
class ByEntry:
    """An entry of the own provider, by the number that its person was told."""

    entry: EntryNo


Sought = ByIin | ByPhone | ByName | ByEntry


@dataclass(frozen=True, slots=True, repr=False)
class Namesake:
    """One of several: as little as tells them apart."""

    iin: Iin
    initials: str
    birth_year: str


@dataclass(frozen=True, slots=True, repr=False)
class PatientCard:
    """What the register says of one person, as far as a chat may carry it (B0.9).

    `first` and `last` are the days that may be booked: attached here from `first` on. `phone` is
    the contact of the entry by which the person was found, else the register's. What stands below
    it is asked of nobody whom a doctor is called to (B3.1).
    """

    iin: Iin
    initials: str
    birth_year: str
    first: date
    last: date
    precinct: str | None
    doctors: tuple[Doctor, ...]
    home_care: str
    phone: str | None
    found_at: datetime
    age: AgeGroup
    may_be_pregnant: bool


Found = PatientCard | tuple[Namesake, ...]


@dataclass(frozen=True, slots=True)
class FindPatient:
    """Each look-up is a row of the history, whatever comes of it.

    Whoever is attached elsewhere is refused: of them nothing is told but that.
    """

    units: Units
    clock: Clock

    async def __call__(self, sought: Sought, reason: LookUpReason, staff: Operator) -> Found:
        """Several are answered as namesakes. Raises Refused as `CheckRegister` does at L2.

        Raises NotYours for an entry of another provider.
        """
        about = sought.entry if isinstance(sought, ByEntry) else ""
        async with recording_refusals(self.units, self.clock, staff, staff.provider, about=about):
            async with self.units(writing=True) as unit:
                rows, contact = await self._rows(unit, sought, staff)
                here, refused = await self._of_own(unit, rows, staff)
                await self._note(unit, here or rows, refused, reason, staff)
                answer = await self._answer(unit, here, staff, contact)
                await unit.commit()
            if refused is not None:
                raise refused
            return answer

    async def _of_own(
        self, unit: Unit, rows: Sequence[Patient], staff: Operator
    ) -> tuple[Sequence[Patient], Refused | None]:
        """Those attached here; where there are none, why not."""
        provider = await unit.directory.provider(staff.provider)
        now, today = self.clock.now(), self.clock.today()

        def refusal(row: Patient | None) -> Refused | None:
            facts = BookingFacts(row, provider, today, now, today, staff)
            return attached_within_horizon(facts)

        here = [row for row in rows if refusal(row) is None]
        return here, None if here else refusal(rows[0] if rows else None)

    async def _rows(
        self, unit: Unit, sought: Sought, staff: Operator
    ) -> tuple[Sequence[Patient], str | None]:
        """With the contact that was given for an entry. Raises NotYours for another provider's."""
        match sought:
            case ByIin(iin):
                return await _of_iin(unit, iin), None
            case ByPhone(phone):
                return await unit.register.by_phone(phone), None
            case ByName():
                return await _named(unit, sought), None
        ensure_own_provider(staff, provider_of(sought.entry))
        try:
            entry = await unit.journals.find(sought.entry)
        except NotFound:
            return [], None
        if entry.book == CERTIFICATES.code:
            return [], None
        return await _of_iin(unit, Iin(entry.columns["iin"] or "")), entry.columns.get("contact")

    async def _answer(
        self, unit: Unit, here: Sequence[Patient], staff: Operator, contact: str | None
    ) -> Found:
        if len(here) == 1:
            card = await self._card(unit, here[0], staff)
            return replace(card, phone=contact or card.phone)
        return tuple(Namesake(row.iin, initials(row.name), _birth_year(row)) for row in here)

    async def _card(self, unit: Unit, patient: Patient, staff: Operator) -> PatientCard:
        provider, today = await unit.directory.provider(staff.provider), self.clock.today()
        last = last_day(today, provider)
        days = attached_days(patient, staff.provider, today, last) or (today, last)
        doctors = await unit.directory.doctors(staff.provider)
        return PatientCard(
            iin=patient.iin,
            initials=initials(patient.name),
            birth_year=_birth_year(patient),
            first=days[0],
            last=days[1],
            precinct=patient.precinct,
            doctors=precinct_doctors(patient, doctors, today),
            home_care=patient.home_care,
            phone=patient.phone,
            found_at=self.clock.now(),
            age=age_group(patient.birth_date, today),
            may_be_pregnant=_may_be_pregnant(patient, today),
        )

    async def _note(
        self,
        unit: Unit,
        rows: Sequence[Patient],
        refused: Refused | None,
        reason: LookUpReason,
        staff: Operator,
    ) -> None:
        about = rows[0].iin.masked if len(rows) == 1 else BY_SOMETHING_ELSE
        outcome = refused.refusal.value if refused else f"{len(rows)} found"
        await note(unit, self.clock, staff, Act(LOOK_UP, about, reason.value, outcome))


async def _of_iin(unit: Unit, iin: Iin) -> Sequence[Patient]:
    found = await unit.register.find(iin)
    return [found] if found else []


async def _named(unit: Unit, sought: ByName) -> Sequence[Patient]:
    last_names = frozenset[str]().union(*sought.words)
    return [
        row
        for row in await unit.register.by_name(last_names, sought.born_in)
        if sought.born_on in {None, row.birth_date}
        and not any(word.isdisjoint(row.name.split()) for word in sought.words)
    ]


def _may_be_pregnant(patient: Patient, today: date) -> bool:
    return patient.sex == FEMALE and patient.age_on(today) in MAY_BE_PREGNANT


def _birth_year(patient: Patient) -> str:
    return str(patient.birth_date.year)
