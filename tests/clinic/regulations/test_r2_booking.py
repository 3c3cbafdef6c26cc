"""R2: the table against its scenarios, and the scenarios against seeded faults (house.md)."""

import pytest

from clinic.regulations.grammar import Actor, faults, minutes
from clinic.regulations.r2_booking import AHEAD, R2
from clinic.visits import VisitState
from tests.clinic.regulations.playing import Scenario, is_played, play, scenarios
from tests.clinic.regulations.seeding import seeded

TEXT = scenarios("r2.toml")


def test_the_table_has_no_faults() -> None:
    assert faults(R2) == []


@pytest.mark.parametrize("scenario", TEXT, ids=lambda scenario: scenario.name)
def test_the_table_does_what_the_text_says(scenario: Scenario) -> None:
    play(R2, scenario)


@pytest.mark.unfollowed
def test_every_seeded_fault_is_seen_by_some_scenario() -> None:
    tables = dict(seeded(R2))
    unseen = [name for name, table in tables.items() if all(is_played(table, s) for s in TEXT)]
    assert len(tables) > 500
    assert not unseen


def test_every_rule_of_the_table_cites_its_clause() -> None:
    assert all(move.clause for move in R2.moves)
    assert all(limit.clause for limit in R2.limits)


def test_the_clinic_has_ten_minutes_in_all() -> None:
    """R2.6, R2.7: five and five."""
    spans = {limit.at.name: limit.within for limit in R2.limits}
    assert spans == {"applied": minutes(5), "checked": minutes(5), "written": minutes(10)}


def test_nothing_of_the_portal_stands_in_the_table() -> None:
    """R2.12 to R2.24: signatures, certificates and cabinets are the portal's."""
    acts = {move.on for move in R2.moves}
    assert acts == {
        "check_register", "book", "tell", "remind", "confirm", "move", "cancel", "come", "miss",
        "close", "hand_over", "call_back",
    }  # fmt: skip
    assert {actor for move in R2.moves for actor in move.by} == {
        Actor.APPLICANT, Actor.REGISTRAR, Actor.CLOCK,
    }  # fmt: skip


def test_the_ends_of_the_table_are_the_states_of_a_visit() -> None:
    ends = {step.name for step in R2.steps() if step.final} - {"handed_over"}
    assert ends | {"active"} == set(VisitState)
    assert not any(step.final for step in AHEAD)
