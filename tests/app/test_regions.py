"""Invented regions: accepted by the importer, the same for the same seed, of nobody real."""

import argparse
import csv
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import pytest

from app.commands import generate_register
from app.data.days import calendar_rows
from app.data.numbers import invented_iins, invented_phones
from app.data.region import write_region
from app.demo_region import PLAYERS
from app.demo_region import write_region as write_demo
from app.settings import Settings
from clinic import phones
from clinic.people import Iin
from storage.imports.loading import Order, load

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
LATE = date(2026, 12, 31)
LEAP = date(2028, 2, 29)


def register(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "register.csv").open(encoding="utf-8", newline="") as stream:
        return {row["iin"]: row for row in csv.DictReader(stream)}


@pytest.mark.parametrize("today", [TODAY, LATE, LEAP])
async def test_the_importer_takes_both_regions(
    sqlite_url: str, tmp_path: Path, today: date
) -> None:
    write_demo(tmp_path / "demo", today, people=500)
    report = await load(sqlite_url, Order([tmp_path / "demo"], NOW))
    assert report.tallies["register.csv"].added == 500
    write_region(tmp_path / "region", 500, 7, today)
    dry = Order([tmp_path / "region"], NOW, dry_run=True)
    assert (await load(sqlite_url, dry)).tallies["doctors.csv"].added > 100


def test_the_same_seed_writes_the_same_people(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        write_region(tmp_path / name, 300, seed, TODAY)
    a, b, c = ((tmp_path / name / "register.csv").read_bytes() for name in "abc")
    assert a == b != c


def test_31_invented_numbers_are_valid_and_nobodys() -> None:
    for iin in islice(invented_iins(1), 2_000):
        assert Iin.parse(iin).digits == iin
        assert int(iin[2:4]) > 12
    numbers = list(islice(invented_phones(1), 2_000))
    assert len(set(numbers)) == len(numbers)
    assert all(phones.parse(number) == number for number in numbers)


def test_ten_people_to_play_stand_in_the_register(tmp_path: Path) -> None:
    write_demo(tmp_path, TODAY, people=100)
    rows = register(tmp_path)
    assert len(PLAYERS) == 10
    for player in PLAYERS:
        row = rows[player.iin]
        assert (row["first_name"], row["provider"]) == (player.first_name, player.provider)
        assert (row["phone"] or None) == player.phone
    by_key = {player.key: rows[player.iin] for player in PLAYERS}
    wards = [row for row in rows.values() if by_key["aigul"]["iin"] in row["guardian_iins"]]
    assert len(wards) == 2
    assert by_key["bolat"]["phone"] == by_key["saule"]["phone"]
    assert by_key["damir"]["birth_date"] > "2008-11-23"
    assert (by_key["zarina"]["next_provider"], by_key["zarina"]["next_from"]) == (
        "taraz-1",
        "2027-01-01",
    )


def test_34_the_calendar_is_seeded_with_moved_days_and_their_source() -> None:
    days = {row[0]: row for row in calendar_rows(2026, 2027)}
    for moved in ("2027-01-04", "2027-03-24", "2027-05-03", "2027-05-10"):
        assert days[moved][1] == "day_off"
    for holiday in ("2026-12-16", "2027-01-01", "2027-03-15", "2027-10-25"):
        assert days[holiday][1] == "holiday"
    assert "2026-08-31" not in days
    assert days["2027-05-16"][4].endswith("estimated")
    assert {row[0]: row[1] for row in calendar_rows(2024)}["2024-05-04"] == "working"
    assert all(
        name_kk and name_ru for _, _, name_kk, name_ru, _ in calendar_rows(*range(2024, 2040))
    )


async def test_the_command_writes_a_folder(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    generate_register.add_arguments(parser)
    words = ["--people", "50", "--out", str(tmp_path / "out"), "--from", "2026-11-23"]
    assert await generate_register.run(parser.parse_args(words), Settings()) == 0
    assert len(register(tmp_path / "out")) == 50
    today = ["--people", "5", "--out", str(tmp_path / "today")]
    assert await generate_register.run(parser.parse_args(today), Settings(now=NOW)) == 0
    assert len(register(tmp_path / "today")) == 5
    assert "2026-11-23" in (tmp_path / "today" / "shifts.csv").read_text(encoding="utf-8")
