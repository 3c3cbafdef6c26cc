"""The fast look at register.csv says what the careful one says (§3.1, §3.2)."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.people import Iin, Unfit, check_digit
from storage.imports import sheets
from storage.imports.kinds import REGISTER
from storage.imports.people import RegisterReader, check_digits
from storage.imports.problems import Problems
from storage.imports.rows import CarefulReader, positions
from storage.shelves import Row

DIGITS = check_digits()
HEADER = [field.name for field in REGISTER.fields]
KNOWN = {"provider": {"t1", "t2"}, "doctor": set[str](), "specialty": set[str]()}


def _iin(eleven: int) -> str:
    text = f"{eleven:011d}"
    digit = check_digit(text)
    return text + str(digit if digit is not None else 0)


@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_31_both_weight_rows_by_table_as_by_the_rule(figures: str) -> None:
    try:
        Iin.parse(figures)
        right = True
    except Unfit:
        right = False
    assert DIGITS.fit(figures) is right


@pytest.mark.parametrize(
    ("iin", "right"),
    [
        ("900101300007", True),
        ("850314400017", True),
        ("880808400132", True),
        ("850314400005", True),
        ("850314400018", False),
        *((f"85031440008{digit}", False) for digit in range(10)),
    ],
)
def test_31_vectors_of_the_domain_page(iin: str, *, right: bool) -> None:
    assert DIGITS.fit(iin) is right


CELLS = st.fixed_dictionaries({
    "iin": st.integers(0, 10**11 - 1).map(_iin),
    "last_name": st.sampled_from(["Ахметова", " Ким", ""]),
    "first_name": st.sampled_from(["Айгүл", "Інжу "]),
    "middle_name": st.sampled_from(["", "Серікқызы"]),
    "birth_date": st.sampled_from(["1994-10-14", "2018-02-28", "2018-02-30", "14.10.1994", ""]),
    "sex": st.sampled_from(["m", "f", "F"]),
    "address": st.sampled_from(["", "Тараз, Абай көшесі, 1-үй "]),
    "phone": st.sampled_from(["", "+77710000001", "87710000001", "+7 726 245 00 01", "x"]),
    "provider": st.sampled_from(["", "t1", "t9"]),
    "precinct": st.sampled_from(["", "5"]),
    "attached_from": st.sampled_from(["", "2020-01-01", "soon"]),
    "next_provider": st.sampled_from(["", "", "t2", "t9"]),
    "next_from": st.sampled_from(["", "", "2027-01-01"]),
    "home_care": st.sampled_from(["", "inside", "no", "yes"]),
    "disability_group": st.sampled_from(["", "2"]),
    "guardian_iins": st.sampled_from(
        ["", "850314400017", "900101300007;850314400017", "900101300007; 850314400017", "1"]
    ),
})  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("register")


@given(row=CELLS)
def test_a_fast_row_is_what_a_careful_one_would_be(folder: Path, row: dict[str, str]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, [row[name] for name in HEADER]])
    path = folder / "register.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    assert _read(path, fast=True) == _read(path, fast=False)


def _read(path: Path, *, fast: bool) -> tuple[list[Row], list[str]]:
    problems = Problems()
    with sheets.opened(path) as sheet:
        places = positions(REGISTER, sheet, problems)
        assert places is not None
        if fast:
            reader = RegisterReader(sheet, places, KNOWN, problems)
            rows = [row for batch in reader.batches() for row in batch]
        else:
            careful = CarefulReader(REGISTER, sheet, places, KNOWN, problems)
            rows = [row for cells in sheet.rows if (row := careful.read(cells)) is not None]
    return rows, [str(problem) for problem in problems.found]
