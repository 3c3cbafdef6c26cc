"""The list of home visits on paper, in the order of form 031/u, with room for the pen.

A precinct begins on a page of its own. What was cancelled stays where it stood, struck through.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageBreak, Paragraph, Spacer

from app.papers.pages import BOLD, REGULAR, TITLE, UNDER, Paper, grid, print_pages, text
from app.papers.sheets import Row
from locales.translator import Translator

STACKS: Sequence[tuple[int, str, str, tuple[str, ...]]] = (
    (9, "1", "no", ("no",)),
    (25, "2, 3", "called_at", ("called_at", "window", "entry")),
    (36, "4", "patient", ("patient", "birth_year", "iin")),
    (12, "5", "age", ("age",)),
    (
        55, "6", "address",
        (
            "address", "entrance", "floor", "door_code", "landmark", "contact", "caller",
            "relation",
        ),
    ),
    (22, "7", "kind", ("kind", "grave")),
    (32, "8", "complaint", ("complaint", "temperature")),
    (19, "9", "done_at", ("done_at", "outcome")),
    (17, "10", "done_by", ("done_by",)),
    (24, "11", "diagnosis", ()),
    (26, "12", "help", ()),
)  # fmt: skip
"""Millimetres, the number of the form's column, its head, and what stands in it."""
LEADING = {"no", "patient", "address", "window", "contact", "grave"}
LABELLED = {
    "birth_year", "iin", "entrance", "floor", "door_code", "landmark", "contact", "caller",
    "temperature",
}  # fmt: skip
ON_THE_SAME_LINE = {"floor", "door_code", "relation"}
"""As what stands before them."""
NEVER_STRUCK = {"no", "outcome"}

HEAD = ParagraphStyle("home-head", fontName=BOLD, fontSize=6.5, leading=8)
CELL = ParagraphStyle("home-cell", fontName=REGULAR, fontSize=8, leading=10)
PRECINCT = ParagraphStyle("home-precinct", fontName=BOLD, fontSize=10.5, leading=15)


@dataclass(frozen=True, slots=True)
class Section:
    """A precinct, in words, and its rows, in words."""

    precinct: str
    rows: Sequence[Row]


def write_pdf(
    path: Path,
    title: str,
    sections: Sequence[Section],
    heads: Mapping[str, str],
    paper: Paper,
    words: Translator,
) -> None:
    story: list[Flowable] = []
    for section in sections:
        if story:
            story.append(PageBreak())
        story += _section(title, section, heads, paper, words)
    print_pages(path, title, story, paper, words)


def _section(
    title: str, section: Section, heads: Mapping[str, str], paper: Paper, words: Translator
) -> Iterator[Flowable]:
    yield text(title, TITLE)
    yield text(f"{paper.provider} · {paper.period}", UNDER)
    yield Spacer(1, 3 * mm)
    if not section.rows:
        yield text(section.precinct, PRECINCT)
        yield text(words("visits-empty"), CELL)
        return
    yield _table(section, heads, words)
    yield Spacer(1, 2 * mm)
    yield text(words("list-count", count=str(len(section.rows))), UNDER)


def _table(section: Section, heads: Mapping[str, str], words: Translator) -> LongTable:
    """Under the precinct, the form's heads and their numbers, on every page."""
    titles = [
        [text(section.precinct, PRECINCT)],
        [text(heads[head], HEAD) for _, _, head, _ in STACKS],
        [text(number, HEAD) for _, number, _, _ in STACKS],
    ]
    body = [
        [Paragraph(stack(codes, row, heads, words), CELL) for *_, codes in STACKS]
        for row in section.rows
    ]
    return grid(titles, body, [width for width, *_ in STACKS])


def stack(codes: Sequence[str], row: Row, heads: Mapping[str, str], words: Translator) -> str:
    """What is filled, line by line; the main things in bold."""
    lines = ""
    for code in codes:
        if not row[code]:
            continue
        said = row[code]
        if code in LABELLED:
            said = words("visits-labelled", label=heads[code], value=said)
        shown = escape(said)
        if code in LEADING:
            shown = f'<font name="{BOLD}">{shown}</font>'
        if row["struck"] and code not in NEVER_STRUCK:
            shown = f"<strike>{shown}</strike>"
        if lines:
            lines += " · " if code in ON_THE_SAME_LINE else "<br/>"
        lines += shown
    return lines
