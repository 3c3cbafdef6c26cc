"""A visit: what an entry of the pre-appointment journal is about."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from clinic.acting import Account
from clinic.people import DoctorId, Iin, ProviderId

EntryNo = NewType("EntryNo", str)
"""`<provider>/<year>/<number>`: numbered per provider and year; people hear the number."""


def spoken_number(entry: EntryNo) -> str:
    return entry.rsplit("/", 1)[1]


class VisitState(StrEnum):
    """The export's column `state`: the last mark that changes it."""

    ACTIVE = "active"
    CANCELLED = "cancelled"
    MOVED = "moved"
    CAME = "came"
    MISSED = "missed"
    CLOSED_BY_CLINIC = "closed_by_clinic"


@dataclass(frozen=True, slots=True)
class Visit:
    """The typed reading of an entry and its marks."""

    entry: EntryNo
    provider: ProviderId
    patient: Iin
    doctor: DoctorId
    specialty: str
    room: str
    starts_at: datetime
    ends_at: datetime
    basis: str  # `direct`, `referral:NUMBER`, `reason:CODE`
    state: VisitState
    moved_to: EntryNo | None
    told: bool
    confirmed: bool
    made_by: Account
    level: str
    applicant_relation: str
