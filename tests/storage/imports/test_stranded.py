"""An absence does not call off the visits that are booked: the import says which stay (B5.5)."""

from datetime import timedelta
from pathlib import Path

from storage.imports.stranded import Stranded
from tests.storage.imports.test_detaching import book
from tests.storage.imports.writing import AIGUL, NOW, SERGEI, imported, write

DAY = timedelta(days=1)


def absent(folder: Path, first: timedelta, last: timedelta) -> Path:
    """The file that says so."""
    days = [(NOW + ahead).date().isoformat() for ahead in (first, last)]
    file = folder / "absences.csv"
    file.write_text(f"doctor,from,to,reason\nd1,{days[0]},{days[1]},\n", encoding="utf-8")
    return file


async def test_visits_of_days_on_which_the_doctor_is_away_are_counted(
    database_url: str, tmp_path: Path
) -> None:
    await imported(database_url, write(tmp_path / "set"))
    await book(database_url, 1, AIGUL, DAY)
    await book(database_url, 2, SERGEI, DAY + timedelta(minutes=15))
    await book(database_url, 3, SERGEI, 4 * DAY)
    report = await imported(database_url, absent(tmp_path, -DAY, 2 * DAY))
    assert report.stranded == [Stranded("d1", (NOW + DAY).date().isoformat(), 2)]


async def test_what_is_past_is_not_counted(database_url: str, tmp_path: Path) -> None:
    await imported(database_url, write(tmp_path / "set"))
    await book(database_url, 1, AIGUL, -DAY / 24)
    assert (await imported(database_url, absent(tmp_path, -DAY, DAY))).stranded == []
