"""Files as spreadsheet programs really write them (issue 2, "Storage and real input")."""

from pathlib import Path

import pytest

from storage.imports.problems import ImportRefused
from storage.imports.sheets import opened

ROWS = [["1", "Әлия; Ұлан"], ["2", "екі\r\nжол"]]


@pytest.mark.parametrize(
    "content",
    [
        'a,b\n1,"Әлия; Ұлан"\n2,"екі\r\nжол"\n',
        '\ufeffa,b\r\n1,"Әлия; Ұлан"\r\n2,"екі\r\nжол"\r\n',
        'a;b\r\n1;"Әлия; Ұлан"\r\n2;"екі\r\nжол"\r\n',
        'sep=;\r\na;b\r\n1;"Әлия; Ұлан"\r\n2;"екі\r\nжол"\r\n',
        '\ufeff"sep=,"\r\na,b\r\n1,"Әлия; Ұлан"\r\n2,"екі\r\nжол"\r\n',
    ],
)
def test_bom_semicolons_crlf_quotes_and_sep_lines_are_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "doctors.csv"
    path.write_bytes(content.encode())
    with opened(path) as sheet:
        assert list(sheet.header) == ["a", "b"]
        assert list(sheet.rows) == ROWS


def test_lines_are_counted_from_the_top_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "doctors.csv"
    path.write_text("sep=;\na;b\n1;2\n3;4\n", encoding="utf-8")
    with opened(path) as sheet:
        assert [sheet.rows.line for _ in sheet.rows] == [3, 4]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a,b\n1,Иван\n".encode("cp1251"), "doctors.csv, line 2: the file is not UTF-8"),
        ("a,b\n1,Иван\n".encode("utf-16"), "doctors.csv, line 1: the file is UTF-16"),
        (b"a\tb\n1\t2\n", "doctors.csv, line 1: separated by tabs"),
        (b"", "doctors.csv, line 1: the header row is missing"),
        (b"sep=|\na|b\n", "doctors.csv, line 1: expected sep=, or sep=;"),
        (b'a,b\n1,"2\n', "doctors.csv, line 2: a quotation mark is not closed"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    path = tmp_path / "doctors.csv"
    path.write_bytes(content)
    with pytest.raises(ImportRefused) as refusal, opened(path) as sheet:
        list(sheet.rows)
    told = str(refusal.value)
    assert told.startswith(expected)
    assert ("CSV UTF-8" in told) == ("UTF" in expected or "tabs" in expected)
