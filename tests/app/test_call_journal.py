"""The call journal as it leaves the store: in the order of form 031/u, on paper and as csv."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from reportlab import rl_config

from app.papers.journal_pdf import STACKS, write_pdf
from app.papers.pages import Paper
from clinic.home_calls import CallKind, CallState, HomeCareReason, Urgency
from clinic.journals.book import Book, Entry, Mark, Marked
from clinic.journals.books import BOOKS
from clinic.journals.home_calls import HOME_CALLS, row
from locales.language import Language
from locales.translator import translators
from tests.app.paper_text import read
from tests.clinic.calls import COMPLAINT, call
from tests.clinic.samples import ZONE

WANTED = [
    "entry",
    "provider",
    "precinct",
    "written_at",
    "called_at",
    "channel",
    "iin",
    "patient",
    "birth_year",
    "register_checked_at",
    "address",
    "address_differs",
    "entrance",
    "floor",
    "door_code",
    "landmark",
    "contact",
    "caller",
    "relation",
    "kind",
    "entry_joined",
    "complaint",
    "red_flags",
    "urgency",
    "promised_date",
    "window_from",
    "window_to",
    "told_at",
    "told_language",
    "told_wording",
    "handed_to",
    "state",
    "done_at",
    "done_by",
    "diagnosis",
    "help",
    "staff",
    "changed_at",
    "changed_by",
]
"""interfaces.md, `home_calls`; further columns may follow."""
ACROSS = 277
"""Millimetres of A4 across between its margins."""
VISITED = Marked(
    Mark.VISITED, datetime(2026, 11, 23, 10, tzinfo=UTC), "staff:d1", "chat",
    {"done_by": "d1", "diagnosis": "J06.9", "help": "кеңес"},
)  # fmt: skip


def paper(folder: Path, language: Language, *entries: Entry) -> str:
    out = folder / "calls.pdf"
    rows = [row(entry, ZONE) for entry in entries]
    period = Paper("№ 4 емхана", "23.11.2026", {"d1": "Омаров Н.Б."}, {}, rehearsal=False)
    write_pdf(out, HOME_CALLS, rows, period, translators[language])
    return read(out.read_bytes()).text


def test_24_the_columns_stand_in_the_order_that_others_rely_on() -> None:
    assert [column.code for column in HOME_CALLS.columns][: len(WANTED)] == WANTED


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.code)
def test_every_stack_holds_columns_of_its_book_and_fits_the_page(book: Book) -> None:
    known = {column.code for column in book.columns}
    assert {column for _, codes in STACKS[book.code] for column in codes} <= known
    assert sum(width for width, _ in STACKS[book.code]) <= ACROSS


@pytest.mark.parametrize("language", Language)
def test_24_a_visit_at_home_is_read_on_paper(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In words, days and figures as people write them; the IIN is masked."""
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    words = translators[language]
    text = paper(tmp_path, language, call(1, VISITED, handed_to="d1"))
    for shown in (
        words("journal-title-home_calls"), words("value-call-state-visited"), "38,7",
        "23.11.2026 15:00", "J06.9", "Омаров", COMPLAINT.split()[0], "••••••••",
    ):  # fmt: skip
        assert shown in text
    assert "2026-11-23" not in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", HomeCareReason)
def test_b3_5_why_somebody_comes_outside_the_zone_is_read_on_paper(
    language: Language, reason: HomeCareReason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In words; where no reason was needed nothing stands there."""
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    words = translators[language]
    shown = words("call-basis", reason=words(f"care-reason-{reason}")).split()
    text = paper(tmp_path, language, call(1, basis=f"reason:{reason}"))
    assert all(word in text for word in shown)
    assert reason not in text
    without = paper(tmp_path, language, call(1))
    assert not all(word in without for word in shown)


@pytest.mark.parametrize("language", Language)
def test_every_state_kind_and_urgency_has_its_words(language: Language) -> None:
    words = translators[language]
    for codes, name in ((CallState, "call-state"), (CallKind, "kind"), (Urgency, "urgency")):
        assert len({words(f"value-{name}-{code}") for code in codes}) == len(list(codes))


def test_an_empty_journal_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    assert translators[Language.KK]("journal-empty") in paper(tmp_path, Language.KK)


@pytest.mark.parametrize("language", Language)
def test_24_each_precinct_has_a_book_of_its_own(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Form 031/u: a page of its own for 5, for 12, and for who has no precinct."""
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    calls = [call(1, precinct="12"), call(2), call(3, precinct=None), call(4)]
    rows = [row(entry, ZONE) for entry in calls]
    period = Paper("№ 4 емхана", "23.11.2026", {}, {}, rehearsal=False)
    write_pdf(tmp_path / "b.pdf", HOME_CALLS, rows, period, translators[language])
    printed = read((tmp_path / "b.pdf").read_bytes())
    words = translators[language]
    heads = [words("visits-precinct", precinct=each) for each in ("5", "12")]
    heads.append(words("visits-no-precinct"))
    assert printed.pages == 3
    assert [printed.text.index(f"· {head}") for head in heads] == sorted(
        printed.text.index(f"· {head}") for head in heads
    )
