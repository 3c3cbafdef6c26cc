"""Calls of one patient on one day are answered by one and the same visit (B3.6)."""

from collections.abc import Sequence
from datetime import datetime, time

from clinic.acting import Asker, Level
from clinic.home_calls import AWAITED, CallKind, CallState, HomeCall
from clinic.journals.book import Entry
from clinic.journals.home_calls import HOME_CALLS, call_of
from clinic.people import Doctor, Iin, ProviderId
from clinic.ports import Clock, Unit
from clinic.refusals import Refusal, Refused
from clinic.visits import spoken_number


async def calls_of_the_day(
    unit: Unit, clock: Clock, patient: Iin, provider: ProviderId
) -> Sequence[HomeCall]:
    """Promised for today or later by this provider, as they were written; none called off.

    What a doctor has planned was promised to nobody: whoever calls has a window of the call's own.
    """
    midnight = datetime.combine(clock.today(), time.min, clock.zone)
    entries = await unit.journals.of_patient(patient, midnight, HOME_CALLS)
    calls = [call_of(entry) for entry in sorted(entries, key=_written)]
    return [
        call
        for call in calls
        if call.provider == provider
        and call.state is not CallState.CANCELLED
        and call.kind is not CallKind.ACTIVE
    ]


def to_join(of_the_day: Sequence[HomeCall], clock: Clock, asker: Asker) -> HomeCall | None:
    """The call that a further one of that day joins: its window is said, and no other time.

    Raises Refused where its promise has passed: there is no other time to say, and a person deals
    with it (B3.8).
    """
    earlier = next((call for call in of_the_day if call.state in AWAITED), None)
    if earlier and earlier.ends_at <= clock.now():
        unproved = asker.level is Level.CALLER
        told = Refusal.ASK_A_PERSON if unproved else Refusal.CALL_OVERDUE
        raise Refused(told, "B3.6, B3.8")
    return earlier


async def awaited_with(unit: Unit, call: HomeCall) -> Sequence[Entry]:
    """Calls for whose patient somebody is waited for in that very window, as they were written.

    That call is one of them, if it is awaited itself.
    """
    of_patient = await unit.journals.of_patient(call.patient, call.starts_at, HOME_CALLS)
    together = []
    for entry in sorted(of_patient, key=_written):
        other = call_of(entry)
        same = (other.provider, other.starts_at) == (call.provider, call.starts_at)
        if same and other.state in AWAITED:
            together.append(entry)
    return together


async def speaks_for_all(unit: Unit, call: HomeCall) -> bool:
    """Whether this is the first of the calls that are answered by one visit.

    Not where somebody came meanwhile: then nobody is waited for.
    """
    if call.joined is None:
        return True
    together = await awaited_with(unit, call)
    return [first.entry for first in together[:1]] == [call.entry]


def is_for(call: HomeCall, doctor: Doctor) -> bool:
    """Whether this doctor or feldsher comes: it was handed over, or is of an own precinct."""
    return call.handed_to == doctor.doctor or call.precinct in doctor.precincts


def _written(entry: Entry) -> tuple[datetime, int]:
    return entry.written_at, int(spoken_number(entry.entry))
