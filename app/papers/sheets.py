"""CSV for programs and XLSX for spreadsheets, neither of which may run what a cell says."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Row = Mapping[str, str]

CSV, XLSX, PDF = "csv", "xlsx", "pdf"

OWNER_ONLY = 0o600
"""Of a new file: who may read it besides is the administrator's decision."""

RUNNING = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula."""
PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
WIDEST = 48
NARROWEST = 10
UNKNOWN = "\ufffd"
"""In place of a control character, which no sheet can hold: a name of a file may have one."""
REGULAR, BOLD = Font(name="Arial"), Font(name="Arial", bold=True)
WRAPPED = Alignment(vertical="top", wrap_text=True)


def harmless(cell: str) -> str:
    """With an apostrophe in front of what would be a formula; a phone number is none."""
    if cell.startswith(RUNNING) and not PLAIN_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def write_csv(path: Path, codes: Sequence[str], rows: Iterable[Row]) -> None:
    path.touch(OWNER_ONLY)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(codes)
        for row in rows:
            writer.writerow([harmless(row[code]) for code in codes])


def write_xlsx(
    path: Path, codes: Sequence[str], words: Mapping[str, str], rows: Sequence[Row]
) -> None:
    """Headed by words; every cell is typed as text, so none is a formula or loses a zero."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.freeze_panes = "B2"
    for column, code in enumerate(codes, start=1):
        texts = [words[code], *(row[code] for row in rows)]
        for line, text in enumerate(texts, start=1):
            cell = sheet.cell(line, column)
            shown = ILLEGAL_CHARACTERS_RE.sub(UNKNOWN, text)
            cell.value, cell.data_type, cell.number_format = shown, "s", "@"
            cell.font = BOLD if line == 1 else REGULAR
            cell.alignment = WRAPPED
        width = min(WIDEST, max(NARROWEST, 2 + max(map(len, texts))))
        sheet.column_dimensions[get_column_letter(column)].width = width
    path.touch(OWNER_ONLY)
    book.save(path)
