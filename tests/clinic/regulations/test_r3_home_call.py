"""R3: the table against its scenarios, and the scenarios against seeded faults (house.md)."""

import pytest

from clinic.home_calls import AWAITED as AWAITED_STATES
from clinic.home_calls import CallState
from clinic.regulations.grammar import Actor, faults, minutes
from clinic.regulations.r3_home_call import AWAITED, R3
from tests.clinic.regulations.playing import Scenario, is_played, play, scenarios
from tests.clinic.regulations.seeding import seeded

TEXT = scenarios("r3.toml")


def test_the_table_has_no_faults() -> None:
    assert faults(R3) == []


@pytest.mark.parametrize("scenario", TEXT, ids=lambda scenario: scenario.name)
def test_the_table_does_what_the_text_says(scenario: Scenario) -> None:
    play(R3, scenario)


@pytest.mark.unfollowed
def test_every_seeded_fault_is_seen_by_some_scenario() -> None:
    tables = dict(seeded(R3))
    unseen = [name for name, table in tables.items() if all(is_played(table, s) for s in TEXT)]
    assert len(tables) > 500
    assert not unseen


def test_every_line_of_the_table_cites_its_clause() -> None:
    clauses = [move.clause for move in R3.moves] + [limit.clause for limit in R3.limits]
    assert all(clauses)


def test_the_clinic_has_ten_minutes_in_all() -> None:
    """R3.6, R3.7: five and five."""
    spans = {(limit.at.name, limit.then): limit.within for limit in R3.limits}
    assert spans["applied", "hand_over"] == spans["checked", "hand_over"] == minutes(5)
    assert spans["written", "call_back"] == minutes(10)


def test_nothing_of_the_portal_stands_in_the_table() -> None:
    """R3.12 to R3.24: signatures, certificates and cabinets are the portal's."""
    assert {move.on for move in R3.moves} == {
        "check_register", "call_home", "plan", "tell", "list", "visit", "find_nobody",
        "hand_to_103", "fill_in", "cancel", "hand_over", "call_back", "pass",
    }  # fmt: skip
    assert {actor for move in R3.moves for actor in move.by} == {
        Actor.APPLICANT, Actor.REGISTRAR, Actor.DOCTOR, Actor.CLOCK,
    }  # fmt: skip


def test_the_ends_of_the_table_are_the_states_of_a_call() -> None:
    ends = {step.name for step in R3.steps() if step.final} - {"handed_over"}
    assert ends | set(AWAITED_STATES) == set(CallState)
    assert not any(step.final for step in AWAITED)
