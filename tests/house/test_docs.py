"""Generated pages say what the tables say."""

from pathlib import Path

import pytest

from clinic.information import GUIDES, LEAFLETS, TABLES
from clinic.regulations.grammar import Guide, Leaflet, Regulation, minutes, working_days
from clinic.regulations.r1_attachment import R1
from locales.language import Language
from locales.translator import translators
from scripts import docs
from scripts.pages import span
from tests.house.tracked import ROOT, modules

CODES = tuple(f"r{number}" for number in range(1, 8))
BOTH = pytest.mark.parametrize("language", Language)


def page(code: str, language: Language) -> str:
    return docs.pages()[Path("regulations", f"{code}.{language}.md")]


def test_no_generated_page_is_stale() -> None:
    assert docs.stale(docs.DOCS) == []


def test_a_page_by_hand_an_old_page_and_a_missing_page_are_stale(tmp_path: Path) -> None:
    wanted = [Path(f"regulations/{code}.{language}.md") for code in CODES for language in Language]
    assert docs.stale(tmp_path) == wanted

    docs.write(tmp_path)
    assert docs.stale(tmp_path) == []

    (tmp_path / wanted[0]).write_text("by hand")
    (tmp_path / "regulations/r0.md").write_text("forgotten")
    assert docs.stale(tmp_path) == [Path("regulations/r0.md"), wanted[0]]

    docs.write(tmp_path)
    assert docs.stale(tmp_path) == []


def test_spans_of_both_kinds_have_words() -> None:
    """R2 has minutes only; the certificates will have working days."""
    assert span(minutes(5), translators[Language.RU]) == "5 минут"
    assert span(working_days(1), translators[Language.RU]) == "1 рабочий день"
    assert span(working_days(3), translators[Language.KK]) == "3 жұмыс күні"


@BOTH
def test_every_regulation_has_its_page(language: Language) -> None:
    known: list[Regulation | Guide | Leaflet] = [*TABLES, *GUIDES, *LEAFLETS.values()]
    assert sorted(one.code for one in known) == list(CODES)
    words = translators[language]
    for one in known:
        said = page(one.code, language)
        assert said.startswith(f"# {one.code.upper()}. {words(f'regulation-{one.code}')}\n")
        for row in one.not_here:
            line = (words(f"not-here-{row.what}"), words(f"instead-{row.instead}"), row.clause)
            assert f"| {' | '.join(line)} |" in said


@BOTH
def test_the_guide_tells_its_stages_limits_and_campaign(language: Language) -> None:
    said, words = page("r1", language), translators[language]
    for way in R1.ways:
        assert f"## {words(f'way-{way.name}')} ({way.clause})" in said
        for stage in way.stages:
            within = span(stage.within, words) if stage.within else ""
            line = (words(f"act-{stage.act}"), words(f"actor-{stage.by}"), within, stage.clause)
            assert f"| {' | '.join(line)} |" in said
    assert "| 01.09 | 01.11 | 01.01 | 01.09.2025 | gov.kz/services/3176 | B1.2 |" in said


@BOTH
@pytest.mark.parametrize("code", [code for code in CODES if code not in LEAFLETS])
def test_a_diagram_stands_for_the_lost_drawings_and_says_so(code: str, language: Language) -> None:
    """I14."""
    said = page(code, language)
    assert translators[language]("page-diagram-lost") in said
    assert "```mermaid\n" in said


@BOTH
def test_the_leaflet_shows_its_one_text_and_has_no_steps(language: Language) -> None:
    """B4.1 to B4.3."""
    said, words = page("r4", language), translators[language]
    places = words("hiv-places", where="{where}", hours="{hours}")
    assert words("hiv-answer", places=places, counsellor="{counsellor}") in said
    assert words("page-no-steps") in said
    for topic in LEAFLETS["r4"].facts:
        assert f"| {topic} | {words(f'fact-{topic}')} |" in said
    assert "mermaid" not in said
    for absent in ("steps", "moves", "limits"):
        assert f"## {words(f'page-{absent}')}" not in said
    for clause in ("B4.1", "B4.2", "B4.3"):
        assert f"| {clause} |" in said


def test_whoever_needs_the_leaflet_asks_information() -> None:
    """As the contract has it, and here for scripts and benches as well."""
    reaching = {
        name.as_posix()
        for name in modules()
        if name.parts[0] != "tests"
        and "regulations.r4_hiv" in (ROOT / name).read_text(encoding="utf-8")
    }
    assert reaching == {"clinic/information.py"}
