"""The pages at the root: glossary, decisions, changelog, contributing, Makefile."""

import pkgutil
import re

import pytest

from tests.house.tracked import ROOT

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
TERMS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "GLOSSARY.md").read_text().splitlines()
    if line.startswith("| ") and "қазақша" not in line
]
TARGETS = ["help", "demo", "run", "test", "check", "fix", "bench", "fuzz", "docs", "lock"]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term[2])
def test_a_term_is_named_three_times_and_is_in_the_code(term: list[str]) -> None:
    kk, ru, en, where = term
    assert kk
    assert ru
    assert en
    assert pkgutil.resolve_name(where.strip("`"))


def test_the_glossary_names_nothing_twice() -> None:
    english = [term[2] for term in TERMS]
    assert len(english) == len(set(english))


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_five_headings(page: object) -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / str(page)).read_text(), re.MULTILINE)
    assert headings == ["Context", "Decision", "Alternatives", "Consequences", "Status"]


def test_every_command_is_explained() -> None:
    explained = re.findall(r"^(\w+):.*## .+$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert explained == TARGETS


def test_contributing_has_the_eight_rules_and_every_command() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text()
    assert re.findall(r"^(\d)\. ", page, re.MULTILINE) == list("12345678")
    assert [name for name in TARGETS if f"make {name}" not in page] == ["help", "run"]


def test_links_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    dead = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())
        if not (page.parent / target).exists()
    ]
    assert dead == []
