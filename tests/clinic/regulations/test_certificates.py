"""R5, R6, R7: the tables against their scenarios, and the scenarios against seeded faults."""

import pytest

from clinic.certificates import Check, Shown
from clinic.journals.book import Mark
from clinic.journals.certificates import STEPS
from clinic.procedure import fold
from clinic.regulations.grammar import Actor, Regulation, faults, working_minutes
from clinic.regulations.r5_tb_certificate import R5
from clinic.regulations.r6_psychoneurological_certificate import R6
from clinic.regulations.r7_narcological_certificate import R7
from tests.clinic.regulations.playing import Scenario, is_played, play, scenarios
from tests.clinic.regulations.seeding import seeded

TABLES = (R5, R6, R7)
TEXTS = {table.code: scenarios(f"{table.code}.toml") for table in TABLES}
OF_A_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.code)


@OF_A_TABLE
def test_the_table_has_no_faults(table: Regulation) -> None:
    assert faults(table) == []


@pytest.mark.parametrize(
    ("table", "scenario"),
    [(table, scenario) for table in TABLES for scenario in TEXTS[table.code]],
    ids=lambda given: given.code if isinstance(given, Regulation) else given.name,
)
def test_the_table_does_what_the_text_says(table: Regulation, scenario: Scenario) -> None:
    play(table, scenario)


@pytest.mark.unfollowed
@OF_A_TABLE
def test_every_seeded_fault_is_seen_by_some_scenario(table: Regulation) -> None:
    tables, text = dict(seeded(table)), TEXTS[table.code]
    unseen = [name for name, wrong in tables.items() if all(is_played(wrong, s) for s in text)]
    assert len(tables) > 500
    assert not unseen


@OF_A_TABLE
def test_every_rule_of_the_table_cites_its_clause(table: Regulation) -> None:
    assert all(move.clause for move in table.moves)
    assert all(limit.clause for limit in table.limits)


@pytest.mark.parametrize(
    ("table", "norms"), [(R5, (20, 20, 20)), (R6, (30, 120, 30)), (R7, (30, 120, 30))]
)
def test_the_norms_of_the_decree(table: Regulation, norms: tuple[int, int, int]) -> None:
    """R5.6 to R5.8: sixty minutes in all; R6.9, R7.8: three hours."""
    spans = {limit.at.name: limit.within for limit in table.limits}
    desk, doctor, management = map(working_minutes, norms)
    assert spans == {
        "registered": desk,
        "with_doctor": doctor,
        "signed": management,
        "stopped": desk + doctor,
    }


def test_the_differences_that_the_decree_makes_and_no_others() -> None:
    """I13, I17, I18: the checks of the desk, its signature, who examines, the commission."""
    checks = {table.code: next(m.checks for m in table.moves if m.checks) for table in TABLES}
    assert checks == {
        "r5": (Check.IDENTITY, Check.TB_REGISTER),
        "r6": (Check.IDENTITY, Check.SERVICE_AREA, Check.OBSERVATION),
        "r7": (Check.SERVICE_AREA,),
    }
    acts = {table.code: {move.on for move in table.moves} for table in TABLES}
    shared = {"register", "stop", "pass", "sign", "refuse", "certify", "present", "answer"}
    assert acts == {
        "r5": shared | {"send"},
        "r6": shared | {"sign_and_send", "refer"},
        "r7": shared | {"sign_and_send"},
    }
    by = {table.code: {actor for move in table.moves for actor in move.by} for table in TABLES}
    everywhere = {Actor.REGISTRAR, Actor.MANAGEMENT, Actor.CLOCK}
    assert by == {
        "r5": everywhere | {Actor.PHTHISIATRICIAN},
        "r6": everywhere | {Actor.PSYCHIATRIST},
        "r7": everywhere | {Actor.NARCOLOGIST},
    }


@OF_A_TABLE
def test_a_citizen_sees_three_words_and_the_way_out_of_the_doctors_step_in_none(
    table: Regulation,
) -> None:
    """B6.1: whatever the doctor has done is shown as the same."""
    shown = {step.name: step.shown_as for step in table.steps() if step != table.start}
    assert set(shown.values()) == set(Shown)
    after = {move.to.shown_as for move in table.moves if move.at.name == "with_doctor"}
    assert after == {Shown.ANSWERED, Shown.REGISTERED}  # the latter: its limit has passed
    assert {shown[move.to.name] for move in table.moves if move.mark is Mark.RECEIVED} == {
        Shown.HANDED_OVER
    }


@OF_A_TABLE
def test_the_journal_names_the_steps_as_the_table_does(table: Regulation) -> None:
    for move in table.moves:
        if move.mark is not None:
            assert STEPS[move.mark] == move.to.name
    assert fold(table, [Mark.ENTERED, Mark.SENT, Mark.SIGNED]).step.name == "signed"
