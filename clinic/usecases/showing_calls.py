"""What is shown of a home call to the one who may ask about it."""

from dataclasses import dataclass

from clinic.acting import Asker, Caller
from clinic.home_calls import CallState, HomeCall
from clinic.journals.book import Entry
from clinic.journals.home_calls import HOME_CALLS, call_of
from clinic.ports import Clock, Unit, Units
from clinic.providers import Provider
from clinic.usecases.calling import Called, is_feldsher, window_of
from clinic.usecases.owning import own_entry
from clinic.usecases.showing import name_for
from clinic.visits import EntryNo
from clinic.windows import Window


@dataclass(frozen=True, slots=True)
class CallShown:
    """`patient_name` is read at L2 only; pass `proof` back to change this call.

    `state` is what this asker may be told: what became of a call is the patient's to know (B0.2).
    """

    call: HomeCall
    state: CallState
    window: Window
    provider: Provider
    by_feldsher: bool
    patient_name: str | None
    proof: Asker


async def shown(unit: Unit, clock: Clock, entry: Entry, proof: Asker) -> CallShown:
    call = call_of(entry)
    visitor = await unit.directory.doctor(call.handed_to) if call.handed_to else None
    return CallShown(
        call=call,
        state=_told_state(call, proof),
        window=window_of(call, clock),
        provider=await unit.directory.provider(call.provider),
        by_feldsher=is_feldsher(visitor),
        patient_name=await name_for(unit, call.patient, proof),
        proof=proof,
    )


def _told_state(call: HomeCall, proof: Asker) -> CallState:
    """Whoever has proved nothing knows of what was agreed, and of having called it off."""
    if not isinstance(proof, Caller) or call.state is CallState.CANCELLED:
        return call.state
    return CallState.ACCEPTED


async def show_own_call(units: Units, clock: Clock, number: EntryNo, asker: Asker) -> CallShown:
    """Raises NotYours for a call of somebody else and for none alike."""
    async with units() as unit:
        entry = await own_entry(unit, clock, number, asker, HOME_CALLS)
        return await shown(unit, clock, entry, asker)


async def called(
    unit: Unit, clock: Clock, entry: Entry, asker: Asker, *, repeated: bool
) -> Called:
    seen = await shown(unit, clock, entry, asker)
    return Called(
        call=seen.call,
        window=seen.window,
        provider=seen.provider,
        by_feldsher=seen.by_feldsher,
        patient_name=seen.patient_name,
        repeated=repeated,
    )
