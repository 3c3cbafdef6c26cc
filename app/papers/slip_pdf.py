"""The slip that a person takes home from a dispensary: number, code and QR, no name, no service.

One page of A6 with both languages on it, for whoever is asked to help reads one of them (B6.2).
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import segno
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.pagesizes import A6
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from app.papers.pages import BOLD, REGULAR, text
from app.papers.sheets import OWNER_ONLY
from locales.translator import Translator, translators

MARGIN = 8 * mm
QR_SIDE = 30 * mm
NAMED = ParagraphStyle("named", fontName=REGULAR, fontSize=9, leading=12, alignment=1)
FIGURES = ParagraphStyle("figures", fontName=BOLD, fontSize=22, leading=28, alignment=1)
SMALL = ParagraphStyle("small", fontName=REGULAR, fontSize=7.5, leading=9.5)
TRIAL = ParagraphStyle("trial", fontName=BOLD, fontSize=11, leading=14, alignment=1)


@dataclass(frozen=True, slots=True, repr=False)
class SlipPage:
    """`link` opens the bot; None where the bot's name is not known, and no QR is drawn."""

    number: str
    code: str
    until: date
    link: str | None
    rehearsal: bool


def write_slip(path: Path, slip: SlipPage) -> None:
    """Readable by its owner alone: the code on it is a secret."""
    path.touch(OWNER_ONLY)
    spoken = list(translators.values())
    document = SimpleDocTemplate(
        str(path),
        pagesize=A6,
        title=_both("slip-title", spoken),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
    )
    document.build(_story(slip, spoken))


def _story(slip: SlipPage, spoken: list[Translator]) -> list[Flowable]:
    trial = [text(_both("journal-rehearsal", spoken), TRIAL)] if slip.rehearsal else []
    drawn = [Spacer(1, 2 * mm), _qr(slip.link)] if slip.link else []
    return [
        *trial,
        text(_both("slip-number", spoken), NAMED),
        text(_grouped(slip.number), FIGURES),
        text(_both("slip-code", spoken), NAMED),
        text(_grouped(slip.code), FIGURES),
        *drawn,
        *(part for words in spoken for part in (Spacer(1, 2 * mm), _told(slip, words))),
    ]


def _told(slip: SlipPage, words: Translator) -> Paragraph:
    lines = words("slip-how"), words("slip-come"), words("slip-until", day=slip.until)
    return text(" ".join(lines), SMALL)


def _both(key: str, spoken: list[Translator]) -> str:
    return " / ".join(dict.fromkeys(words(key) for words in spoken))


def _grouped(figures: str) -> str:
    """«482 19 37», «1234 5678»: as they are read out."""
    if len(figures) % 4 == 0:
        return " ".join(figures[at : at + 4] for at in range(0, len(figures), 4))
    return f"{figures[:3]} {figures[3:5]} {figures[5:]}"


def _qr(link: str) -> Drawing:
    rows = [list(row) for row in segno.make(link, error="m").matrix_iter(border=2)]
    side = QR_SIDE / len(rows)
    drawing = Drawing(QR_SIDE, QR_SIDE)
    drawing.hAlign = "CENTER"
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                bottom = QR_SIDE - (down + 1) * side
                drawing.add(Rect(across * side, bottom, side, side, strokeWidth=0))
    return drawing
