"""A home call: what an entry of the call journal is about (R3, §2.4)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from clinic.acting import Account
from clinic.people import DoctorId, Iin, ProviderId
from clinic.visits import EntryNo

FEVER = 38.0
HIGH_FEVER = 39.0
ELDERLY = 65
MONTHS = 12
NEWBORN_MONTHS = 3
GROWN_UP = 18
MAY_BE_PREGNANT = range(12, 56)
"""The years at which a woman is asked."""


class CallState(StrEnum):
    """The export's column `state`: the last mark that changes it."""

    ACCEPTED = "accepted"
    ON_LIST = "on_list"
    VISITED = "visited"
    NOT_AT_HOME = "not_at_home"
    CANCELLED = "cancelled"
    HANDED_TO_103 = "handed_to_103"
    OVERDUE = "overdue"  # the promised window has passed, and nobody came yet (B3.8)


AWAITED = (CallState.ACCEPTED, CallState.ON_LIST, CallState.OVERDUE)
"""Somebody is still waited for."""


class CallKind(StrEnum):
    """Column 7 of form 031/u."""

    FIRST = "first"
    REPEAT = "repeat"  # the same patient on the same day (B3.6)
    ACTIVE = "active"  # the doctor's own initiative


class Urgency(StrEnum):
    """§3.8; the order of a list is `listing_order` of clinic.journals.home_visits (B3.9)."""

    INFANT = "infant"
    URGENT = "urgent"
    FRAIL_FEVER = "frail_fever"
    ORDINARY = "ordinary"
    ACTIVE = "active"


class AgeGroup(StrEnum):
    """As the caller says it: what the danger and the urgency of an illness hang on (§3.9)."""

    NEWBORN = "newborn"  # under three months
    INFANT = "infant"  # under one year
    CHILD = "child"  # under eighteen
    ADULT = "adult"


def full_months(born: date, today: date) -> int:
    """None before the day of birth."""
    months = MONTHS * (today.year - born.year) + today.month - born.month
    return max(0, months - (today.day < born.day))


def age_group(born: date, today: date) -> AgeGroup:
    """What the register says in place of the caller."""
    return group_of_months(full_months(born, today))


def group_of_months(months: int) -> AgeGroup:
    if months < NEWBORN_MONTHS:
        return AgeGroup.NEWBORN
    if months < MONTHS:
        return AgeGroup.INFANT
    return AgeGroup.CHILD if months < MONTHS * GROWN_UP else AgeGroup.ADULT


class Indication(StrEnum):
    """What a doctor is called home for (§2.3); the codes steer and never refuse (B3.1)."""

    FEVER = "fever"  # above 38
    PRESSURE = "pressure"  # raised, with marked malaise
    STOOL = "stool"  # repeated loose stool
    BACK = "back"  # strong pain in the spine or the legs' joints, with limited movement
    NAUSEA = "nausea"  # dizziness, strong nausea, vomiting
    BEDRIDDEN = "bedridden"  # severe cancer, disability I or II, paralysis, not transportable
    INFECTION = "infection"  # acute and dangerous to others
    AMBULANCE = "ambulance"  # handed over by the ambulance station
    OTHER = "other"  # outside the list: told what else there is, taken when they cannot come


class HomeCareReason(StrEnum):
    """Why the desk has a doctor come outside the zone, whatever the register says (B3.5)."""

    STIPULATED = "stipulated"  # at the attachment: the register is behind
    NOT_MOVABLE = "not_movable"  # the person cannot be brought to the clinic
    CHIEF_DOCTOR = "chief_doctor"  # has decided so


@dataclass(frozen=True, slots=True)
class Illness:
    """What the promise and the urgency hang on, as it was said. `temperature` in °C."""

    age: AgeGroup
    temperature: float | None = None
    indication: Indication = Indication.OTHER
    worse: bool = False  # than at a call of the same day
    pregnant: bool = False

    @property
    def infant(self) -> bool:
        return self.age in {AgeGroup.NEWBORN, AgeGroup.INFANT}

    def has(self, fever: float) -> bool:
        return self.temperature is not None and self.temperature >= fever


def to_minute(moment: datetime) -> datetime:
    """As people name a time: the minute that has begun."""
    return moment.replace(second=0, microsecond=0)


def urgency_of(illness: Illness, *, frail: bool) -> Urgency:
    """§3.8. `frail`: 65 or older, or with a disability group, which the register knows."""
    fever = illness.has(FEVER)
    if (
        illness.has(HIGH_FEVER)
        or illness.worse
        or illness.pregnant
        or illness.indication is Indication.AMBULANCE
        or (illness.infant and fever)
    ):
        return Urgency.URGENT
    if illness.infant:
        return Urgency.INFANT
    return Urgency.FRAIL_FEVER if frail and fever else Urgency.ORDINARY


@dataclass(frozen=True, slots=True, repr=False)
class HomeCall:
    """The typed reading of an entry and its marks. Its repr shows nothing of the person."""

    entry: EntryNo
    provider: ProviderId
    precinct: str | None
    patient: Iin
    kind: CallKind
    joined: EntryNo | None
    urgency: Urgency
    called_at: datetime
    starts_at: datetime  # of the promised window
    ends_at: datetime
    handed_to: DoctorId | None
    state: CallState
    told: bool
    made_by: Account
    level: str
    relation: str

    def __repr__(self) -> str:
        return f"HomeCall({self.entry})"


@dataclass(frozen=True, slots=True)
class Issue:
    """A list of one precinct's day as it was put out: the first, or an addition to it."""

    provider: ProviderId
    day: date
    precinct: str
    number: int

    def __str__(self) -> str:
        """As `parse` reads it: a precinct may be called anything."""
        return f"{self.day}/{self.number}/{self.provider}/{self.precinct}"

    @classmethod
    def parse(cls, text: str) -> Self:
        day, number, provider, precinct = text.split("/", 3)
        return cls(ProviderId(provider), date.fromisoformat(day), precinct, int(number))
