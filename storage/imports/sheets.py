"""Opens a file as spreadsheet programs really write it: BOM, semicolons, `sep=;`, CRLF."""

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

from storage.imports.problems import ImportRefused, Problem

SAVE_AS = 'open it in the spreadsheet program and save it as "CSV UTF-8 (comma delimited)"'
SEPARATORS = (",", ";")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ZERO = b"\0"
"""PostgreSQL keeps none."""
CHUNK = 1024 * 1024


class Rows:
    """The data rows of a file; `line` is the last line that was read (a row may have several)."""

    def __init__(self, file: str, stream: TextIO, separator: str, skipped: int) -> None:
        self._reader = csv.reader(stream, delimiter=separator, strict=True)
        self._file = file
        self._skipped = skipped

    @property
    def line(self) -> int:
        return self._reader.line_num + self._skipped

    def __iter__(self) -> Iterator[list[str]]:
        """Raises ImportRefused for what is no CSV at all."""
        try:
            yield from self._reader
        except csv.Error:
            problem = Problem(self._file, self.line, "", "a quotation mark is not closed properly")
            raise ImportRefused(problem) from None


@dataclass(frozen=True, slots=True)
class Sheet:
    """An open file: the header's names and the rows below it."""

    file: str
    header: Sequence[str]
    rows: Rows


@contextmanager
def opened(path: Path) -> Iterator[Sheet]:
    """Raises ImportRefused for another encoding or separator, zero bytes, or an empty file."""
    _refuse_other_bytes(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            separator, skipped = _separator(path.name, stream)
            rows = Rows(path.name, stream, separator, skipped)
            header = [name.strip() for name in next(iter(rows), [])]
            yield Sheet(path.name, header, rows)
    except UnicodeDecodeError:
        reason = f"the file is not UTF-8 (it looks like Windows-1251); {SAVE_AS}"
        line = _first_line(path, _is_undecodable)
        raise ImportRefused(Problem(path.name, line, "", reason)) from None


def _refuse_other_bytes(path: Path) -> None:
    with path.open("rb") as raw:
        if raw.read(2) in UTF_16:
            raise ImportRefused(Problem(path.name, 1, "", f"the file is UTF-16; {SAVE_AS}"))
        raw.seek(0)
        if any(ZERO in chunk for chunk in iter(partial(raw.read, CHUNK), b"")):
            line = _first_line(path, lambda content: ZERO in content)
            reason = f"the file holds a zero byte, which no text does; {SAVE_AS}"
            raise ImportRefused(Problem(path.name, line, "", reason))


def _separator(file: str, stream: TextIO) -> tuple[str, int]:
    """The separator and the number of lines before the header."""
    first = stream.readline()
    if not first.strip():
        raise ImportRefused(Problem(file, 1, "", "the header row is missing"))
    directive = first.strip().strip('"')
    if directive.startswith("sep="):
        named = directive.removeprefix("sep=")
        if named not in SEPARATORS:
            raise ImportRefused(Problem(file, 1, "", "expected sep=, or sep=;"))
        return named, 1
    stream.seek(0)
    if "\t" in first:
        raise ImportRefused(Problem(file, 1, "", f"separated by tabs; {SAVE_AS}"))
    return max(SEPARATORS, key=first.count), 0


def _first_line(path: Path, wrong: Callable[[bytes], bool]) -> int:
    with path.open("rb") as raw:
        return next((line for line, content in enumerate(raw, start=1) if wrong(content)), 1)


def _is_undecodable(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return True
    return False
