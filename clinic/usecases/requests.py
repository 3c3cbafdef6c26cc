"""What is asked for when a visit is booked, and what is answered once it stands in the journal."""

from dataclasses import dataclass
from datetime import datetime

from clinic.people import Doctor, DoctorId, Iin, ProviderId, Relation
from clinic.providers import Provider
from clinic.visits import Visit


@dataclass(frozen=True, slots=True, repr=False)
class VisitRequest:
    """`window`: the confirming window; `holder`: the conversation that may hold the time."""

    window: str
    patient: Iin
    provider: ProviderId
    doctor: DoctorId
    starts_at: datetime
    relation: Relation
    holder: str
    contact: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Booked:
    """An entry that is committed. `patient_name` is read at L2 only.

    `repeated`: this window had been answered before; `told`: and the answer was said.
    """

    visit: Visit
    provider: Provider
    doctor: Doctor
    patient_name: str | None
    repeated: bool
    told: bool
