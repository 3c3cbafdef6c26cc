"""The day's list: who is expected, in order, and never with an IIN (form 040, §2.4)."""

from dataclasses import replace

import pytest

from clinic.journals.book import Mark
from clinic.journals.visit_list import APPOINTMENTS, appointments
from clinic.visits import EntryNo
from tests.clinic.samples import AIGUL, ZONE, entry, marked

LISTED = [
    "no", "starts_at", "patient", "birth_year", "doctor", "room", "basis", "told", "contact",
    "entry",
]  # fmt: skip


def test_the_columns_are_those_of_the_form_and_an_iin_is_none_of_them() -> None:
    """Further columns may follow."""
    assert list(APPOINTMENTS[: len(LISTED)]) == LISTED
    (row,) = appointments([entry()], ZONE)
    assert list(row) == list(APPOINTMENTS)
    assert AIGUL.digits not in str(row)
    assert AIGUL.masked not in str(row)


def test_b21_whether_the_answer_was_told_stands_on_the_list() -> None:
    told = entry(marked(Mark.TOLD, 1, language="kk", wording="…"))
    assert [row["told"] for row in appointments([entry(), told], ZONE)] == ["no", "yes"]


@pytest.mark.parametrize("mark", [Mark.CANCELLED, Mark.MOVED, Mark.CLOSED_BY_CLINIC])
def test_b29_a_time_that_was_given_up_is_not_on_the_list(mark: Mark) -> None:
    assert appointments([entry(marked(mark, 5))], ZONE) == []


@pytest.mark.parametrize(
    ("mark", "state"),
    [(Mark.CONFIRMED, "active"), (Mark.CAME, "came"), (Mark.MISSED, "missed")],
)
def test_who_came_and_who_did_not_stays_on_the_list(mark: Mark, state: str) -> None:
    assert appointments([entry(marked(mark, 5))], ZONE)[0]["state"] == state


def test_each_doctors_list_is_in_the_order_of_time_and_numbered_from_one() -> None:
    given = (("d2", 5), ("d1", 6), ("d1", 5))
    entries = [
        replace(
            entry(columns={"doctor": doctor, "starts_at": f"2026-11-24T0{hour}:00:00+00:00"}),
            entry=EntryNo(f"t/2026/{number}"),
        )
        for number, (doctor, hour) in enumerate(given, start=1)
    ]
    rows = appointments(entries, ZONE)
    assert [(row["no"], row["entry"], row["starts_at"]) for row in rows] == [
        ("1", "t/2026/3", "2026-11-24T10:00:00+05:00"),
        ("2", "t/2026/2", "2026-11-24T11:00:00+05:00"),
        ("1", "t/2026/1", "2026-11-24T10:00:00+05:00"),
    ]
