"""A whole invented region in the import format, of any size and in little memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from app.data import sheets
from app.data.days import calendar_rows
from app.data.people import Place, Population, Row
from app.data.staff import (
    doctor_rows,
    posts,
    precincts_for,
    referral_rows,
    shift_rows,
    signer,
)
from clinic.providers import RECEIVING

COMMON = ("specialties", "facts", "windows")
CAPITAL = "Тараз"
REFERRED = 50
"""Every so many-th person has a referral."""
CITY, DISTRICT, VILLAGE = 6.0, 4.0, 1.0
"""How many times as many people as a village ambulatory a provider has."""


def write_region(folder: Path, people: int, seed: int, first: date) -> None:
    """Two weeks of shifts begin at `first`, which is also the day of the register."""
    write_common(folder, first)
    sheets.copy("region/providers.csv", folder)
    listed = sheets.read("region/providers.csv")
    places = _places(receiving(listed), people)
    _write_staff(folder, listed, places, seed, first)
    write_register(folder, Population(places, seed, first).rows(people), first)


def write_common(folder: Path, today: date) -> None:
    """What every region has: specialties, facts, windows, and the calendar of two years."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in COMMON:
        sheets.copy(f"region/{name}.csv", folder)
    days = calendar_rows(today.year, today.year + 1)
    sheets.write(folder / "calendar.csv", sheets.CALENDAR, days)


def receiving(listed: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The providers to which people are attached."""
    return [row for row in listed if row["kind"] in RECEIVING]


def _places(listed: Sequence[Mapping[str, str]], people: int) -> list[Place]:
    """The providers with as many precincts as their share of the people needs."""
    shares = [_share(row) for row in listed]
    return [
        Place(row["provider"], row["place"], precincts_for(people * share / sum(shares)), share)
        for row, share in zip(listed, shares, strict=True)
    ]


def _share(row: Mapping[str, str]) -> float:
    if row["kind"] == "ambulatory":
        return VILLAGE
    return CITY if row["place"] == CAPITAL else DISTRICT


def _write_staff(
    folder: Path,
    listed: Sequence[Mapping[str, str]],
    places: Sequence[Place],
    seed: int,
    first: date,
) -> None:
    villages = {row["provider"] for row in listed if row["kind"] == "ambulatory"}
    staff = [
        post
        for place in places
        for post in posts(place.provider, place.precincts, clinic=place.provider not in villages)
    ]
    signing = [signer(row["provider"], row["regulation"]) for row in listed if row["regulation"]]
    sheets.write(folder / "doctors.csv", sheets.DOCTORS, doctor_rows([*staff, *signing], seed))
    doctors = [(post.doctor, post.specialty, post.provider in villages) for post in staff]
    sheets.write(folder / "shifts.csv", sheets.SHIFTS, shift_rows(doctors, first))


def write_register(
    folder: Path, population: Iterable[Row], today: date, referrals: Iterable[Row] = ()
) -> None:
    """register.csv in one pass; referrals.csv: those given, and some for its people."""
    referred: list[Row] = []

    def noticed() -> Iterator[Row]:
        for number, row in enumerate(population):
            if number % REFERRED == REFERRED - 1:
                referred.append(row)
            yield row

    sheets.write(folder / "register.csv", sheets.REGISTER, noticed())
    issued = chain(referrals, referral_rows(referred, today))
    sheets.write(folder / "referrals.csv", sheets.REFERRALS, issued)
