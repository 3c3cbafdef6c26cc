"""The dispensaries' journal: its columns, the request of an entry, its row (R5.4, R6.4, R7.4)."""

from datetime import timedelta

import pytest

from clinic.certificates import Moments
from clinic.journals.book import Filled, Mark, Marked
from clinic.journals.books import ROWS
from clinic.journals.certificates import ANSWERED_AT, CERTIFICATES, certificate_of, row
from tests.clinic.samples import AIGUL, NOW, ZONE, certificate_entry, marked

EXPORTED = [
    "entry", "provider", "regulation", "written_at", "claim_no", "patient", "step",
    "answered_at", "handed_over_at", "staff",
]  # fmt: skip
SENT = marked(Mark.SENT, 20, by="staff:s-reg")
CERTIFIED = marked(Mark.CERTIFIED, 80, by="staff:s-head")
RECEIVED = marked(Mark.RECEIVED, 90, by="staff:s-head")


def answering(mark: Mark, minutes: int = 60, shown: int = 60) -> Marked:
    moment = NOW + timedelta(minutes=shown)
    return marked(mark, minutes, by="staff:s-doc", **{ANSWERED_AT: moment.isoformat()})


def test_the_columns_are_those_of_the_export_in_their_order() -> None:
    """interfaces.md; further columns may follow. No column says what a check has found (B6.1)."""
    codes = [column.code for column in CERTIFICATES.columns]
    assert codes[: len(EXPORTED)] == EXPORTED
    assert codes[len(EXPORTED) :] == [
        "iin", "identity_checked_at", "tb_register_checked_at", "service_area_checked_at",
        "observation_checked_at", "changed_at", "changed_by",
    ]  # fmt: skip


def test_what_is_filled_at_the_entry_is_all_that_an_entry_holds() -> None:
    by_itself = {"entry", "provider", "written_at"}
    at_entry = {c.code for c in CERTIFICATES.columns if c.filled is Filled.AT_ENTRY}
    assert at_entry - by_itself == set(certificate_entry().columns)


def test_who_asked_is_secret_and_nothing_else_is() -> None:
    assert {c.code for c in CERTIFICATES.columns if c.secret} == {"patient", "iin"}


def test_an_instant_is_what_says_when() -> None:
    instants = {c.code for c in CERTIFICATES.columns if c.instant}
    assert instants == {c.code for c in CERTIFICATES.columns if c.code.endswith("_at")}


def test_an_entry_is_read_as_a_request() -> None:
    about = certificate_of(certificate_entry(SENT))
    assert (about.entry, about.provider) == ("psy-1/2026/3", "psy-1")
    assert (about.regulation, about.number) == ("r6", "4821937")
    assert (about.step, about.since) == ("with_doctor", NOW + timedelta(minutes=20))
    assert about.moments == Moments(NOW, None, None)


@pytest.mark.parametrize("mark", [Mark.SIGNED, Mark.REFUSED, Mark.REFERRED, Mark.STOPPED])
def test_whatever_answers_says_from_when_it_is_shown(mark: Mark) -> None:
    """B6.1: of what stopped at the desk that is later than its mark."""
    entry = certificate_entry(answering(mark, 5, 150), RECEIVED)
    shown_from = NOW + timedelta(minutes=150)
    assert certificate_of(entry).moments == Moments(NOW, shown_from, NOW + timedelta(minutes=90))


@pytest.mark.parametrize(
    ("mark", "step"),
    [
        (Mark.SENT, "with_doctor"),
        (Mark.STOPPED, "stopped"),
        (Mark.SIGNED, "signed"),
        (Mark.REFUSED, "refused"),
        (Mark.REFERRED, "referred"),
        (Mark.CERTIFIED, "certified"),
        (Mark.RECEIVED, "received"),
    ],
)
def test_the_step_is_that_of_the_last_mark(mark: Mark, step: str) -> None:
    assert row(certificate_entry(marked(mark, 60)), ZONE)["step"] == step


def test_a_row_says_when_it_was_checked_answered_and_handed_over() -> None:
    """interfaces.md: ISO 8601 with offset, in the clinic's zone."""
    written = row(certificate_entry(SENT, answering(Mark.SIGNED), CERTIFIED, RECEIVED), ZONE)
    assert written == {
        "entry": "psy-1/2026/3",
        "provider": "psy-1",
        "regulation": "r6",
        "written_at": "2026-11-23T10:00:00+05:00",
        "claim_no": "4821937",
        "patient": "Сейтқали Айгүл",
        "step": "received",
        "answered_at": "2026-11-23T11:00:00+05:00",
        "handed_over_at": "2026-11-23T11:30:00+05:00",
        "staff": "s-reg",
        "iin": AIGUL.masked,
        "identity_checked_at": "2026-11-23T10:00:00+05:00",
        "tb_register_checked_at": "",
        "service_area_checked_at": "2026-11-23T10:00:00+05:00",
        "observation_checked_at": "2026-11-23T10:00:00+05:00",
        "changed_at": "2026-11-23T11:30:00+05:00",
        "changed_by": "staff:s-head",
    }
    assert list(written) == [column.code for column in CERTIFICATES.columns]


def test_a_row_of_what_is_only_registered_says_no_more() -> None:
    written = row(certificate_entry(), ZONE)
    empty = {code for code, value in written.items() if not value}
    assert empty == {
        "answered_at", "handed_over_at", "tb_register_checked_at", "changed_at", "changed_by",
    }  # fmt: skip
    assert written["step"] == "registered"


def test_an_iin_is_whole_in_a_full_row_only() -> None:
    assert row(certificate_entry(), ZONE)["iin"] == AIGUL.masked
    assert row(certificate_entry(), ZONE, full=True)["iin"] == AIGUL.digits


def test_the_book_is_exported_by_its_own_rows() -> None:
    assert ROWS["certificates"] is row
