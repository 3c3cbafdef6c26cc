"""The day's list of home visits: one line for each patient, in the order of B3.9 (031/u, §2.4)."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.home_calls import Urgency
from clinic.journals import home_visits as of_the_list
from clinic.journals.book import Entry, Mark
from clinic.journals.home_visits import (
    HOME_VISITS,
    LISTING_ORDER,
    home_visits,
    in_order,
    issue_rows,
    lines_of,
    to_strike,
)
from tests.clinic.calls import CONTACT, call, listed, number_of, struck
from tests.clinic.samples import AIGUL, ZONE, marked

INTERFACE = [
    "no", "called_at", "patient", "birth_year", "address", "entrance", "floor", "door_code",
    "landmark", "contact", "complaint", "kind", "urgency", "window_from", "window_to", "entry",
]  # fmt: skip
CANCELLED = marked(Mark.CANCELLED, 3)
CALLS = st.lists(
    st.tuples(
        st.sampled_from([*Urgency]),
        st.sampled_from(["0m", "11m", "1", "34", "80"]),
        st.integers(0, 600),
        st.sampled_from(["2", "5", "10", "5а", None]),
    ),
    max_size=40,
)


def shown(*entries: Entry) -> list[dict[str, str]]:
    return home_visits(entries, ZONE)


def numbers(*entries: Entry) -> list[str]:
    return [row["entry"].rpartition("/")[2] for row in shown(*entries)]


def test_the_columns_are_those_of_the_interface_and_a_full_iin_is_in_none() -> None:
    """Further columns may follow."""
    assert list(HOME_VISITS[: len(INTERFACE)]) == INTERFACE
    (row,) = shown(call(1))
    assert list(row) == list(HOME_VISITS)
    assert AIGUL.digits not in str(row)
    assert row["iin"] == AIGUL.masked


def test_a_row_says_what_was_said_at_the_call_in_the_clinics_time() -> None:
    (row,) = shown(call(1))
    assert row["called_at"] == "2026-11-23T09:00:00+05:00"
    assert (row["window_from"], row["window_to"], row["state"]) == ("13:00", "18:00", "accepted")


def test_b39_infants_then_the_urgent_then_the_frail_then_by_time_then_active_visits() -> None:
    asked = (
        call(1, minutes=10, urgency="ordinary"),
        call(2, minutes=0, urgency="active", kind="active"),
        call(3, minutes=20, urgency="frail_fever", age="70"),
        call(4, minutes=30, urgency="urgent"),
        call(5, minutes=40, urgency="infant", age="7m"),
        call(6, minutes=50, urgency="urgent", age="4m"),
        call(7, minutes=5, urgency="ordinary"),
        call(8, minutes=1, urgency="active", kind="active", age="7m"),
    )
    assert numbers(*asked) == ["6", "5", "4", "3", "7", "1", "2", "8"]


def test_b39_the_order_is_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another table, and the list follows it."""
    calls = [call(1, urgency="ordinary"), call(2, urgency="frail_fever", minutes=5)]
    assert numbers(*calls) == ["2", "1"]
    monkeypatch.setattr(of_the_list, "LISTING_ORDER", LISTING_ORDER[::-1])
    assert numbers(*calls) == ["1", "2"]


def test_b39_calls_of_one_minute_stand_in_the_order_of_their_numbers() -> None:
    assert numbers(call(10), call(9)) == ["9", "10"]


def entries_of(drawn: Sequence[tuple[Urgency, str, int, str | None]]) -> list[Entry]:
    return [
        call(number, urgency=urgency, age=age, minutes=minutes, precinct=precinct)
        for number, (urgency, age, minutes, precinct) in enumerate(drawn, start=1)
    ]


def comes_before(one: dict[str, str], other: dict[str, str]) -> bool:
    """B3.9 in so many words; the data of the list is not asked."""

    def group(row: dict[str, str]) -> int:
        if row["urgency"] == "active":
            return 4
        if row["urgency"] == "infant" or (row["urgency"] == "urgent" and "m" in row["age"]):
            return 0
        return {"urgent": 1, "frail_fever": 2, "ordinary": 3}[row["urgency"]]

    if group(one) != group(other):
        return group(one) < group(other)
    if group(one) == 0 and one["urgency"] != other["urgency"]:
        return one["urgency"] == "urgent"
    return one["called_at"] <= other["called_at"]


@given(CALLS, st.randoms(use_true_random=False))
def test_b39_every_list_is_in_order_and_numbered_whatever_came_in_which_order(
    drawn: Sequence[tuple[Urgency, str, int, str | None]], dice: Random
) -> None:
    entries = entries_of(drawn)
    rows = shown(*entries)
    assert sorted(row["entry"] for row in rows) == sorted(entry.entry for entry in entries)
    for one, other in pairwise(rows):
        if one["precinct"] == other["precinct"]:
            assert comes_before(one, other)
            assert int(other["no"]) == int(one["no"]) + 1
        else:
            assert other["no"] == "1"
    precincts = list(dict.fromkeys(row["precinct"] for row in rows))
    assert precincts == [each for each in ("2", "5", "10", "5а", "") if each in precincts]
    dice.shuffle(entries)
    assert shown(*entries) == rows


