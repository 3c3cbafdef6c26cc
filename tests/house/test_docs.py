"""Generated pages say what the tables say."""

from pathlib import Path

from clinic.regulations.grammar import minutes, working_days
from locales.language import Language
from locales.translator import translators
from scripts import docs
from scripts.pages import span

CODES = ("r2", "r3")


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
