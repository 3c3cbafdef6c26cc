"""The demo region: clinics, a village, dispensaries, doctors, and ten people to play."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from app.data import sheets
from app.data.people import Place, Population, Row
from app.data.region import receiving, write_common, write_register
from app.data.staff import shift_rows

SEED = 20
AWAY = ("d-sur-1", 7, 9)
"""A doctor, and the first and last day of the absence, counted from today."""
SHARES = {"taraz-1": 5.0, "taraz-2": 4.0, "aisha-bibi": 1.0}
DAYS_A_YEAR = 365.25
BIRTHDAY_WAS = timedelta(days=40)
ATTACHED_FOR = timedelta(days=700)
REFERRED_AGO = timedelta(days=2)
REFERRAL_HOLDS = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody of the demo region with a Telegram account. `note_key` says what is special."""

    key: str
    first_name: str
    phone: str | None
    language: str
    note_key: str
    iin: str
    provider: str


def _players() -> Iterator[Player]:
    for row in sheets.read("demo/players.csv"):
        if row["plays"] == "yes":
            yield Player(
                key=row["key"],
                first_name=row["first_name"],
                phone=row["phone"] or None,
                language=row["language"],
                note_key=row["note_key"],
                iin=row["iin"],
                provider=row["provider"],
            )


PLAYERS: tuple[Player, ...] = tuple(_players())


def write_region(folder: Path, today: date, people: int = 20_000) -> None:
    """The import files: the register with `people` rows, two weeks of shifts from today."""
    write_common(folder, today)
    for name in ("providers", "doctors"):
        sheets.copy(f"demo/{name}.csv", folder)
    listed = receiving(sheets.read("demo/providers.csv"))
    here = {row["provider"] for row in listed}
    villages = {row["provider"] for row in listed if row["kind"] == "ambulatory"}
    doctors = [row for row in sheets.read("demo/doctors.csv") if row["provider"] in here]
    working = ((d["doctor"], d["specialty"], d["provider"] in villages) for d in doctors)
    sheets.write(folder / "shifts.csv", sheets.SHIFTS, shift_rows(working, today))
    doctor, *away = AWAY
    days = [(today + timedelta(days=each)).isoformat() for each in away]
    sheets.write(folder / "absences.csv", sheets.ABSENCES, [(doctor, *days, "")])
    named = list(_named(today))
    crowd = Population(_places(doctors), SEED, today).rows(people - len(named))
    write_register(folder, chain(named, crowd), today, _referrals(today))


def _referrals(today: date) -> Iterator[Row]:
    issued, until = today - REFERRED_AGO, today + REFERRAL_HOLDS
    for number, row in enumerate(sheets.read("demo/players.csv"), start=1):
        if row["referral"]:
            days = (issued.isoformat(), until.isoformat())
            yield row["iin"], f"P-{number}", row["referral"], row["provider"], *days


def _places(doctors: list[dict[str, str]]) -> list[Place]:
    listed = receiving(sheets.read("demo/providers.csv"))
    towns = {row["provider"]: row["place"] for row in listed}
    precincts = {
        provider: sorted({
            precinct
            for doctor in doctors
            if doctor["provider"] == provider
            for precinct in doctor["precincts"].split(";")
            if precinct
        })
        for provider in towns
    }  # fmt: skip
    return [Place(each, towns[each], precincts[each], SHARES[each]) for each in towns]


def _named(today: date) -> Iterator[Row]:
    listed = sheets.read("demo/players.csv")
    iins = {row["key"]: row["iin"] for row in listed}
    for row in listed:
        yield _register_row(row, iins, today)


def _register_row(row: Mapping[str, str], iins: Mapping[str, str], today: date) -> Row:
    age = timedelta(days=int(row["age"]) * DAYS_A_YEAR)
    return (
        row["iin"],
        row["last_name"],
        row["first_name"],
        row["middle_name"],
        (today - age - BIRTHDAY_WAS).isoformat(),
        row["sex"],
        "",
        row["phone"],
        row["provider"],
        row["precinct"],
        (today - min(ATTACHED_FOR, age)).isoformat(),
        row["next_provider"],
        f"{today.year + 1}-01-01" if row["next_provider"] else "",
        "inside",
        "",
        ";".join(iins[key] for key in row["guardians"].split(";") if key),
    )