def test_b36_a_repeated_call_joins_the_line_of_the_call_it_joined() -> None:
    first = call(1, urgency="ordinary")
    again = call(
        2, minutes=90,
        joins=1, contact="+77019998877", urgency="urgent", complaint="нашарлады",
    )  # fmt: skip
    third = call(3, minutes=95, joins=2, temperature=None)
    rows = shown(third, first, again, call(4, minutes=1))
    assert [row["entry"] for row in rows] == [first.entry, number_of(4)]
    row = rows[0]
    assert row["contact"] == f"{CONTACT}; +77019998877"
    assert row["complaint"] == "қызуы көтерілді, жөтел; нашарлады"
    assert (row["kind"], row["urgency"], row["temperature"]) == ("repeat", "urgent", "38.7")
    assert (row["called_at"], row["address"]) == (
        "2026-11-23T09:00:00+05:00",
        first.columns["address"],
    )


def test_b36_a_call_that_joined_one_of_another_list_has_a_line_of_its_own() -> None:
    assert numbers(call(2, joins=1)) == ["2"]


def test_b37_what_was_cancelled_is_not_on_a_new_list_and_stays_on_an_old_one() -> None:
    assert shown(call(1, CANCELLED)) == []
    (row,) = shown(call(1, listed(1, 1), CANCELLED))
    assert row["state"] == "cancelled"


def test_b37_the_repeated_call_still_stands_when_the_first_was_cancelled() -> None:
    first, again = call(1, listed(1, 1), CANCELLED), call(2, joins=1, contact="+77019998877")
    (row,) = shown(first, again)
    assert (row["entry"], row["contact"], row["state"]) == (
        number_of(2), "+77019998877", "accepted",
    )  # fmt: skip


def test_what_was_sent_to_103_at_once_needs_no_doctor() -> None:
    ambulance = marked(Mark.HANDED_TO_103, 1)
    assert shown(call(1, ambulance)) == []
    (row,) = shown(call(1, listed(1, 1), ambulance))
    assert row["state"] == "handed_to_103"


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        (Mark.VISITED, "visited"),
        (Mark.NOT_AT_HOME, "not_at_home"),
        (Mark.OVERDUE, "overdue"),
        (Mark.TOLD, "accepted"),
    ],
)
def test_a_list_of_noon_shows_what_came_of_the_visits(mark: Mark, state: str) -> None:
    (row,) = shown(call(1, marked(mark, 60, done_by="d1", language="kk", wording="…")))
    assert row["state"] == state
    assert row["done_by"] == ("d1" if state in {"visited", "not_at_home"} else "")


def test_who_was_visited_and_calls_again_is_waited_for_again() -> None:
    (row,) = shown(call(1, marked(Mark.VISITED, 1)), call(2, minutes=300, joins=1))
    assert (row["entry"], row["state"], row["done_at"]) == (number_of(2), "accepted", "")


def test_an_issue_holds_what_is_new_and_what_is_struck_under_the_old_numbers() -> None:
    entries = [
        call(1, listed(1, 1)),
        call(2, listed(1, 2), CANCELLED, struck(2)),
        call(3, listed(2, 3), urgency="urgent"),
        call(4, listed(2, 1), joins=5),
        call(5, listed(1, 4), minutes=-5),
        call(6, listed(1, 1), precinct="6"),
    ]

    def issue(number: int, precinct: str = "5") -> list[tuple[str, str]]:
        rows = issue_rows(entries, precinct, number, ZONE)
        return [(row["no"], row["entry"].rpartition("/")[2]) for row in rows]

    assert issue(1) == [("4", "5"), ("1", "1"), ("2", "2")]
    assert issue(2) == [("3", "3"), ("4", "5"), ("2", "2")]
    assert issue(3) == []
    assert issue(1, "6") == [("1", "6")]


def test_what_is_struck_is_struck_once_and_only_where_it_stood() -> None:
    assert to_strike(call(1, listed(1, 1), CANCELLED))
    assert not to_strike(call(1, listed(1, 1), CANCELLED, struck(2)))
    assert not to_strike(call(1, CANCELLED))
    assert not to_strike(call(1, listed(1, 1)))


def test_a_line_names_its_entries_and_nobody() -> None:
    (line,) = in_order(lines_of([call(1), call(2, joins=1)]))
    assert repr(line) == f"Line({number_of(1)}, {number_of(2)})"
