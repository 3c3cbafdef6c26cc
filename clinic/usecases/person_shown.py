"""What a chat of the staff may carry of a person: never a full name or IIN (B0.9)."""

from dataclasses import dataclass

from clinic.people import Patient
from clinic.usecases.household import short_name


@dataclass(frozen=True, slots=True, repr=False)
class PersonShown:
    """The person in hand: first name and initial, year of birth, the IIN masked."""

    name: str
    birth_year: str
    iin: str


def person_shown(patient: Patient) -> PersonShown:
    return PersonShown(short_name(patient), str(patient.birth_date.year), patient.iin.masked)


def initials(name: str) -> str:
    """For lists: the first letter of each part."""
    return " ".join(f"{part[0]}." for part in name.split())
