"""Who is behind an account: the verified person and their children (B0.2, B2.10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clinic.acting import Anyone, Caller, Verified
from clinic.journals.book import Entry
from clinic.people import Doctor, Iin, Patient, Relation
from clinic.ports import Clock, Link, Unit, Units
from clinic.providers import Provider
from clinic.rules.hours import last_day
from clinic.usecases.proving import GROWN_UP, REPRESENTED_UNDER, holding_links, wards

FOR_ADULTS = frozenset({"gp", "therapist"})
FOR_CHILDREN = frozenset({"gp", "paediatrician"})
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Member:
    """A person whom this account may act and read for."""

    proof: Verified
    name: str  # first name and the initial of the last
    age: int
    provider: Provider | None
    moving: bool  # attached elsewhere within the booking horizon: the person says where (B1.2)
    precinct: str | None
    precinct_doctors: tuple[Doctor, ...]


@dataclass(frozen=True, slots=True)
class Household:
    """`caller` is None until consent was given."""

    caller: Caller | None
    language: str | None
    members: tuple[Member, ...]
    phone: str | None = None  # by which this account was proved

    def member(self, iin: Iin) -> Member | None:
        return next((member for member in self.members if member.proof.person == iin), None)


@dataclass(frozen=True, slots=True)
class ShowHousehold:
    """Checks every link against the register again each time."""

    units: Units
    clock: Clock

    async def __call__(self, anyone: Anyone) -> Household:
        async with self.units() as unit:
            return await household_of(unit, self.clock, anyone)


async def household_of(unit: Unit, clock: Clock, anyone: Anyone | Caller) -> Household:
    language = await unit.accounts.language(anyone.account)
    if await unit.accounts.consented_at(anyone.account) is None:
        return Household(None, language, ())
    caller = Caller(anyone.account, anyone.channel, language or anyone.language)
    providers = {row.provider: row for row in await unit.directory.providers()}
    members: dict[Iin, Member] = {}
    links = await holding_links(unit, anyone.account, clock)
    for link in links:
        for patient in await _readable(unit, link, clock):
            proof = _proof(caller, patient, link)
            shown = patient.provider_on(clock.today())
            provider = providers.get(shown) if shown else None
            members.setdefault(patient.iin, await _member(unit, clock, proof, patient, provider))
    own_first = sorted(members.values(), key=lambda member: member.proof.for_ward)
    phone = next((link.phone for link in links if link.phone), None)
    return Household(caller, language, tuple(own_first), phone)


async def _readable(unit: Unit, link: Link, clock: Clock) -> Sequence[Patient]:
    person = await unit.register.find(link.iin)
    children = await wards(unit, link.iin, clock.today())
    return [person, *children] if person else []


def _proof(caller: Caller, patient: Patient, link: Link) -> Verified:
    return Verified(
        caller.account, caller.channel, caller.language, patient.iin, link.iin, link.until
    )


async def _member(
    unit: Unit, clock: Clock, proof: Verified, patient: Patient, provider: Provider | None
) -> Member:
    doctors = await unit.directory.doctors(provider.provider) if provider else ()
    return Member(
        proof=proof,
        name=short_name(patient),
        age=patient.age_on(clock.today()),
        provider=provider,
        moving=provider is not None and _moves(patient, provider, clock.today()),
        precinct=patient.precinct,
        precinct_doctors=precinct_doctors(patient, doctors, clock.today()),
    )


def precinct_doctors(
    patient: Patient, doctors: Sequence[Doctor], today: date
) -> tuple[Doctor, ...]:
    """Of the person's precinct, and for their age (B2.10)."""
    wanted = FOR_ADULTS if patient.age_on(today) >= GROWN_UP else FOR_CHILDREN
    return tuple(
        doctor
        for doctor in doctors
        if patient.precinct in doctor.precincts and doctor.specialty in wanted
    )


def _moves(patient: Patient, provider: Provider, today: date) -> bool:
    return patient.provider_on(last_day(today, provider)) != provider.provider


def short_name(patient: Patient) -> str:
    """First name and initial: a chat is no place for a full name (B0.9)."""
    return f"{patient.first_name[:LONGEST_NAME]} {patient.last_name[:1]}.".strip()


async def kept_from(unit: Unit, clock: Clock, household: Household, entry: Entry) -> bool:
    """What a 16- or 17-year-old made is kept from a guardian who shares the chat (B2.10)."""
    readers = {member.proof.proved_by for member in household.members}
    patient = await unit.register.find(Iin(entry.columns["iin"] or ""))
    return (
        patient is not None
        and entry.columns["relation"] == Relation.SELF
        and REPRESENTED_UNDER <= patient.age_on(clock.today()) < GROWN_UP
        and not readers.isdisjoint(patient.guardians)
    )
