"""What is asked for when a doctor is called home, and what is answered once it is written (R3)."""

from dataclasses import dataclass
from datetime import date, datetime

from clinic.home_calls import HomeCall, HomeCareReason, Illness
from clinic.people import Doctor, Iin, Patient, ProviderId, Relation
from clinic.ports import Clock, Unit
from clinic.providers import Provider
from clinic.usecases.household import FOR_ADULTS, FOR_CHILDREN
from clinic.usecases.proving import GROWN_UP
from clinic.visits import EntryNo
from clinic.windows import Promises, Window

FELDSHER = "feldsher"
FOR_ALL = "gp"
"""Sees children and adults; where a precinct has a doctor for the age, that one comes."""


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """Where the person lies now (B3.3). In a village there may be no numbers: a landmark.

    No address: where the register has the person, for whoever cannot write it down.
    """

    address: str | None
    entrance: str | None = None
    floor: str | None = None
    door_code: str | None = None
    landmark: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class CallCheck:
    """For whom a doctor is called, where, and what the promise hangs on.

    `reason`: the desk's, for coming outside the zone (B3.5).
    """

    patient: Iin
    provider: ProviderId
    relation: Relation
    illness: Illness
    reason: HomeCareReason | None = None


@dataclass(frozen=True, slots=True, repr=False)
class CallRequest:
    """`window`: the confirming window, one deed each; `called_at`: when a call by phone began.

    `red_flags`: the codes that were asked about and denied.
    """

    window: str
    check: CallCheck
    complaint: str
    place: Place
    contact: str | None = None
    caller: str | None = None
    red_flags: tuple[str, ...] = ()
    called_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallPreview:
    """What would be promised now. `accepting`: within the hours in which calls are taken.

    `repeats`: there was a call on that day; `joins`: it is still awaited, and `window` is its own
    (B3.6). Neither is told at L1.
    """

    window: Window
    accepting: bool
    by_feldsher: bool
    repeats: bool = False
    joins: EntryNo | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """An entry that is committed. `patient_name` is read at L2 only.

    `repeated`: this window had been answered before; `told`: and the answer was said.
    """

    call: HomeCall
    window: Window
    provider: Provider
    by_feldsher: bool
    patient_name: str | None
    repeated: bool


async def promises_of(unit: Unit, clock: Clock, provider: Provider) -> Promises:
    rules = await unit.directory.windows(provider.provider, clock.today())
    return Promises(rules, provider, await unit.directory.calendar(), clock.zone)


async def visitor_of(
    unit: Unit, patient: Patient, provider: Provider, today: date
) -> Doctor | None:
    """Who comes: the precinct's doctor, or its feldsher where there is none (B3.1)."""
    grown_up = patient.age_on(today) >= GROWN_UP
    wanted = FOR_ADULTS if grown_up else FOR_CHILDREN
    of_precinct = [
        doctor
        for doctor in await unit.directory.doctors(provider.provider)
        if patient.precinct in doctor.precincts
    ]
    doctors = [one for one in of_precinct if one.role != FELDSHER and one.specialty in wanted]
    for_age = sorted(doctors, key=lambda one: one.specialty == FOR_ALL)
    feldshers = [one for one in of_precinct if one.role == FELDSHER]
    return next(iter((*for_age, *feldshers)), None)


def is_feldsher(doctor: Doctor | None) -> bool:
    return doctor is not None and doctor.role == FELDSHER


def window_of(call: HomeCall, clock: Clock) -> Window:
    """The promise as it was said, in the clinic's zone."""
    begins, ends = (at.astimezone(clock.zone) for at in (call.starts_at, call.ends_at))
    return Window(begins.date(), begins.time(), ends.time())
