"""A spreadsheet must not run what a cell says, and must not lose what it says either."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.papers.sheets import harmless, write_csv, write_xlsx


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+cmd|x", "'+cmd|x"),
        ("-1+1", "'-1+1"),
        ("\t=1", "'\t=1"),
        ("+77710000001", "+77710000001"),
        ("-12.5", "-12.5"),
        ("Әлия", "Әлия"),
        ("", ""),
    ],
)
def test_a_cell_that_would_run_gets_an_apostrophe_and_a_phone_does_not(
    cell: str, written: str
) -> None:
    assert harmless(cell) == written


def test_a_csv_is_headed_by_codes(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, ["entry", "contact"], [{"entry": "t1/2026/1", "contact": "+77710000001"}])
    assert path.read_bytes().decode() == "entry,contact\r\nt1/2026/1,+77710000001\r\n"


def test_an_xlsx_is_headed_by_words_and_all_its_cells_are_text(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    words = {"iin": "ЖСН", "applicant": "Өтініш беруші"}
    write_xlsx(path, ["iin", "applicant"], words, [{"iin": "093101000054", "applicant": "=1+1"}])
    sheet = load_workbook(path).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells == [["ЖСН", "Өтініш беруші"], ["093101000054", "=1+1"]]
    assert sheet["B2"].data_type == "s"


def test_what_no_sheet_can_hold_is_shown_as_unknown(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_xlsx(path, ["name"], {"name": "Аты"}, [{"name": "Ә\x01лия\x0b\n2"}])
    assert load_workbook(path).worksheets[0]["A2"].value == "Ә\ufffdлия\ufffd\n2"
