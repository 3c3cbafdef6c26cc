"""The pre-appointment journal on paper: its columns in their order, stacked to fit a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from locales.translator import Translator

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "NotoSans-Regular", "NotoSans-Bold"
MARGIN = 10 * mm
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
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=13, leading=17)
UNDER = ParagraphStyle("under", fontName=REGULAR, fontSize=9, leading=12)

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on the page beside the rows; `period` is worded."""

    provider: str
    period: str
    doctors: Mapping[str, str]
    specialties: Mapping[str, str]
    rehearsal: bool


def write_pdf(path: Path, rows: Sequence[Row], paper: Paper, words: Translator) -> None:
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    document = SimpleDocTemplate(
        str(path),
        pagesize=landscape(A4),
        title=words("journal-title"),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN + 5 * mm,
    )
    story = [
        Paragraph(escape(words("journal-title")), TITLE),
        Paragraph(escape(f"{paper.provider} · {paper.period}"), UNDER),
        Spacer(1, 3 * mm),
        _table(rows, paper, words) if rows else Paragraph(escape(words("journal-empty")), UNDER),
    ]

    def page(canvas: Canvas, _document: SimpleDocTemplate) -> None:
        _footer(canvas, paper, words)

    document.build(story, onFirstPage=page, onLaterPages=page)


def _table(rows: Sequence[Row], paper: Paper, words: Translator) -> LongTable:
    head = [
        Paragraph("<br/>".join(escape(words(f"column-{code}")) for code in codes), HEAD)
        for _, codes in STACKS
    ]
    body = [
        [Paragraph("<br/>".join(_lines(codes, row, paper, words)), CELL) for _, codes in STACKS]
        for row in rows
    ]
    table = LongTable([head, *body], colWidths=[width * mm for width, _ in STACKS], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e8eef2")),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#8a98a3")),
                ("BOX", (0, 0), (-1, -1), 0.6, colors.HexColor("#8a98a3")),
                ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.HexColor("#c4ccd2")),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


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
        kind, _, detail = value.partition(":")
        return words(f"basis-{kind}", detail=detail) if detail else words(f"basis-{kind}")
    named = {"doctor": paper.doctors, "specialty": paper.specialties}.get(code, {})
    return named.get(value, value)


def _footer(canvas: Canvas, paper: Paper, words: Translator) -> None:
    width, height = landscape(A4)
    canvas.setFont(REGULAR, 8)
    canvas.drawString(MARGIN, MARGIN, paper.provider)
    page = words("journal-page", page=str(canvas.getPageNumber()))
    canvas.drawRightString(width - MARGIN, MARGIN, page)
    if paper.rehearsal:
        canvas.setFont(BOLD, 11)
        canvas.setFillColor(colors.HexColor("#b00020"))
        mark = words("journal-rehearsal")
        canvas.drawCentredString(width / 2, MARGIN, mark)
        canvas.drawRightString(width - MARGIN, height - MARGIN - 4 * mm, mark)
