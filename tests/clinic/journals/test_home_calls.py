"""The call journal: columns after form 031/u, the call of an entry, its row (R3.3, §2.4)."""

from datetime import UTC, datetime

import pytest

from clinic.home_calls import CallKind, CallState, Urgency
from clinic.journals.book import Filled, Mark
from clinic.journals.books import BOOKS, ROWS
from clinic.journals.home_calls import DONE, HOME_CALLS, STATES, call_of, row
from tests.clinic.samples import AIGUL, HERE, NOW, ZONE, call_entry, marked

EXPORTED = [
    "entry", "provider", "precinct", "written_at", "called_at", "channel", "iin", "patient",
    "birth_year", "register_checked_at", "address", "address_differs", "entrance", "floor",
    "door_code", "landmark", "contact", "caller", "relation", "kind", "entry_joined",
    "complaint", "red_flags", "urgency", "promised_date", "window_from", "window_to", "told_at",
    "told_language", "told_wording", "handed_to", "state", "done_at", "done_by", "diagnosis",
    "help", "staff", "changed_at", "changed_by",
]  # fmt: skip
TOLD = marked(Mark.TOLD, 1, language="kk", wording="Дәрігер … келеді.")
VISITED = marked(Mark.VISITED, 240, by="staff:s1", done_by="d1", diagnosis="ЖРВИ", help="кеңес")


def test_the_columns_are_those_of_the_export_in_their_order() -> None:
    """interfaces.md; further columns may follow."""
    codes = [column.code for column in HOME_CALLS.columns]
    assert codes[: len(EXPORTED)] == EXPORTED
    assert codes[len(EXPORTED) :] == [
        "starts_at", "ends_at", "age", "temperature", "indication", "level", "basis",
    ]  # fmt: skip


def test_what_is_filled_at_the_entry_is_all_that_an_entry_holds() -> None:
    """Form 031/u: columns 1 to 8 at the call, the others after the visit."""
    by_itself = {"entry", "provider", "written_at"}
    at_entry = {c.code for c in HOME_CALLS.columns if c.filled is Filled.AT_ENTRY}
    assert at_entry - by_itself == set(call_entry().columns)


def test_what_tells_of_an_illness_or_a_door_is_secret() -> None:
    assert {column.code for column in HOME_CALLS.columns if column.secret} == {
        "address", "entrance", "floor", "door_code", "landmark", "contact", "caller",
        "complaint", "red_flags", "diagnosis", "help", "temperature", "indication",
    }  # fmt: skip


def test_every_book_has_its_rows() -> None:
    assert set(ROWS) == {book.code for book in BOOKS}
    assert ROWS["home_calls"] is row


def test_an_entry_is_read_as_a_call() -> None:
    call = call_of(call_entry())
    assert (call.provider, call.patient, call.precinct, call.handed_to) == (HERE, AIGUL, "5", "d1")
    assert call.called_at == datetime(2026, 11, 23, 4, 57, tzinfo=UTC)
    assert call.starts_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert call.ends_at == datetime(2026, 11, 23, 13, tzinfo=UTC)
    assert (call.kind, call.joined, call.urgency) == (CallKind.FIRST, None, Urgency.ORDINARY)
    assert (call.state, call.told) == (CallState.ACCEPTED, False)
    assert (call.made_by, call.level, call.relation) == ("telegram:1", "L1", "self")


def test_a_call_of_no_precinct_is_handed_to_nobody_and_may_join_another() -> None:
    """B3.6."""
    call = call_of(
        call_entry(
            columns={
                "precinct": None,
                "handed_to": None,
                "kind": "repeat",
                "entry_joined": "taraz-4/2026/17",
            }
        )
    )
    assert (call.precinct, call.handed_to) == (None, None)
    assert (call.kind, call.joined) == (CallKind.REPEAT, "taraz-4/2026/17")


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        (Mark.ON_LIST, CallState.ON_LIST),
        (Mark.OVERDUE, CallState.OVERDUE),
        (Mark.VISITED, CallState.VISITED),
        (Mark.NOT_AT_HOME, CallState.NOT_AT_HOME),
        (Mark.CANCELLED, CallState.CANCELLED),
        (Mark.HANDED_TO_103, CallState.HANDED_TO_103),
    ],
)
def test_the_state_is_the_last_mark_that_changes_it(mark: Mark, state: CallState) -> None:
    """B3.7: the row stays, marked; what is told afterwards changes nothing."""
    assert call_of(call_entry(marked(mark, 5), TOLD)).state is state
    assert row(call_entry(marked(mark, 5), TOLD), ZONE)["state"] == state.value


def test_every_state_but_the_first_has_its_mark() -> None:
    assert set(STATES.values()) | {CallState.ACCEPTED} == set(CallState)
    assert set(DONE) < set(STATES)


def test_late_is_late_and_came() -> None:
    """B3.8: the visit comes after the promise has passed."""
    entry = call_entry(TOLD, marked(Mark.ON_LIST, 60), marked(Mark.OVERDUE, 500), VISITED)
    assert call_of(entry).state is CallState.VISITED
    assert call_of(entry).told


def test_a_row_says_when_how_and_what_was_told() -> None:
    """R3.3, I7: the first telling stands."""
    written = row(call_entry(TOLD, marked(Mark.TOLD, 9, language="ru", wording="…")), ZONE)
    assert written["told_at"] == "2026-11-23T10:01:00+05:00"
    assert (written["told_language"], written["told_wording"]) == ("kk", "Дәрігер … келеді.")


def test_a_row_says_who_came_when_and_with_what() -> None:
    """Columns 9 to 12 of form 031/u."""
    written = row(call_entry(VISITED), ZONE)
    assert (written["done_at"], written["done_by"]) == ("2026-11-23T14:00:00+05:00", "d1")
    assert (written["diagnosis"], written["help"]) == ("ЖРВИ", "кеңес")
    assert (written["changed_at"], written["changed_by"]) == (written["done_at"], "staff:s1")


def test_whoever_called_off_was_not_there() -> None:
    """B3.7: changed, and not done."""
    written = row(call_entry(marked(Mark.CANCELLED, 30)), ZONE)
    assert (written["done_at"], written["done_by"]) == ("", "")
    assert written["changed_at"] == "2026-11-23T10:30:00+05:00"
    assert written["changed_by"] == "telegram:1"


def test_times_of_a_row_are_local_and_carry_their_offset() -> None:
    """interfaces.md: ISO 8601 with offset, in the clinic's zone."""
    written = row(call_entry(), ZONE)
    assert written["written_at"] == "2026-11-23T10:00:00+05:00"
    assert written["called_at"] == "2026-11-23T09:57:00+05:00"
    assert written["starts_at"] == "2026-11-23T13:00:00+05:00"
    assert written["ends_at"] == "2026-11-23T18:00:00+05:00"
    assert written["told_at"] == written["done_at"] == written["changed_at"] == ""


def test_an_iin_is_whole_in_a_full_row_only() -> None:
    assert row(call_entry(), ZONE)["iin"] == AIGUL.masked
    assert row(call_entry(), ZONE, full=True)["iin"] == AIGUL.digits


def test_a_row_has_every_column_and_no_other() -> None:
    written = row(call_entry(), ZONE)
    assert list(written) == [column.code for column in HOME_CALLS.columns]
    assert written["entry_joined"] == written["staff"] == ""
    assert (written["entry"], written["provider"]) == ("taraz-4/2026/18", HERE)
    assert NOW.isoformat() not in written.values()
