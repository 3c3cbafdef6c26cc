"""The slip on paper: number, code and a QR that opens the bot, no name and no service (B6.2)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import segno
from reportlab import rl_config

from app.papers.slip_pdf import SlipPage, write_slip
from locales.language import Language
from locales.translator import translators
from tests.app.paper_text import read, squares
from tests.journeys.dispensary import GIVES

LINK = "https://t.me/qabyldau_bot?start=c-0123456789abcdef0123456789abcdef"
PAPER = SlipPage("4821937", "12345678", date(2027, 2, 22), LINK, rehearsal=True)


@pytest.fixture(autouse=True)
def legible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "pageCompression", 0)


def written(folder: Path, slip: SlipPage) -> bytes:
    write_slip(folder / "slip.pdf", slip)
    return (folder / "slip.pdf").read_bytes()


def test_the_slip_has_number_and_code_and_neither_name_nor_service(tmp_path: Path) -> None:
    """In both languages on one page, a rehearsal's says so."""
    paper = read(written(tmp_path, PAPER))
    assert paper.pages == 1
    for shown in ("482 19 37", "1234 5678", "СЫНАҚ"):
        assert shown in paper.text
    for language in Language:
        words = translators[language]
        assert words("slip-come") in paper.text
        for code in GIVES.values():
            assert words(f"regulation-{code}") not in paper.text
    for telling in ("тубер", "псих", "нарко", "диспансер"):
        assert telling not in paper.text.lower()


def test_the_qr_has_the_dark_modules_of_the_link_and_no_others(tmp_path: Path) -> None:
    drawn = squares(written(tmp_path, PAPER))
    [side] = {side for _, _, side in drawn}
    rows = [*segno.make(LINK, error="m").matrix_iter(border=2)]
    dark = {
        (across, len(rows) - 1 - down)
        for down, row in enumerate(rows)
        for across, module in enumerate(row)
        if module
    }
    assert {(round(x / side), round(y / side)) for x, y, _ in drawn} == dark
    assert len(drawn) == len(dark)


def test_where_the_bot_has_no_name_no_qr_is_drawn(tmp_path: Path) -> None:
    without = written(tmp_path, replace(PAPER, link=None))
    assert squares(without) == []
    assert read(without).text == read(written(tmp_path, PAPER)).text
