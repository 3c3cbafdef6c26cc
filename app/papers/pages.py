"""Paper as such: the fonts, the frame of every page, the look of a table, the words of a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, TableStyle
from reportlab.platypus.doctemplate import LayoutError

from app.papers.sheets import OWNER_ONLY
from locales.language import Language
from locales.translator import Translator

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "NotoSans-Regular", "NotoSans-Bold"
MARGIN = 10 * mm
PAGE_NUMBER = 80 * mm
PADDING = 6  # points that the library leaves inside of each margin
for name in (REGULAR, BOLD):
    pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))

TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=13, leading=17)
UNDER = ParagraphStyle("under", fontName=REGULAR, fontSize=9, leading=12)
SHADE = colors.HexColor("#e8eef2")
GRID = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#8a98a3")),
        ("BOX", (0, 0), (-1, -1), 0.6, colors.HexColor("#8a98a3")),
        ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.HexColor("#c4ccd2")),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)


@dataclass(frozen=True, slots=True)
class Printing:
    """In which language, when and by whom a list is printed. `by` None: the program itself."""

    zone: ZoneInfo
    language: Language
    at: datetime
    by: str | None = None

    def said(self, words: Translator) -> str:
        at = self.at.astimezone(self.zone)
        by = self.by or words("list-automatic")
        return words("list-printed", at=f"{at:%d.%m.%Y %H:%M}", by=by)


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on the page beside the rows; `period` and `printed` are worded."""

    provider: str
    period: str
    doctors: Mapping[str, str]
    specialties: Mapping[str, str]
    rehearsal: bool
    printed: str = ""


def print_pages(
    path: Path, title: str, story: Sequence[Flowable], paper: Paper, words: Translator
) -> None:
    """A4 across. A row that is higher than a page goes on upon the next one.

    Where there is none such, rows are kept whole: the library would cut others as well.
    """
    path.touch(OWNER_ONLY)
    try:
        _build(path, title, story, paper, words)
    except LayoutError:
        for flowable in story:
            flowable.splitInRow = 1
        _build(path, title, story, paper, words)


def _build(
    path: Path, title: str, story: Sequence[Flowable], paper: Paper, words: Translator
) -> None:
    document = SimpleDocTemplate(
        str(path),
        pagesize=landscape(A4),
        title=title,
        leftMargin=MARGIN - PADDING,
        rightMargin=MARGIN - PADDING,
        topMargin=MARGIN + 3 * mm,
        bottomMargin=MARGIN + 5 * mm,
    )

    def page(canvas: Canvas, _document: SimpleDocTemplate) -> None:
        _frame(canvas, paper, words)

    maker = partial(_numbering, words)
    document.build(list(story), onFirstPage=page, onLaterPages=page, canvasmaker=maker)


def text(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(words), style)


def grid(
    heads: Sequence[Sequence[Paragraph]],
    body: Sequence[Sequence[Paragraph]],
    widths: Sequence[int],
) -> LongTable:
    """The heads stand on every page; one of a single cell goes across. Widths in millimetres."""
    table = LongTable(
        [[*line, *[""] * (len(widths) - len(line))] for line in (*heads, *body)],
        colWidths=[width * mm for width in widths],
        repeatRows=len(heads),
    )
    across = [("SPAN", (0, at), (-1, at)) for at, line in enumerate(heads) if len(line) == 1]
    table.setStyle(TableStyle([*across, ("BACKGROUND", (0, 0), (-1, len(heads) - 1), SHADE)]))
    table.setStyle(GRID)
    return table


def basis_in_words(basis: str, words: Translator) -> str:
    kind, _, detail = basis.partition(":")
    return words(f"basis-{kind}", detail=detail) if detail else words(f"basis-{kind}")


def care_reason_in_words(basis: str, words: Translator) -> str:
    """Of a home call: why somebody comes outside the zone (B3.5)."""
    _, _, reason = basis.partition(":")
    return words("call-basis", reason=words(f"care-reason-{reason}"))


def _numbering(words: Translator, *given: object, **named: object) -> Canvas:
    """Every page shows a form that is drawn last, when it is known how many pages there are."""
    canvas = Canvas(*given, **named)
    save = canvas.save

    def numbered() -> None:
        of = canvas.getPageNumber() - 1
        for page in range(1, of + 1):
            canvas.beginForm(_form(page))
            canvas.setFont(REGULAR, 8)
            said = words("journal-page", page=str(page), of=str(of))
            canvas.drawRightString(PAGE_NUMBER, PADDING, said)
            canvas.endForm()
        save()

    canvas.save = numbered
    return canvas


def _form(page: int) -> str:
    return f"page-{page}"


def _frame(canvas: Canvas, paper: Paper, words: Translator) -> None:
    width, height = landscape(A4)
    canvas.setFont(REGULAR, 8)
    canvas.drawString(MARGIN, MARGIN, f"{paper.provider} · {paper.period}")
    canvas.drawString(MARGIN, height - MARGIN - mm, paper.printed)
    canvas.saveState()
    canvas.translate(width - MARGIN - PAGE_NUMBER, MARGIN - PADDING)
    canvas.doForm(_form(canvas.getPageNumber()))
    canvas.restoreState()
    if paper.rehearsal:
        canvas.setFont(BOLD, 11)
        canvas.setFillColor(colors.HexColor("#b00020"))
        mark = words("journal-rehearsal")
        canvas.drawCentredString(width / 2, MARGIN, mark)
        canvas.drawRightString(width - MARGIN, height - MARGIN - mm, mark)
