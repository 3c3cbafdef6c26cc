"""Loads a set of files in one transaction: all of it, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from sqlalchemy import select

from storage.bulk import WITHOUT_KEY, Bulk, opened
from storage.cipher import Cipher
from storage.imports import detaching, sheets
from storage.imports.joined import no_longer_awaited
from storage.imports.kinds import FIXED_SPECIALTIES, IN_ORDER, REGISTER, VISITS, Kind
from storage.imports.merging import Merge, Tally
from storage.imports.people import RegisterReader
from storage.imports.problems import ImportRefused, Problem, Problems
from storage.imports.revising import note_import, raise_revisions
from storage.imports.rows import CarefulReader, Known, batches, positions
from storage.imports.sheets import Sheet
from storage.imports.stranded import Stranded, stranded
from storage.imports.visits import MarkBook, Noting, nothing_is_noted, read_lines
from storage.statements import Statement
from storage.tables import doctors, providers, specialties

OF_FILES = {kind.file: kind for kind in IN_ORDER}
KNOWN = {
    "provider": Statement(select(providers.c.provider)),
    "doctor": Statement(select(doctors.c.doctor)),
    "specialty": Statement(select(specialties.c.specialty)),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported. `whole`: register.csv is complete for its providers.

    `zone` is that of times without an offset; `noting` is what the regulation says of visits.csv,
    and `cipher` keeps its diagnoses.
    """

    paths: Sequence[Path]
    now: datetime
    dry_run: bool = False
    whole: bool = False
    yes: bool = False
    zone: tzinfo = UTC
    noting: Noting = nothing_is_noted
    cipher: Cipher = WITHOUT_KEY


@dataclass(slots=True)
class Report:
    """What was done with each file, or would be; `skipped` are files of a folder.

    `stranded` is known when something was written.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    stranded: Sequence[Stranded] = ()


async def load(url: str, order: Order) -> Report:
    """Raises ImportRefused; then nothing was changed."""
    files, report = chosen(order.paths)
    problems = Problems()
    async with opened(url, write=not order.dry_run, cipher=order.cipher) as bulk:
        known = {name: await _ids(bulk, query) for name, query in KNOWN.items()}
        known["specialty"] |= FIXED_SPECIALTIES
        for kind in IN_ORDER:
            if kind in files:
                loader = _Loader(bulk, order, known, problems)
                report.tallies[kind.file] = await loader.load(kind, files[kind])
        problems.refuse_if_any()
        if not order.dry_run:
            await raise_revisions(bulk, report.tallies)
            await note_import(bulk, order.now, report.tallies)
            report.stranded = await stranded(bulk, order.now)
            await bulk.commit()
    return report


def chosen(paths: Sequence[Path]) -> tuple[dict[Kind, Path], Report]:
    """The files by kind. A file given by name must be one of the import format."""
    files: dict[Kind, Path] = {}
    report = Report()
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix == ".csv")
            report.skipped += [each.name for each in inside if each.name not in OF_FILES]
            found = [each for each in inside if each.name in OF_FILES]
        else:
            found = [path]
        for each in found:
            _choose(files, each)
    if not files:
        raise ImportRefused(Problem("import", 0, "", f"none of {', '.join(OF_FILES)} was found"))
    return files, report


def _choose(files: dict[Kind, Path], path: Path) -> None:
    kind = OF_FILES.get(path.name)
    if kind is None:
        reason = f"not a file of the import format: {', '.join(OF_FILES)}"
        raise ImportRefused(Problem(path.name, 0, "", reason))
    if not path.is_file():
        raise ImportRefused(Problem(path.name, 0, "", "there is no such file"))
    if kind in files and files[kind] != path:
        raise ImportRefused(Problem(path.name, 0, "", "given twice"))
    files[kind] = path


async def _ids(bulk: Bulk, query: Statement) -> set[str]:
    return {str(row[0]) for row in await bulk.run(query)}


class _Loader:
    """One file at a time; stops writing at the first bad row, and goes on looking."""

    def __init__(self, bulk: Bulk, order: Order, known: Known, problems: Problems) -> None:
        self._bulk = bulk
        self._order = order
        self._known: Mapping[str, set[str]] = known
        self._problems = problems

    async def load(self, kind: Kind, path: Path) -> Tally:
        with sheets.opened(path) as sheet:
            places = positions(kind, sheet, self._problems)
            if places is None:
                return Tally()
            if kind is REGISTER:
                return await self._register(sheet, places)
            if kind is VISITS:
                return await self._visits(sheet, places)
            merge = await self._merge(kind, places)
            for batch in batches(kind, sheet, places, self._known, self._problems):
                await self._take(merge, batch)
            return merge.tally

    async def _register(self, sheet: Sheet, places: Sequence[int | None]) -> Tally:
        before = await detaching.attached(self._bulk) if self._order.whole else {}
        reader = RegisterReader(sheet, places, self._known, self._problems)
        merge = await self._merge(REGISTER, places)
        covered: set[str] = set()
        for batch in reader.batches():
            await self._take(merge, batch)
            if self._order.whole:
                covered.update(str(row[8]) for row in batch if row[8])
        if self._order.whole and not self._problems.found:
            absent = await detaching.absent(self._bulk, covered, reader.seen)
            if not self._order.yes:
                detaching.refuse_many(absent, before)
            merge.tally.detached = sum(map(len, absent.values()))
            if not self._order.dry_run:
                await detaching.detach(self._bulk, absent, self._order.now)
        return merge.tally

    async def _visits(self, sheet: Sheet, places: Sequence[int | None]) -> Tally:
        """All lines are read before the first is taken: later ones may be of the same entry."""
        reader = CarefulReader(VISITS, sheet, places, self._known, self._problems)
        lines = list(read_lines(reader, sheet, self._order.zone))
        book = await MarkBook.read(self._bulk, lines)
        for line in lines:
            refused = book.take(line, self._order.noting, self._order.now)
            if refused is not None:
                self._problems.add(sheet.file, line.number, *refused)
        book.end_joined(self._order.noting)
        if not self._problems.found and not self._order.dry_run:
            await self._bulk.shelf(VISITS.table).add(book.added)
            await no_longer_awaited(self._bulk, list(book.ended), self._order.now)
        return book.tally

    async def _merge(self, kind: Kind, places: Sequence[int | None]) -> Merge:
        absent = frozenset(
            number
            for number, (field, place) in enumerate(zip(kind.fields, places, strict=True))
            if place is None and field.name
        )
        shelf = self._bulk.shelf(kind.table)
        merge = Merge(shelf, kind.keys, absent, write=not self._order.dry_run)
        await merge.begin()
        return merge

    async def _take(self, merge: Merge, batch: Sequence[tuple[str | int | None, ...]]) -> None:
        if batch and not self._problems.found:
            await merge.take(batch)
