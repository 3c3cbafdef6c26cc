"""A journal on paper: its columns in the order of its form, stacked to fit a page."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageBreak, Paragraph, Spacer

from app.papers.pages import (
    BOLD,
    REGULAR,
    TITLE,
    UNDER,
    Paper,
    basis_in_words,
    care_reason_in_words,
    grid,
    print_pages,
    text,
)
from app.papers.sheets import Row
from clinic.journals.book import Book
from clinic.journals.certificates import CERTIFICATES, CHECKED
from clinic.journals.home_calls import HOME_CALLS
from clinic.journals.home_visits import by_number
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from locales.translator import Translator

Stacks = Sequence[tuple[int, Sequence[str]]]
"""Width in millimetres and the journal's columns in their order, the provider being the title."""
STACKS: Mapping[str, Stacks] = {
    PRE_APPOINTMENT.code: (
        (24, ("entry", "written_at", "channel")),
        (44, ("iin", "patient", "birth_year", "precinct")),
        (40, ("doctor", "specialty", "room")),
        (28, ("starts_at", "basis", "register_checked_at")),
        (62, ("told_at", "told_language", "told_wording")),
        (38, ("applicant", "relation", "contact", "staff")),
        (36, ("state", "moved_to", "changed_at", "changed_by")),
    ),
    CERTIFICATES.code: (
        (30, ("entry", "written_at", "claim_no", "staff")),
        (62, ("patient", "iin")),
        (72, tuple(CHECKED.values())),
        (60, ("regulation", "step")),
        (53, ("answered_at", "handed_over_at", "changed_at", "changed_by")),
    ),
    HOME_CALLS.code: (
        (24, ("entry", "written_at", "called_at", "channel")),
        (36, ("iin", "patient", "birth_year", "age", "precinct", "register_checked_at")),
        (
            40,
            ("address", "address_differs", "entrance", "floor", "door_code", "landmark"),
        ),
        (30, ("contact", "caller", "relation", "staff")),
        (26, ("kind", "entry_joined", "urgency", "handed_to", "basis")),
        (40, ("complaint", "temperature", "red_flags")),
        (44, ("promised_date", "window_from", "window_to", "told_at", "told_wording")),
        (37, ("state", "done_at", "done_by", "diagnosis", "help", "changed_at", "changed_by")),
    ),
}
LEADING = {"entry", "patient", "doctor", "starts_at", "applicant", "state", "address"}
STATES = {PRE_APPOINTMENT.code: "state", HOME_CALLS.code: "call-state"}
"""How the words of a state are named: a call is cancelled in other words than a visit."""
OF_A_BASIS = {PRE_APPOINTMENT.code: basis_in_words, HOME_CALLS.code: care_reason_in_words}
WORDED = {"channel", "relation", "kind", "urgency"}
LABELLED = {
    "birth_year", "precinct", "room", "told_at", "register_checked_at", "changed_at", "age",
    "address_differs", "entrance", "floor", "door_code", "landmark", "entry_joined", "handed_to",
    "temperature", "red_flags", "window_from", "window_to", "done_at", "diagnosis", "help",
    "claim_no", "answered_at", "handed_over_at", *CHECKED.values(),
}  # fmt: skip

HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=6.5, leading=8)
CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=7.5, leading=9.5)


def write_pdf(
    path: Path, book: Book, rows: Sequence[Row], paper: Paper, words: Translator
) -> None:
    """The calls of each precinct are a book of their own, on pages of their own (form 031/u)."""
    title = words(f"journal-title-{book.code}")
    story: list[Flowable] = []
    for under, own in _books(book, rows, paper, words):
        if story:
            story.append(PageBreak())
        story += [text(title, TITLE), text(under, UNDER), Spacer(1, 3 * mm)]
        story.append(
            _table(book, own, paper, words) if own else text(words("journal-empty"), UNDER)
        )
    print_pages(path, title, story, paper, words)


def _books(
    book: Book, rows: Sequence[Row], paper: Paper, words: Translator
) -> Iterator[tuple[str, Sequence[Row]]]:
    """What stands under the title, and the rows below it."""
    under = f"{paper.provider} · {paper.period}"
    if book is not HOME_CALLS or not rows:
        yield under, rows
        return
    by_precinct = sorted(rows, key=lambda row: by_number(row["precinct"]))
    for precinct, own in groupby(by_precinct, key=itemgetter("precinct")):
        named = words("visits-precinct", precinct=precinct) if precinct else ""
        yield f"{under} · {named or words('visits-no-precinct')}", list(own)


def _table(book: Book, rows: Sequence[Row], paper: Paper, words: Translator) -> LongTable:
    stacks = STACKS[book.code]
    head = [
        Paragraph("<br/>".join(escape(words(f"column-{code}")) for code in codes), HEAD)
        for _, codes in stacks
    ]
    body = [
        [
            Paragraph("<br/>".join(_lines(book, codes, row, paper, words)), CELL)
            for _, codes in stacks
        ]
        for row in rows
    ]
    return grid([head], body, [width for width, _ in stacks])


def _lines(
    book: Book, codes: Sequence[str], row: Row, paper: Paper, words: Translator
) -> Iterator[str]:
    """What is filled, line by line; the main thing of a stack in bold, figures with their name."""
    instants = {column.code for column in book.columns if column.instant}
    for code in codes:
        value = row[code]
        if not value:
            continue
        if code in instants:
            value = datetime.fromisoformat(value).strftime("%d.%m.%Y %H:%M")
        elif code == "promised_date":
            value = date.fromisoformat(value).strftime("%d.%m.%Y")
        elif code == "temperature":
            value = value.replace(".", ",")
        shown = escape(_worded(book, code, value, paper, words))
        if code in LABELLED:
            shown = f"{escape(words(f'column-{code}'))}: {shown}"
        yield f'<font name="{BOLD}">{shown}</font>' if code in LEADING else shown


def _worded(book: Book, code: str, value: str, paper: Paper, words: Translator) -> str:
    if code in WORDED:
        return words(f"value-{code}-{value}")
    if code == "state":
        return words(f"value-{STATES[book.code]}-{value}")
    if code in {"regulation", "step"}:
        return words(f"{code}-{value}")
    if code == "address_differs":
        return words(value)
    if code == "basis":
        return OF_A_BASIS[book.code](value, words)
    named = {
        "doctor": paper.doctors,
        "handed_to": paper.doctors,
        "done_by": paper.doctors,
        "specialty": paper.specialties,
    }
    return named.get(code, {}).get(value, value)
