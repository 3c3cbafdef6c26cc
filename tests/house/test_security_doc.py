"""docs/security.md answers the whole list, tells the retention as it is, and names real files."""

import re
from datetime import timedelta

import pytest

from clinic.rules.retention import KEPT_FOR
from tests.house.tracked import ROOT, tracked

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
LIST = (ROOT / "tests" / "house" / "asvs_level_2.txt").read_text(encoding="utf-8").splitlines()
ANSWERS = ("met", "not applicable", "partly", "open")
DEBTS = {"Open": "open", "Partly": "partly"}
"""What the page says once more above its tables, and the answers that it gathers."""
MOST_WORDS = 15
UNITS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "year": timedelta(days=365)}
NEVER = "never forgotten"
A_FILE = re.compile(r"`([\w.-]+/(?:[\w./-]*(?:/|\.py|\.md|\.toml))?)`")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _section(title: str) -> list[list[str]]:
    """The rows of the tables under that heading, without their heads."""
    text = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    heads = {at + step for at, line in enumerate(lines) for step in (-1, 0) if "|---|" in line}
    return [_cells(line) for at, line in enumerate(lines) if at not in heads]


def _answered() -> list[list[str]]:
    return _section("OWASP ASVS 5.0.0, levels 1 and 2")


def _number(requirement: str) -> list[int]:
    return [int(part) for part in requirement.removeprefix("V").split(".")]


def _span(words: str) -> timedelta:
    """Reads `1 day`, `48 hours`, `1 year`."""
    count, unit = words.split(" ")
    return int(count) * UNITS[unit.removesuffix("s")]


def test_the_list_is_in_order_and_names_nothing_twice() -> None:
    assert LIST[0] == "# OWASP ASVS 5.0.0, levels 1 and 2"
    assert LIST[1:] == sorted(set(LIST[1:]), key=_number)


def test_every_requirement_stands_in_one_row_and_no_other_does() -> None:
    assert [row[0] for row in _answered()] == LIST[1:]


@pytest.mark.parametrize("row", _answered(), ids=lambda row: row[0])
def test_an_answer_begins_with_one_of_four_words(row: list[str]) -> None:
    _, asked, answer = row
    word, _, how = answer.partition(":")
    assert word in ANSWERS
    assert how.strip()
    assert 0 < len(asked.split()) <= MOST_WORDS


@pytest.mark.parametrize(("title", "word"), DEBTS.items())
def test_what_is_owed_is_gathered_above_the_tables(title: str, word: str) -> None:
    (line,) = re.findall(rf"^{title}: (.+)\.$", PAGE, re.MULTILINE)
    owed = [row[0] for row in _answered() if row[2].startswith(f"{word}:")]
    assert line.split(", ") == owed


def test_what_is_kept_for_a_time_is_told_as_the_table_has_it() -> None:
    rows = [row for row in _section("How long what is kept") if row[2] != NEVER]
    assert {code.strip("`"): _span(words) for _, code, words in rows} == dict(KEPT_FOR)
    assert len(rows) == len(KEPT_FOR)


def test_journals_are_never_forgotten() -> None:
    (kept,) = [row[0] for row in _section("How long what is kept") if row[2] == NEVER]
    assert kept.startswith("journals")


def test_every_file_and_folder_that_is_named_is_there() -> None:
    there = {str(name) for name in tracked()}
    there |= {f"{folder}/" for name in tracked() for folder in name.parents}
    named = A_FILE.findall(PAGE)
    assert len(named) > len(ANSWERS)
    assert sorted(set(named) - there) == []
