"""Matches a header with its kind of file, and reads a row with care: every cell, every reason."""

import re
from collections.abc import Iterator, Mapping, Sequence

from clinic.people import Unfit
from storage.imports.kinds import Field, Kind
from storage.imports.problems import Problems
from storage.imports.sheets import Sheet
from storage.shelves import Row, Value

Known = Mapping[str, set[str]]
"""Providers, doctors and specialties of the store and of the files read so far."""

COLUMN = re.compile(r"[A-Za-z][A-Za-z_ ]{0,39}")
BATCH = 20_000
EVERYBODY = "*"


def positions(kind: Kind, sheet: Sheet, problems: Problems) -> tuple[int | None, ...] | None:
    """Where each field stands in the file; None: absent. Without a usable header: None."""
    before = len(problems.found)
    spelled = {alias: f.name for f in kind.fields for alias in (f.name, *f.aliases) if alias}
    names = [spelled.get(title.lower()) for title in sheet.header]
    if not any(names):
        problems.add(sheet.file, 1, "", "the header row is missing")
        return None
    places = _places(names, sheet, problems)
    for field in kind.fields:
        if field.needed and field.name not in places:
            problems.add(sheet.file, 1, field.name, "the column is missing")
    if len(problems.found) > before:
        return None
    return tuple(places.get(field.name) for field in kind.fields)


def _places(
    names: Sequence[str | None], sheet: Sheet, problems: Problems
) -> Mapping[str | None, int]:
    places: dict[str | None, int] = {}
    for place, (name, title) in enumerate(zip(names, sheet.header, strict=True)):
        if name in places:
            problems.add(sheet.file, 1, title, "the column stands here twice")
        elif name is not None:
            places[name] = place
        elif title:
            problems.add(sheet.file, 1, _sayable(title, place), "unknown column")
    return places


def _sayable(title: str, place: int) -> str:
    """Its number where it does not look like the name of a column: it may be somebody's."""
    return title if COLUMN.fullmatch(title) else str(place + 1)


class CarefulReader:
    """Reads rows of one file; what is wrong with them goes to `problems`."""

    def __init__(
        self,
        kind: Kind,
        sheet: Sheet,
        places: Sequence[int | None],
        known: Known,
        problems: Problems,
    ) -> None:
        self._kind = kind
        self._sheet = sheet
        self._places = places
        self._known = known
        self._problems = problems

    def read(self, row: Sequence[str]) -> Row | None:
        """The values in the order of the fields; None for an empty or a bad row."""
        if not any(cell.strip() for cell in row):
            return None
        before = len(self._problems.found)
        if any(cell.strip() for cell in row[len(self._sheet.header) :]):
            self.refuse("", "more cells than the header has columns")
        values = [self._cell(field, self._raw(place, row)) for field, place in self._fields()]
        if len(self._problems.found) == before:
            self._check_row(values)
        return tuple(values) if len(self._problems.found) == before else None

    def refuse(self, column: str, reason: str) -> None:
        self._problems.add(self._sheet.file, self._sheet.rows.line, column, reason)

    def _fields(self) -> Iterator[tuple[Field, int | None]]:
        return zip(self._kind.fields, self._places, strict=True)

    def _raw(self, place: int | None, row: Sequence[str]) -> str:
        return row[place].strip() if place is not None and place < len(row) else ""

    def _cell(self, field: Field, cell: str) -> Value:
        if field.needed and not cell:
            self.refuse(field.name, "must not be empty")
            return None
        try:
            value = field.read(cell)
        except Unfit as unfit:
            self.refuse(field.name, unfit.flaw)
            return None
        if field.refers and value and value != EVERYBODY:
            self._look_up(field, str(value))
        return value

    def _look_up(self, field: Field, value: str) -> None:
        if value not in self._known[field.refers]:
            self.refuse(field.name, f"unknown {field.refers}")

    def _check_row(self, values: Sequence[Value]) -> None:
        named = {f.name: value for f, value in zip(self._kind.fields, values, strict=True)}
        found = self._kind.check(named)
        if found is not None:
            self.refuse(*found)


def batches(
    kind: Kind, sheet: Sheet, places: Sequence[int | None], known: Known, problems: Problems
) -> Iterator[list[Row]]:
    """The rows of a small file, checked for repeated keys."""
    reader = CarefulReader(kind, sheet, places, known, problems)
    seen: set[Row] = set()
    batch: list[Row] = []
    for row in sheet.rows:
        values = reader.read(row)
        if values is None:
            continue
        key = values[: kind.keys]
        if key in seen:
            reader.refuse(kind.fields[0].name, "the same key stands in an earlier row")
            continue
        seen.add(key)
        batch.append(_counted(kind, values, len(seen)))
        if kind.names:
            known[kind.names].add(str(key[0]))
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _counted(kind: Kind, values: Row, number: int) -> Row:
    """Puts the row's number into a field that is counted, not read."""
    if all(field.name for field in kind.fields):
        return values
    return tuple(
        value if field.name else number for field, value in zip(kind.fields, values, strict=True)
    )
