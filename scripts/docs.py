"""Writes the pages under docs/ that are generated; `--check` only says which of them are stale."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from clinic.information import GUIDES, LEAFLETS, TABLES
from locales.translator import Translator, translators
from scripts.guide_pages import guide_page
from scripts.leaflet_pages import leaflet_page
from scripts.pages import page_of

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> dict[Path, str]:
    """Every generated page, below docs/ and in both languages, with what it must say."""
    return {
        Path("regulations", f"{code}.{language}.md"): "\n".join(lines)
        for language, words in translators.items()
        for code, lines in _told(words)
    }


def _told(words: Translator) -> Iterator[tuple[str, Iterator[str]]]:
    """All regulations, each in the way of its kind."""
    for table in TABLES:
        yield table.code, page_of(table, words)
    for guide in GUIDES:
        yield guide.code, guide_page(guide, words)
    for leaflet in LEAFLETS.values():
        yield leaflet.code, leaflet_page(leaflet, words)


def stale(folder: Path) -> list[Path]:
    """The pages that differ from what they must say, and pages nobody generates any more."""
    wanted = pages()
    kept = {page.relative_to(folder) for page in folder.glob("regulations/*.md")}
    differing = {name for name in wanted if _read(folder / name) != wanted[name]}
    return sorted(differing | (kept - wanted.keys()))


def _read(page: Path) -> str | None:
    return page.read_text(encoding="utf-8") if page.exists() else None


def write(folder: Path) -> None:
    for name in stale(folder):
        (folder / name).unlink(missing_ok=True)
    for name, text in pages().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    if not parser.parse_args().check:
        write(DOCS)
        return 0
    for name in stale(DOCS):
        sys.stderr.write(f"docs/{name} is stale: make docs\n")
    return 1 if stale(DOCS) else 0


if __name__ == "__main__":
    sys.exit(main())
