"""How a visit gets into the journal: register, rules, entry, time, in this order (R2.6, R2.7)."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from clinic.acting import Account, Asker, Level, Operator, Verified
from clinic.journals.book import Entry
from clinic.journals.pre_appointment import PRE_APPOINTMENT, visit_of
from clinic.notices import NoticeKind
from clinic.people import Doctor, Patient
from clinic.ports import Clock, Unit, Units
from clinic.procedure import open_case
from clinic.refusals import NotFound, Refusal, Refused
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2
from clinic.rules.facts import BookingFacts
from clinic.rules.referral import basis
from clinic.schedule import Slot
from clinic.usecases.free_times import FreeTimes
from clinic.usecases.freeing import free_time
from clinic.usecases.gathering import booking_facts
from clinic.usecases.overriding import note_override
from clinic.usecases.owning import own_entry
from clinic.usecases.proving import ensure_proved
from clinic.usecases.requests import Booked, VisitRequest
from clinic.usecases.showing import name_for
from clinic.usecases.telling import ask_whether_it_was_you, remind_of, stop_reminding, tell
from clinic.usecases.unverified import watch_unverified_day
from clinic.visits import EntryNo, Visit


@asynccontextmanager
async def entering(units: Units, asker: Asker) -> AsyncIterator[Unit]:
    """A writing unit that commits at its end.

    The unique key of B2.6 says ALREADY_BOOKED; an L1 asker is sent to a person in words that
    name no reason, as the rule would have done (B0.2).
    """
    try:
        async with units(writing=True) as unit:
            yield unit
            await unit.commit()
    except Refused as refused:
        if refused.refusal is Refusal.ALREADY_BOOKED and asker.level is Level.CALLER:
            raise Refused(Refusal.ASK_A_PERSON, refused.clause) from None
        raise


async def enter(
    unit: Unit, clock: Clock, request: VisitRequest, asker: Asker, replacing: Visit | None = None
) -> Booked:
    """Raises Refused, or Repeated where the window was answered. The caller's unit commits.

    What the rules ask is read before the first write: conditional writes and unique keys decide.
    """
    await ensure_proved(unit, asker, request.patient, clock)
    doctor = await unit.directory.doctor(request.doctor)
    facts = await booking_facts(unit, clock, request, doctor, asker, replacing)
    patient = _ruled(facts)
    slot = await FreeTimes(unit, clock).at(doctor, request.starts_at, request.holder)
    if slot is None:
        raise Refused(Refusal.SLOT_TAKEN, "B2.5")
    if replacing is not None:
        await free_time(unit, replacing)
        await stop_reminding(unit, replacing.entry)
    if asker.level is Level.CALLER:
        await watch_unverified_day(unit, clock, doctor, facts.day)
    maker, level = _maker(asker, replacing)
    entry = await unit.journals.write(
        PRE_APPOINTMENT,
        doctor.provider,
        year=facts.today.year,
        at=facts.now,
        window=request.window,
        made_by=maker,
        columns={
            **_about_visit(facts, doctor, slot),
            **_about_people(request, asker, patient),
            "level": level,
            "applicant": await _applicant(unit, asker),
        },
    )
    if not await unit.timetable.take(
        slot, request.holder, entry.entry, request.patient, facts.day, facts.now
    ):
        raise Refused(Refusal.SLOT_TAKEN, "B2.5")
    await _tell_of(unit, clock, asker, entry, moved=replacing is not None)
    return await _booked(unit, entry, asker, repeated=False)


async def _tell_of(unit: Unit, clock: Clock, asker: Asker, entry: Entry, *, moved: bool) -> None:
    """It is reminded of; and what was done in somebody's name is no secret to them (§3.11)."""
    visit = visit_of(entry)
    await note_override(unit, clock, asker, entry)
    await remind_of(unit, clock, visit, asker.language)
    if moved and isinstance(asker, Operator):
        await tell(unit, clock, visit.entry, NoticeKind.MOVED, asker.language)
        return
    kind = NoticeKind.MOVED_BY_ANOTHER if moved else NoticeKind.ENTERED_BY_ANOTHER
    await ask_whether_it_was_you(unit, clock, asker, visit.entry, kind)


async def booked_before(units: Units, clock: Clock, number: EntryNo, asker: Asker) -> Booked:
    """What the repeated window hears. Raises NotYours where another asked then."""
    async with units() as unit:
        entry = await own_entry(unit, clock, number, asker)
        return await _booked(unit, entry, asker, repeated=True)


def _ruled(facts: BookingFacts) -> Patient:
    """The patient, once every rule of both steps has been asked in the table's order.

    Raises NotFound where the doctor receives at another provider.
    """
    case = open_case(R2).advance("check_register", Actor.REGISTRAR, facts)
    case.advance("book", Actor.REGISTRAR, facts)
    here = facts.doctor is not None and facts.doctor.provider == facts.provider.provider
    if facts.patient is None or not here:
        raise NotFound
    return facts.patient


def _maker(asker: Asker, replacing: Visit | None) -> tuple[Account, str]:
    """A visit that the desk moves stays its maker's, to be seen, changed and reminded of."""
    if isinstance(asker, Operator) and replacing is not None:
        return replacing.made_by, replacing.level
    return asker.account, asker.level.value


def _about_visit(facts: BookingFacts, doctor: Doctor, slot: Slot) -> Mapping[str, str | None]:
    return {
        "doctor": doctor.doctor,
        "specialty": doctor.specialty,
        "room": doctor.room,
        "starts_at": slot.starts_at.isoformat(),
        "ends_at": slot.ends_at.isoformat(),
        "basis": basis(facts),
        "register_checked_at": facts.now.isoformat(),
    }


def _about_people(
    request: VisitRequest, asker: Asker, patient: Patient
) -> Mapping[str, str | None]:
    return {
        "iin": patient.iin.digits,
        "patient": patient.name,
        "birth_year": str(patient.birth_date.year),
        "precinct": patient.precinct,
        "relation": request.relation.value,
        "contact": request.contact,
        "channel": asker.channel.value,
        "staff": asker.staff if isinstance(asker, Operator) else None,
    }


async def _applicant(unit: Unit, asker: Asker) -> str | None:
    """The guardian's name; whoever has proved nothing is known by the account alone."""
    if not (isinstance(asker, Verified) and asker.for_ward):
        return None
    guardian = await unit.register.find(asker.proved_by)
    return guardian.name if guardian else None


async def _booked(unit: Unit, entry: Entry, asker: Asker, *, repeated: bool) -> Booked:
    visit = visit_of(entry)
    return Booked(
        visit=visit,
        provider=await unit.directory.provider(visit.provider),
        doctor=await unit.directory.doctor(visit.doctor),
        patient_name=await name_for(unit, visit.patient, asker),
        repeated=repeated,
        told=visit.told,
    )
