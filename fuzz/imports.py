"""The entrance of `qabyldau import`: bytes of files into the real checks and a real database."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Final
from zlib import crc32

from app.regulated import noting
from fuzz.bundle import Bundle
from fuzz.changes import changed
from fuzz.file_seeds import seeds, words
from fuzz.found import ensure
from fuzz.region import MONDAY, ZONE, Region
from fuzz.showing import show_all
from storage.address import sqlite_path
from storage.imports.loading import OF_FILES, Order, Report, load
from storage.imports.problems import MOST_SHOWN, ImportRefused, Problem

PERSONAL: Final = re.compile(r"[^\x20-\x7e]|[0-9]{6}")
"""Reasons are plain English: other letters, or a long number, can only come from the file."""
WHOLE: Final = "register.csv"
LATER: Final = MONDAY + timedelta(days=2)
"""The visit of the region is over by then."""
Outcome = Mapping[str, str] | Sequence[Problem]
"""What was done with each file, or why nothing was."""


class ImportEntrance:
    """One input is one call of the command."""

    longest = 8192

    def __init__(self, region: Region) -> None:
        self._region = region
        self._cells = [word.encode() for word in words()]
        self._runner = asyncio.Runner()
        self._files = region.folder / "given"
        self._files.mkdir(exist_ok=True)
        self._url, self._watcher = self._begin()

    def seeds(self) -> Iterator[bytes]:
        yield from seeds(self._region)

    def words(self) -> Iterator[str]:
        yield from words()

    def changed(self, data: bytes, dice: Random) -> bytes:
        return changed(data, dice, self._cells, in_cells=True)

    def attempt(self, data: bytes) -> None:
        bundle = Bundle.parse(data)
        bundle.write(self._files)
        self._runner.run(self._attempt(bundle, crc32(data)))

    def close(self) -> None:
        self._watcher.close()
        self._runner.close()

    def _begin(self) -> tuple[str, sqlite3.Connection]:
        """The database as it was at first, and who watches it."""
        url = self._region.copy("imported")
        return url, sqlite3.connect(sqlite_path(url) or "")

    async def _attempt(self, bundle: Bundle, choice: int) -> None:
        order = self._order(bundle)
        before = self._commits()
        foreseen = await self._outcome(replace(order, dry_run=True))
        ensure(self._commits() == before, "a dry run changes nothing")
        done = await self._outcome(order)
        ensure(done == foreseen, "a dry run says what would be done")
        if not isinstance(done, Mapping):
            ensure(self._commits() == before, "a refused set changes nothing")
            _ensure_told(done)
            return
        for name in OF_FILES.keys() & bundle.files.keys():
            ensure(b"\0" not in bundle.files[name], "no zero byte comes in: PostgreSQL has none")
        try:
            await self._ensure_settled(order)
            await show_all(self._url, choice)
        finally:
            self._watcher.close()
            self._url, self._watcher = self._begin()

    def _order(self, bundle: Bundle) -> Order:
        whole = "whole" in bundle.options and WHOLE in bundle.files
        return Order(
            paths=[self._files, *([self._files / WHOLE] if whole else [])],
            now=LATER,
            whole=whole,
            yes="yes" in bundle.options,
            zone=ZONE,
            noting=noting,
        )

    async def _outcome(self, order: Order) -> Outcome:
        """Whatever is raised but a refusal goes out."""
        try:
            report = await load(self._url, order)
        except ImportRefused as refused:
            return refused.problems
        return {file: str(tally) for file, tally in report.tallies.items()}

    async def _ensure_settled(self, order: Order) -> None:
        before = self._commits()
        report: Report = await load(self._url, order)
        touched = [file for file, tally in report.tallies.items() if tally.touched]
        ensure(not touched, f"what was imported is imported again without a change: {touched}")
        ensure(self._commits() == before, "and nothing is written then")

    def _commits(self) -> int:
        """Changes when anything at all was committed by another connection."""
        (version,) = self._watcher.execute("PRAGMA data_version").fetchone()
        return int(version)


def _ensure_told(problems: Sequence[Problem]) -> None:
    """With its file, line and reason, and without a word of the file (docs/administering.md)."""
    ensure(0 < len(problems) <= MOST_SHOWN, "a refusal lists its reasons, not too many")
    for problem in problems:
        ensure(problem.file in {*OF_FILES, "import"}, "a reason names its file")
        ensure(problem.line >= 0 and problem.reason, "a reason names its line")
        told = f"{problem.column} {problem.reason}"
        ensure(not PERSONAL.search(told), "a reason does not repeat what a cell holds")
