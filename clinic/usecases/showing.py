"""What is shown of an entry to the one who may change it."""

from dataclasses import dataclass

from clinic.acting import Asker, Verified
from clinic.journals.book import Entry
from clinic.journals.pre_appointment import visit_of
from clinic.people import Doctor, Iin
from clinic.ports import Clock, Unit, Units
from clinic.providers import Provider
from clinic.usecases.household import short_name
from clinic.usecases.owning import own_entry
from clinic.visits import EntryNo, Visit


@dataclass(frozen=True, slots=True)
class VisitShown:
    """`patient_name` is read at L2 only; pass `proof` back to change this visit."""

    visit: Visit
    provider: Provider
    doctor: Doctor
    patient_name: str | None
    proof: Asker


async def shown(unit: Unit, entry: Entry, proof: Asker) -> VisitShown:
    visit = visit_of(entry)
    return VisitShown(
        visit=visit,
        provider=await unit.directory.provider(visit.provider),
        doctor=await unit.directory.doctor(visit.doctor),
        patient_name=await name_for(unit, visit.patient, proof),
        proof=proof,
    )


async def show_own(units: Units, clock: Clock, number: EntryNo, asker: Asker) -> VisitShown:
    """Raises NotYours for an entry of somebody else and for none alike."""
    async with units() as unit:
        return await shown(unit, await own_entry(unit, clock, number, asker), asker)


async def name_for(unit: Unit, person: Iin, proof: Asker) -> str | None:
    """An L1 asker hears back only what was just agreed, and the name was not (B0.2)."""
    if not isinstance(proof, Verified):
        return None
    patient = await unit.register.find(person)
    return short_name(patient) if patient else None
