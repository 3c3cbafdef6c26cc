"""Patients and doctors, and the two numbers that name a person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul
from typing import NewType, Self

DoctorId = NewType("DoctorId", str)
ProviderId = NewType("ProviderId", str)

FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
IIN_LENGTH = 12
SEPARATORS = str.maketrans("", "", " -\u2013\u2014\u00a0\u202f\t")
NO_CHECK_DIGIT = 10


class Flaw(StrEnum):
    """What is wrong with a number that a person gave."""

    LENGTH = "length"
    DIGIT = "digit"
    NOT_A_PHONE = "not-a-phone"
    NEEDS_TOWN = "needs-town"


class Unfit(ValueError):  # noqa: N818 - house word for an answer that does not fit its question
    """The answer does not fit the question; carries a `Flaw`, never the answer."""

    def __init__(self, flaw: str) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def check_digit(eleven: str) -> int | None:
    """The twelfth digit of an IIN; None where no such number is issued (§3.1).

    The weights of a row add up to 66, a multiple of 11, so the ASCII codes of the figures, each
    48 above its digit, leave the same remainder: a region is read at twice the speed.
    """
    codes = eleven.encode()
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        remainder: int = sum(map(mul, codes, weights)) % 11
        if remainder != NO_CHECK_DIGIT:
            return remainder
    return None


class Iin(str):
    """Individual identification number (ЖСН). Prints masked; `.digits` is the number itself.

    Nothing is inferred from its digits: age and sex come from the register (§3.1).
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what a person typed; raises Unfit(LENGTH) or Unfit(DIGIT) (B2.3)."""
        figures = text.translate(SEPARATORS)
        if len(figures) != IIN_LENGTH or not (figures.isascii() and figures.isdigit()):
            raise Unfit(Flaw.LENGTH)
        if check_digit(figures[:11]) != int(figures[11]):
            raise Unfit(Flaw.DIGIT)
        return cls(figures)

    @property
    def digits(self) -> str:
        return str.__str__(self)

    @property
    def masked(self) -> str:
        return "••••••••" + str.__getitem__(self, slice(8, None))

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"Iin({self.masked})"

    def __format__(self, spec: str) -> str:
        return format(self.masked, spec)


class Relation(StrEnum):
    """Who the applicant is to the patient."""

    SELF = "self"
    PARENT = "parent"  # the applicant is the patient's parent or guardian
    CHILD = "child"  # the applicant is the patient's grown-up child
    OTHER = "other"


@dataclass(frozen=True, slots=True, repr=False)
class Patient:
    """A row of the register of attached population. Its repr shows nothing of the person."""

    iin: Iin
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str
    address: str
    phone: str | None  # E.164
    provider: ProviderId | None
    precinct: str | None
    attached_from: date | None
    next_provider: ProviderId | None
    next_from: date | None
    home_care: str
    disability_group: str | None
    guardians: tuple[Iin, ...]

    def provider_on(self, day: date) -> ProviderId | None:
        """The provider of attachment on that day: the campaign's choice has a date (B1.2)."""
        if self.next_provider and self.next_from and day >= self.next_from:
            return self.next_provider
        if self.provider and (self.attached_from is None or day >= self.attached_from):
            return self.provider
        return None

    def age_on(self, day: date) -> int:
        """Full years; none before the day of birth."""
        born = self.birth_date
        return max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))

    @property
    def name(self) -> str:
        parts = (self.last_name, self.first_name, self.middle_name)
        return " ".join(part for part in parts if part)

    def __repr__(self) -> str:
        return f"Patient({self.iin.masked})"


@dataclass(frozen=True, slots=True)
class BookingRule:
    """B2.7: `direct`, `referral`, or `direct_if` one of the reason codes."""

    kind: str
    reasons: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads `direct`, `referral`, `direct_if:injury|repeat`; raises ValueError."""
        kind, _, reasons = text.partition(":")
        codes = tuple(code for code in reasons.split("|") if code)
        if kind not in {"direct", "referral", "direct_if"} or (kind == "direct_if") != bool(codes):
            raise ValueError(kind)
        return cls(kind, codes)

    def __str__(self) -> str:
        return f"{self.kind}:{'|'.join(self.reasons)}" if self.reasons else self.kind


@dataclass(frozen=True, slots=True)
class Doctor:
    """`name` is shown as written in the file; names are never inflected (§4.3)."""

    doctor: DoctorId
    provider: ProviderId
    name: str
    specialty: str
    room: str
    precincts: tuple[str, ...]
    booking: BookingRule
    role: str = "doctor"


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral (жолдама) issued to a patient."""

    iin: Iin
    number: str
    specialty: str
    issued_by: str
    issued_on: date
    valid_until: date | None


def initials(name: str) -> str:
    """The first letter of each part."""
    return " ".join(f"{part[0]}." for part in name.split())
