"""A doctor comes again unasked: an active visit (column 7 of form 031/u, §2.4, B3.9).

It is a plan and no promise: nobody asked for it, so nobody is told of it and nobody called back
(docs/decisions/0028).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from clinic.acting import Practitioner
from clinic.home_calls import AWAITED, CallKind, HomeCall, Urgency
from clinic.journals.book import Entry, Filled
from clinic.journals.certificates import CERTIFICATES
from clinic.journals.home_calls import HOME_CALLS, call_of
from clinic.journals.pre_appointment import visit_of
from clinic.notices import NoticeKind, of_entry
from clinic.people import Doctor, Iin, Patient, initials
from clinic.ports import LOOK_UP, Clock, Unit, Units
from clinic.procedure import open_case
from clinic.refusals import NotFound, NotYours, Refusal, Refused
from clinic.regulations.grammar import Actor
from clinic.regulations.r3_home_call import R3
from clinic.schedule import stretch_of
from clinic.usecases.call_columns import age_on, promised
from clinic.usecases.calling import promises_of
from clinic.usecases.find_patient import ByEntry, ByIin
from clinic.usecases.joining import is_for
from clinic.usecases.noting import Act, note
from clinic.usecases.once import once
from clinic.usecases.owning import own_doctor, provider_of
from clinic.usecases.refusing import recording_refused_calls
from clinic.visits import EntryNo
from clinic.windows import Window

ACTIVE = "active visit"
DAYS_AHEAD = 5
"""How many open days after today may be chosen from."""
PLACE = ("address", "entrance", "floor", "door_code", "landmark", "contact")
CLAUSE = "§2.4 (031/u, 7)"
UNSAID = {column.code: None for column in HOME_CALLS.columns if column.filled is Filled.AT_ENTRY}
"""Nobody has called: no complaint, no caller, no red flags."""


@dataclass(frozen=True, slots=True, repr=False)
class OwnPatient:
    """Of a patient as much as the doctor must recognise. `address`: where it will be gone to."""

    initials: str
    birth_year: str
    address: str


@dataclass(frozen=True, slots=True, repr=False)
class ActiveRequest:
    """`window`: the confirming one, one deed each; `when`: one of those that were offered."""

    window: str
    sought: ByIin | ByEntry
    when: Window


@dataclass(frozen=True, slots=True, repr=False)
class _Found:
    patient: Patient
    place: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class PlanActiveVisit:
    """To a patient who is attached here and is the doctor's own.

    Own is whoever lives in an own precinct, or had a visit or a call with this doctor. Raises
    Refused(NOT_OWN_PATIENT) for anybody else, in the register or not, and NotYours for an entry of
    another provider.
    """

    units: Units
    clock: Clock

    async def find(self, sought: ByIin | ByEntry, by: Practitioner) -> OwnPatient:
        """Each look-up is a row of the history, whatever comes of it (B0.7)."""
        about = sought.iin.masked if isinstance(sought, ByIin) else sought.entry
        async with recording_refused_calls(self.units, self.clock, by, by.provider, about):
            async with self.units(writing=True) as unit:
                found = await self._own(unit, sought, by, self.clock.today())
                outcome = "found" if found else Refusal.NOT_OWN_PATIENT.value
                await note(unit, self.clock, by, Act(LOOK_UP, about, ACTIVE, outcome))
                await unit.commit()
            patient, place = self._ensure_found(found)
        return OwnPatient(
            initials(patient.name), str(patient.birth_date.year), place.get("address") or ""
        )

    async def windows(self, by: Practitioner) -> Sequence[Window]:
        """Of the next open days, from tomorrow on."""
        async with self.units() as unit:
            return await self._windows(unit, by)

    async def __call__(self, request: ActiveRequest, by: Practitioner) -> HomeCall:
        async def deed() -> HomeCall:
            async with self.units(writing=True) as unit:
                call = await self._plan(unit, request, by)
                await note(unit, self.clock, by, Act("plan_active_visit", call.entry))
                await unit.commit()
                return call

        async def again(number: EntryNo) -> HomeCall:
            async with self.units() as unit:
                return call_of(await unit.journals.find(number))

        async with recording_refused_calls(self.units, self.clock, by, by.provider, ACTIVE):
            return await once(self.units, request.window, deed, again)

    async def _plan(self, unit: Unit, request: ActiveRequest, by: Practitioner) -> HomeCall:
        open_case(R3).advance("plan", Actor.DOCTOR)
        if request.when not in await self._windows(unit, by):
            raise Refused(Refusal.ALREADY_PAST, CLAUSE)
        found = await self._own(unit, request.sought, by, request.when.day)
        patient, place = self._ensure_found(found)
        await self._ensure_not_awaited(unit, patient.iin, request.when.day, by)
        now, today = self.clock.now(), self.clock.today()
        entry = await unit.journals.write(
            HOME_CALLS,
            by.provider,
            year=today.year,
            at=now,
            window=request.window,
            made_by=by.account,
            columns={
                **UNSAID,
                "iin": patient.iin.digits,
                "patient": patient.name,
                "birth_year": str(patient.birth_date.year),
                "age": age_on(today, patient),
                "precinct": patient.precinct,
                **place,
                "kind": CallKind.ACTIVE.value,
                "urgency": Urgency.ACTIVE.value,
                **promised(request.when, self.clock),
                "called_at": now.isoformat(),
                "register_checked_at": now.isoformat(),
                "channel": by.channel.value,
                "handed_to": by.doctor,
                "staff": by.staff,
                "level": by.level.value,
            },
        )
        return await self._watched(unit, call_of(entry), by)

    async def _watched(self, unit: Unit, call: HomeCall, by: Practitioner) -> HomeCall:
        """A plan that is neither done nor noted is a task for the clinic (B3.8)."""
        kind = NoticeKind.HOME_VISIT_OVERDUE
        await unit.outbox.add(of_entry(kind, call.entry, call.ends_at, call.made_by, by.language))
        return call

    async def _ensure_not_awaited(
        self, unit: Unit, patient: Iin, day: date, by: Practitioner
    ) -> None:
        since, until = stretch_of(day, day, self.clock.zone)
        for entry in await unit.journals.of_patient(patient, since, HOME_CALLS):
            call = call_of(entry)
            here = call.provider == by.provider and call.starts_at < until
            if here and call.state in AWAITED:
                raise Refused(Refusal.ALREADY_AWAITED, "B3.6")

    async def _windows(self, unit: Unit, by: Practitioner) -> Sequence[Window]:
        provider = await unit.directory.provider(by.provider)
        promises = await promises_of(unit, self.clock, provider)
        days = islice(promises.open_after(self.clock.today()), DAYS_AHEAD)
        return [window for day in days for window in promises.on(day)]

    async def _own(
        self, unit: Unit, sought: ByIin | ByEntry, by: Practitioner, day: date
    ) -> _Found | None:
        """None: nobody of this doctor's who is attached here on that day."""
        doctor = await own_doctor(unit, by.doctor, by.provider)
        if isinstance(sought, ByIin):
            iin, entry = sought.iin, None
        else:
            entry = await self._entry(unit, sought.entry, by)
            if entry is None:
                return None
            iin = Iin(entry.columns["iin"] or "")
        patient = await unit.register.find(iin)
        if patient is None or patient.provider_on(day) != by.provider:
            return None
        own = patient.precinct in doctor.precincts or (entry is not None and _was(entry, doctor))
        return _Found(patient, _place(patient, entry)) if own else None

    async def _entry(self, unit: Unit, number: EntryNo, by: Practitioner) -> Entry | None:
        if provider_of(number) != by.provider:
            raise NotYours
        try:
            entry = await unit.journals.find(number)
        except NotFound:
            return None
        return None if entry.book == CERTIFICATES.code else entry

    def _ensure_found(self, found: _Found | None) -> tuple[Patient, Mapping[str, str | None]]:
        if found is None:
            raise Refused(Refusal.NOT_OWN_PATIENT, "B0.7")
        return found.patient, found.place


def _was(entry: Entry, doctor: Doctor) -> bool:
    """Whether the entry is of a visit to this doctor, or of a call that this doctor came to."""
    if entry.book == HOME_CALLS.code:
        return is_for(call_of(entry), doctor)
    return visit_of(entry).doctor == doctor.doctor


def _place(patient: Patient, entry: Entry | None) -> Mapping[str, str | None]:
    """Where the doctor was called to; else what the register has."""
    if entry is not None and entry.book == HOME_CALLS.code:
        return {code: entry.columns[code] for code in PLACE}
    return {"address": patient.address or None, "contact": patient.phone}
