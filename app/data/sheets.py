"""Reads the files that lie here, and writes files in the import format (interfaces.md)."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
Row = Mapping[str, str]

DOCTORS = ("doctor", "provider", "name", "specialty", "room", "precincts", "booking", "role")
SHIFTS = ("doctor", "date", "start", "end", "slot_minutes")
ABSENCES = ("doctor", "from", "to", "reason")
REFERRALS = ("iin", "number", "specialty", "issued_by", "issued_on", "valid_until")
CALENDAR = ("date", "kind", "name_kk", "name_ru", "source")
REGISTER = (
    "iin", "last_name", "first_name", "middle_name", "birth_date", "sex", "address", "phone",
    "provider", "precinct", "attached_from", "next_provider", "next_from", "home_care",
    "disability_group", "guardian_iins",
)  # fmt: skip


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def copy(name: str, folder: Path) -> None:
    (folder / Path(name).name).write_bytes((HERE / name).read_bytes())


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
