"""A doctor is called home (R3.3, R3.6, R3.7): register, journal, and then day and time (I5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from clinic.acting import Asker, Operator
from clinic.home_calls import (
    ELDERLY,
    AgeGroup,
    CallKind,
    HomeCall,
    Illness,
    urgency_of,
)
from clinic.journals.book import Entry
from clinic.journals.home_calls import HOME_CALLS, call_of
from clinic.notices import NoticeKind, of_entry
from clinic.people import Patient
from clinic.ports import Clock, Overtaken, Unit, Units
from clinic.procedure import open_case
from clinic.refusals import Refusal, Refused
from clinic.regulations.grammar import Actor
from clinic.regulations.r3_home_call import R3
from clinic.rules.facts import BookingFacts
from clinic.rules.home_calls import basis
from clinic.usecases.call_columns import age_on, promised
from clinic.usecases.calling import Called, CallRequest, visitor_of, window_of
from clinic.usecases.check_home_call import call_facts, ensure_promised
from clinic.usecases.joining import calls_of_the_day, to_join
from clinic.usecases.once import once
from clinic.usecases.overriding import note_override
from clinic.usecases.owning import own_entry
from clinic.usecases.proving import ensure_proved
from clinic.usecases.refusing import recording_refused_calls
from clinic.usecases.showing_calls import called
from clinic.usecases.telling import ask_whether_it_was_you
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class CallHome:
    """The answer is an entry that is committed; until then nothing may be said."""

    units: Units
    clock: Clock

    async def __call__(self, request: CallRequest, asker: Asker) -> Called:
        async def deed() -> Called:
            async with self.units(writing=True) as unit:
                entry = await self._enter(unit, request, asker)
                answer = await called(unit, self.clock, entry, asker, repeated=False)
                await unit.commit()
                return answer

        async def again(number: EntryNo) -> Called:
            async with self.units() as unit:
                entry = await own_entry(unit, self.clock, number, asker)
                return await called(unit, self.clock, entry, asker, repeated=True)

        check = request.check
        async with recording_refused_calls(
            self.units, self.clock, asker, check.provider, check.patient.masked
        ):
            return await once(self.units, request.window, deed, again)

    async def _enter(self, unit: Unit, request: CallRequest, asker: Asker) -> Entry:
        check = request.check
        await ensure_proved(unit, asker, check.patient, self.clock)
        facts, window = await call_facts(unit, self.clock, check, asker)
        patient = _ruled(facts)
        of_the_day = await calls_of_the_day(unit, self.clock, check.patient, check.provider)
        earlier = to_join(of_the_day, self.clock, asker)
        promise = window_of(earlier, self.clock) if earlier else ensure_promised(window)
        visitor = await visitor_of(unit, patient, facts.provider, facts.today)
        entry = await unit.journals.write(
            HOME_CALLS,
            facts.provider.provider,
            year=facts.today.year,
            at=facts.now,
            window=request.window,
            made_by=asker.account,
            columns={
                **_about_person(request, asker, patient, facts),
                **_about_place(request, patient),
                **_about_illness(check.illness, patient, facts),
                **promised(promise, self.clock),
                "complaint": request.complaint,
                "red_flags": " ".join(request.red_flags),
                "kind": _kind(of_the_day),
                "entry_joined": earlier.entry if earlier else None,
                "handed_to": visitor.doctor if visitor else None,
            },
        )
        await note_override(unit, self.clock, asker, entry)
        await self._ensure_joined(unit, call_of(entry))
        await self._leave_notices(unit, asker, call_of(entry))
        return entry

    async def _ensure_joined(self, unit: Unit, call: HomeCall) -> None:
        """Raises Overtaken where another first call was written while this one was (B3.6).

        Writers of one provider's book wait for each other, so the later of two sees the earlier.
        It is asked of every call: by the work a repeat is not told from a new one (B0.2).
        """
        of_the_day = await calls_of_the_day(unit, self.clock, call.patient, call.provider)
        if call.kind is CallKind.FIRST and any(one.entry != call.entry for one in of_the_day):
            raise Overtaken

    async def _leave_notices(self, unit: Unit, asker: Asker, call: HomeCall) -> None:
        """When the window has passed, and to whom this is news (B3.8, §3.11)."""
        overdue = of_entry(
            NoticeKind.HOME_VISIT_OVERDUE, call.entry, call.ends_at, call.made_by, asker.language
        )
        await unit.outbox.add(overdue)
        kind = NoticeKind.HOME_CALLED_BY_ANOTHER
        await ask_whether_it_was_you(unit, self.clock, asker, call.entry, kind)


def _kind(of_the_day: Sequence[HomeCall]) -> CallKind:
    return CallKind.REPEAT if of_the_day else CallKind.FIRST


def _ruled(facts: BookingFacts) -> Patient:
    """The patient, once every rule of both steps has been asked in the table's order."""
    case = open_case(R3).advance("check_register", Actor.REGISTRAR, facts)
    case.advance("call_home", Actor.REGISTRAR, facts)
    return facts.found


def _about_person(
    request: CallRequest, asker: Asker, patient: Patient, facts: BookingFacts
) -> Mapping[str, str | None]:
    return {
        "iin": patient.iin.digits,
        "patient": patient.name,
        "birth_year": str(patient.birth_date.year),
        "age": age_on(facts.today, patient),
        "precinct": patient.precinct,
        "called_at": (request.called_at or facts.now).isoformat(),
        "register_checked_at": facts.now.isoformat(),
        "basis": basis(facts),
        "channel": asker.channel.value,
        "caller": request.caller,
        "relation": request.check.relation.value,
        "contact": request.contact,
        "staff": asker.staff if isinstance(asker, Operator) else None,
        "level": asker.level.value,
    }


def _about_place(request: CallRequest, patient: Patient) -> Mapping[str, str | None]:
    """A difference from the register is marked; its address is never read out (B3.3).

    Raises Refused where somebody lies where the register has them, and it has no address. The
    words do not say so.
    """
    place, known = request.place, _letters(patient.address)
    address = place.address or patient.address
    if not address:
        raise Refused(Refusal.ASK_A_PERSON, "B3.3")
    differs = "no" if _letters(address) == known else "yes"
    return {
        "address": address,
        "address_differs": differs if known else None,
        "entrance": place.entrance,
        "floor": place.floor,
        "door_code": place.door_code,
        "landmark": place.landmark,
    }


def _letters(address: str) -> str:
    """What of an address counts when two are compared."""
    return "".join(mark for mark in address.casefold() if mark.isalnum())


def _about_illness(
    illness: Illness, patient: Patient, facts: BookingFacts
) -> Mapping[str, str | None]:
    """The urgency is for the list alone, so the register's age counts in it.

    The window was promised by the age that was said, and tells nothing of the register.
    """
    years = patient.age_on(facts.today)
    if years == 0 and not illness.infant:
        illness = replace(illness, age=AgeGroup.INFANT)
    frail = years >= ELDERLY or patient.disability_group is not None
    temperature = illness.temperature
    return {
        "urgency": urgency_of(illness, frail=frail).value,
        "temperature": None if temperature is None else str(temperature),
        "indication": illness.indication.value,
    }
