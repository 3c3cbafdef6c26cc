"""The pre-appointment journal on paper: its columns in their order, stacked to fit a page."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph, Spacer

from app.papers.pages import (
    BOLD,
    REGULAR,
    TITLE,
    UNDER,
    Paper,
    basis_in_words,
    grid,
    print_pages,
    text,
)
from app.papers.sheets import Row
from locales.translator import Translator

STACKS = (
    (24, ("entry", "written_at", "channel")),
    (44, ("iin", "patient", "birth_year", "precinct")),
    (40, ("doctor", "specialty", "room")),
    (28, ("starts_at", "basis", "register_checked_at")),
    (62, ("told_at", "told_language", "told_wording")),
    (38, ("applicant", "relation", "contact", "staff")),
    (36, ("state", "moved_to", "changed_at", "changed_by")),
)
"""Width in millimetres and the journal's columns in their order, the provider being the title."""
LEADING = {"entry", "patient", "doctor", "starts_at", "applicant", "state"}
INSTANTS = {"written_at", "starts_at", "register_checked_at", "told_at", "changed_at"}
WORDED = {"channel", "relation", "state"}
LABELLED = {"birth_year", "precinct", "room", "told_at", "register_checked_at", "changed_at"}

HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=6.5, leading=8)
CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=7.5, leading=9.5)


def write_pdf(path: Path, rows: Sequence[Row], paper: Paper, words: Translator) -> None:
    title = words("journal-title")
    story = [
        text(title, TITLE),
        text(f"{paper.provider} · {paper.period}", UNDER),
        Spacer(1, 3 * mm),
        _table(rows, paper, words) if rows else text(words("journal-empty"), UNDER),
    ]
    print_pages(path, title, story, paper, words)


def _table(rows: Sequence[Row], paper: Paper, words: Translator) -> LongTable:
    head = [
        Paragraph("<br/>".join(escape(words(f"column-{code}")) for code in codes), HEAD)
        for _, codes in STACKS
    ]
    body = [
        [Paragraph("<br/>".join(_lines(codes, row, paper, words)), CELL) for _, codes in STACKS]
        for row in rows
    ]
    return grid([head], body, [width for width, _ in STACKS])


def _lines(codes: Sequence[str], row: Row, paper: Paper, words: Translator) -> Iterator[str]:
    """What is filled, line by line; the main thing of a stack in bold, figures with their name."""
    for code in codes:
        shown = escape(_shown(code, row[code], paper, words))
        if not shown:
            continue
        if code in LABELLED:
            shown = f"{escape(words(f'column-{code}'))}: {shown}"
        yield f'<font name="{BOLD}">{shown}</font>' if code in LEADING else shown


def _shown(code: str, value: str, paper: Paper, words: Translator) -> str:
    if not value:
        return ""
    if code in INSTANTS:
        return datetime.fromisoformat(value).strftime("%d.%m.%Y %H:%M")
    if code in WORDED:
        return words(f"value-{code}-{value}")
    if code == "basis":
        return basis_in_words(value, words)
    named = {"doctor": paper.doctors, "specialty": paper.specialties}.get(code, {})
    return named.get(value, value)
