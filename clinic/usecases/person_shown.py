"""What a chat of the staff may carry of a person: never a name or a whole IIN (B0.9)."""

from dataclasses import dataclass

from clinic.people import Patient


@dataclass(frozen=True, slots=True, repr=False)
class PersonShown:
    """The person in hand."""

    initials: str
    birth_year: str


def person_shown(patient: Patient) -> PersonShown:
    return PersonShown(initials(patient.name), str(patient.birth_date.year))


def initials(name: str) -> str:
    """The first letter of each part."""
    return " ".join(f"{part[0]}." for part in name.split())
