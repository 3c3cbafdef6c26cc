"""The pre-appointment journal: columns, the visit of an entry, its row (R2.3, §2.4)."""

from datetime import UTC, datetime

import pytest

from clinic.journals.book import Entry, Filled, Mark
from clinic.journals.pre_appointment import PRE_APPOINTMENT, row, visit_of
from clinic.visits import VisitState, spoken_number
from tests.clinic.samples import AIGUL, HERE, ZONE, entry, marked

EXPORTED = [
    "entry", "provider", "written_at", "channel", "iin", "patient", "birth_year", "precinct",
    "doctor", "specialty", "room", "starts_at", "basis", "register_checked_at", "told_at",
    "told_language", "told_wording", "applicant", "relation", "contact", "staff", "state",
    "moved_to", "changed_at", "changed_by",
]  # fmt: skip
TOLD = marked(Mark.TOLD, 1, language="kk", wording="Сізді … күтеміз.")
MOVED = marked(Mark.MOVED, 30, moved_to="taraz-4/2026/18")


def test_the_columns_are_those_of_the_export_in_their_order() -> None:
    """interfaces.md; further columns may follow."""
    codes = [column.code for column in PRE_APPOINTMENT.columns]
    assert codes[: len(EXPORTED)] == EXPORTED
    assert codes[len(EXPORTED) :] == ["ends_at", "level"]


def test_what_is_filled_at_the_entry_is_all_that_an_entry_holds() -> None:
    by_itself = {"entry", "provider", "written_at"}
    at_entry = {c.code for c in PRE_APPOINTMENT.columns if c.filled is Filled.AT_ENTRY}
    assert at_entry - by_itself == set(entry().columns)


def test_an_entry_is_read_as_a_visit() -> None:
    visit = visit_of(entry())
    assert (visit.provider, visit.patient, visit.doctor) == (HERE, AIGUL, "d1")
    assert visit.starts_at == datetime(2026, 11, 24, 5, tzinfo=UTC)
    assert visit.ends_at == datetime(2026, 11, 24, 5, 15, tzinfo=UTC)
    assert (visit.state, visit.told, visit.moved_to) == (VisitState.ACTIVE, False, None)
    assert (visit.level, visit.applicant_relation, visit.basis) == ("L1", "self", "direct")
    assert spoken_number(visit.entry) == "17"


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        (Mark.TOLD, VisitState.ACTIVE),
        (Mark.CONFIRMED, VisitState.ACTIVE),
        (Mark.CANCELLED, VisitState.CANCELLED),
        (Mark.MOVED, VisitState.MOVED),
        (Mark.CAME, VisitState.CAME),
        (Mark.MISSED, VisitState.MISSED),
        (Mark.CLOSED_BY_CLINIC, VisitState.CLOSED_BY_CLINIC),
    ],
)
def test_the_state_is_the_last_mark_that_changes_it(mark: Mark, state: VisitState) -> None:
    """B2.9: the row stays, marked; what is told afterwards changes nothing."""
    assert visit_of(entry(marked(mark, 5), TOLD)).state is state


def test_a_correction_is_a_further_mark() -> None:
    """The state of an entry is its last mark (house.md)."""
    corrected = entry(marked(Mark.MISSED, 5), marked(Mark.CAME, 9, by="staff:r1"))
    assert visit_of(corrected).state is VisitState.CAME
    assert row(corrected, ZONE)["changed_by"] == "staff:r1"


def test_a_moved_visit_names_the_entry_it_moved_to() -> None:
    visit = visit_of(entry(TOLD, MOVED))
    assert visit.moved_to == "taraz-4/2026/18"
    assert visit.told


def test_a_row_says_when_how_and_what_was_told() -> None:
    """R2.3: the first telling stands."""
    written = row(entry(TOLD, marked(Mark.TOLD, 9, language="ru", wording="…")), ZONE)
    assert written["told_at"] == "2026-11-23T10:01:00+05:00"
    assert (written["told_language"], written["told_wording"]) == ("kk", "Сізді … күтеміз.")


def test_a_row_says_who_changed_it_and_when() -> None:
    """B2.9."""
    written = row(entry(TOLD, MOVED), ZONE)
    assert (written["state"], written["moved_to"]) == ("moved", "taraz-4/2026/18")
    assert written["changed_at"] == "2026-11-23T10:30:00+05:00"
    assert written["changed_by"] == "telegram:1"


def test_times_of_a_row_are_local_and_carry_their_offset() -> None:
    """interfaces.md: ISO 8601 with offset, in the clinic's zone."""
    written = row(entry(), ZONE)
    assert written["starts_at"] == "2026-11-24T10:00:00+05:00"
    assert written["written_at"] == "2026-11-23T10:00:00+05:00"
    assert written["told_at"] == written["changed_at"] == ""


def test_an_iin_is_whole_in_a_full_row_only() -> None:
    assert row(entry(), ZONE)["iin"] == AIGUL.masked
    assert row(entry(), ZONE, full=True)["iin"] == AIGUL.digits


def test_an_entry_without_an_iin_has_an_empty_cell() -> None:
    assert row(entry(columns={"iin": None}), ZONE)["iin"] == ""


def test_a_row_has_every_column_and_no_other() -> None:
    assert list(row(entry(), ZONE)) == [column.code for column in PRE_APPOINTMENT.columns]


def test_an_entry_prints_its_number_and_nothing_of_the_person() -> None:
    shown = entry()
    assert isinstance(shown, Entry)
    assert repr(shown) == "Entry(taraz-4/2026/17)"
