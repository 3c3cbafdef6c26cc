"""The day's lists as they come out of a printer: A4, every letter, and room for the pen (§2.4)."""

import re
from datetime import date
from pathlib import Path

import pytest
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from app.papers.day_list import DayList
from app.papers.home_list import DayOfCalls
from app.papers.pages import BOLD, REGULAR, Printing
from clinic.journals.book import Entry, Mark
from clinic.journals.visit_list import appointments
from locales.language import Language
from locales.translator import translators
from storage.exports.journal import Names
from tests.app.paper_text import read
from tests.clinic.calls import ADDRESS, call, listed
from tests.clinic.samples import AIGUL, NOW, TODAY, ZONE, entry, marked

LETTERS = "ӘәІіҢңҒғҮүҰұҚқӨөҺһ"
"""Those of Kazakh that Russian has not."""
CLINIC = Names("№ 4 емхана", {}, {}, {"d1": ["5"]}, {}, rehearsal=False)
A4_ACROSS = (b"841.8898", b"595.2756")
BOX = re.compile(rb"/MediaBox \[ 0 0 (\S+) (\S+) \]")
DRAWN_LINE = re.compile(rb"[\d.]+ [\d.]+ m [\d.]+ [\d.]+ l S")


@pytest.fixture(autouse=True)
def legible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "pageCompression", 0)


def printing(language: Language = Language.KK, by: str | None = "dinara") -> Printing:
    return Printing(ZONE, language, NOW, by)


def visits(folder: Path, *calls: Entry, language: Language = Language.KK) -> bytes:
    path = folder / "visits.pdf"
    DayOfCalls(calls, CLINIC, TODAY, printing(language)).whole().write(path, "pdf")
    return path.read_bytes()


def expected(folder: Path, *entries: Entry, by: str | None = "dinara") -> bytes:
    path = folder / "appointments.pdf"
    rows, day = appointments(entries, ZONE), date(2026, 11, 24)
    DayList(rows, CLINIC, day, printing(by=by), None).write(path, "pdf")
    return path.read_bytes()


def test_both_lists_are_a4_across(tmp_path: Path) -> None:
    for pdf in (visits(tmp_path, call(1)), expected(tmp_path, entry())):
        assert set(BOX.findall(pdf)) == {A4_ACROSS}


def test_every_kazakh_letter_is_drawn_in_both_weights(tmp_path: Path) -> None:
    """A font without a letter draws a box for it, and the text behind says nothing of that."""
    text = read(visits(tmp_path, call(1, patient=LETTERS, complaint=LETTERS))).text
    assert text.count(LETTERS) == len(("in bold", "and not"))
    assert LETTERS in read(expected(tmp_path, entry(columns={"patient": LETTERS}))).text
    for font in (REGULAR, BOLD):
        drawn = pdfmetrics.getFont(font).face.charToGlyph
        assert [letter for letter in LETTERS if not drawn.get(ord(letter))] == []


@pytest.mark.parametrize("language", Language)
def test_how_the_house_is_found_and_a_masked_iin(language: Language, tmp_path: Path) -> None:
    words = translators[language]
    text = read(visits(tmp_path, call(1), language=language)).text
    found = [
        words("visits-labelled", label=words(f"column-{code}"), value=value)
        for code, value in (
            ("entrance", "2"), ("floor", "5"), ("door_code", "45К7890"),
            ("landmark", "мектептің қарсысы"),
        )
    ]  # fmt: skip
    entrance, floor, code, landmark = found
    assert f"{ADDRESS} {entrance} · {floor} · {code} {landmark}" in text
    assert words("visits-labelled", label=words("column-iin"), value=AIGUL.masked) in text
    assert AIGUL.digits not in text


def test_the_doctor_fills_columns_9_to_12_with_the_pen(tmp_path: Path) -> None:
    """Of a visit that is still to be made nothing stands behind the complaint."""
    words = translators[Language.KK]
    text = read(visits(tmp_path, call(1, listed(1, 1)))).text
    for head in ("column-done_at", "column-done_by", "column-diagnosis", "visits-head-help"):
        assert words(head) in text
    fever = words("visits-labelled", label=words("column-temperature"), value="38,7")
    assert f"{fever} {words('list-count', count='1')}" in text


def test_what_was_called_off_is_struck_through_line_by_line(tmp_path: Path) -> None:
    """Its number and what became of it stand as they are."""
    stands = visits(tmp_path, call(1, listed(1, 1), marked(Mark.NOT_AT_HOME, 9)))
    off = visits(tmp_path, call(1, listed(1, 1), marked(Mark.CANCELLED, 9)))
    more = len(DRAWN_LINE.findall(off)) - len(DRAWN_LINE.findall(stands))
    assert more >= len(("time", "window", "name", "IIN", "age", "address", "contact", "kind"))


@pytest.mark.parametrize("by", ["dinara", None])
def test_the_list_of_appointments_says_who_printed_it_when_and_how_many_pages_there_are(
    tmp_path: Path, by: str | None
) -> None:
    words = translators[Language.KK]
    text = read(expected(tmp_path, entry(), by=by)).text
    assert words("journal-page", page="1", of="1") in text
    said = words("list-printed", at="23.11.2026 10:00", by=by or words("list-automatic"))
    assert said in text
