"""The day's list on paper, a page of its own for each doctor (form 040), with room for a tick."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageBreak, Paragraph, Spacer

from app.papers.pages import BOLD, REGULAR, TITLE, UNDER, Paper, grid, print_pages, text
from app.papers.sheets import Row
from locales.translator import Translator

WIDTHS: Mapping[str, int] = {
    "no": 11, "starts_at": 20, "patient": 72, "birth_year": 20, "room": 18, "basis": 38,
    "told": 22, "contact": 31, "entry": 27, "state": 18,
}  # fmt: skip
"""Millimetres; the doctor is the heading."""
LEADING = {"starts_at", "patient"}

HEAD = ParagraphStyle("list-head", fontName=BOLD, fontSize=7.5, leading=9.5)
CELL = ParagraphStyle("list-cell", fontName=REGULAR, fontSize=9.5, leading=13)
DOCTOR = ParagraphStyle("list-doctor", fontName=BOLD, fontSize=11, leading=16)


def write_pdf(
    path: Path,
    rows: Sequence[Row],
    heads: Mapping[str, str],
    paper: Paper,
    words: Translator,
    doctor: str | None,
) -> None:
    """`rows` and `heads` in words, `rows` doctor by doctor; `doctor`: the only one asked for."""
    sections = [(name, list(own)) for name, own in groupby(rows, key=itemgetter("doctor"))]
    story: list[Flowable] = []
    for name, own in sections or [(doctor or "", [])]:
        if story:
            story.append(PageBreak())
        story += _section(name, own, heads, paper, words)
    print_pages(path, words("list-title"), story, paper, words)


def _section(
    doctor: str, rows: Sequence[Row], heads: Mapping[str, str], paper: Paper, words: Translator
) -> Iterator[Flowable]:
    yield text(words("list-title"), TITLE)
    yield text(f"{paper.provider} · {paper.period}", UNDER)
    yield Spacer(1, 3 * mm)
    if not rows:
        yield text(doctor, DOCTOR)
        yield text(words("list-empty"), CELL)
        return
    yield _table(doctor, rows, heads)
    yield Spacer(1, 2 * mm)
    yield text(words("list-count", count=str(len(rows))), UNDER)


def _table(doctor: str, rows: Sequence[Row], heads: Mapping[str, str]) -> LongTable:
    """Under the doctor's name, on every page."""
    titles = [[text(doctor, DOCTOR)], [text(heads[code], HEAD) for code in WIDTHS]]
    body = [[_cell(code, row[code]) for code in WIDTHS] for row in rows]
    return grid(titles, body, list(WIDTHS.values()))


def _cell(code: str, shown: str) -> Paragraph:
    if code in LEADING:
        return Paragraph(f'<font name="{BOLD}">{escape(shown)}</font>', CELL)
    return text(shown, CELL)
