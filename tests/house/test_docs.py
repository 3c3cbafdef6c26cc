"""Generated pages say what the tables say."""

from pathlib import Path

from scripts import docs


def test_no_generated_page_is_stale() -> None:
    assert docs.stale(docs.DOCS) == []


def test_a_page_by_hand_an_old_page_and_a_missing_page_are_stale(tmp_path: Path) -> None:
    kk, ru = Path("regulations/r2.kk.md"), Path("regulations/r2.ru.md")
    assert docs.stale(tmp_path) == [kk, ru]

    docs.write(tmp_path)
    assert docs.stale(tmp_path) == []

    (tmp_path / kk).write_text("by hand")
    (tmp_path / "regulations/r0.md").write_text("forgotten")
    assert docs.stale(tmp_path) == [Path("regulations/r0.md"), kk]

    docs.write(tmp_path)
    assert docs.stale(tmp_path) == []
