"""Attachment on the day of the visit, and who hears which refusal (R2.6, B1.2, B2.4, B0.2)."""

from datetime import date, timedelta
from typing import Any

import pytest

from clinic.people import Patient
from clinic.refusals import Refusal
from clinic.rules.attachment import attached_days, attached_on_day, attached_within_horizon
from clinic.rules.facts import Rule
from tests.clinic.samples import AIGUL, ELSEWHERE, HERE, MOTHER, TODAY, facts, patient, verified

TOMORROW = TODAY + timedelta(days=1)
FAR = TODAY + timedelta(days=40)
ARRIVING = {"provider": ELSEWHERE, "next_provider": HERE}
LEAVING = {"provider": HERE, "next_provider": ELSEWHERE}
CHECKS = pytest.mark.parametrize("rule", [attached_within_horizon, attached_on_day])

STRANGERS: list[tuple[Patient | None, Refusal]] = [
    (None, Refusal.NOT_IN_REGISTER),
    (patient(provider=None), Refusal.NOT_IN_REGISTER),
    (patient(provider=ELSEWHERE), Refusal.ATTACHED_ELSEWHERE),
    (patient(**LEAVING, next_from=TODAY), Refusal.ATTACHED_ELSEWHERE),
    (patient(**ARRIVING, next_from=FAR), Refusal.ATTACHED_LATER),
    (patient(attached_from=FAR), Refusal.ATTACHED_LATER),
]


@CHECKS
@pytest.mark.parametrize(("who", "refusal"), STRANGERS)
def test_a_verified_asker_hears_which_of_the_three_it_is(
    rule: Rule, who: Patient | None, refusal: Refusal
) -> None:
    """B2.4 at L2."""
    refused = rule(facts(patient=who, asker=verified()))
    assert refused
    assert refused.refusal is refusal


@CHECKS
def test_at_l1_all_reasons_are_one_and_the_same_refusal(rule: Rule) -> None:
    """B0.2 L1: one code, one clause, no facts."""
    heard = {
        (refused.refusal, refused.clause, tuple(refused.facts))
        for who, _ in STRANGERS
        if (refused := rule(facts(patient=who)))
    }
    assert heard == {(Refusal.NOT_ATTACHED_HERE, "R2.6, B2.4", ())}


@CHECKS
def test_verified_as_somebody_else_is_not_verified(rule: Rule) -> None:
    refused = rule(facts(patient=patient(provider=ELSEWHERE), asker=verified(MOTHER)))
    assert refused
    assert refused.refusal is Refusal.NOT_ATTACHED_HERE


@CHECKS
def test_attached_later_names_the_day(rule: Rule) -> None:
    who = patient(**ARRIVING, next_from=FAR)
    refused = rule(facts(patient=who, asker=verified()))
    assert refused
    assert refused.facts == {"day": FAR}


def test_the_day_of_the_visit_counts_not_today() -> None:
    """B1.2."""
    arriving = patient(**ARRIVING, next_from=TOMORROW)
    leaving = patient(**LEAVING, next_from=TOMORROW)
    assert attached_on_day(facts(patient=arriving)) is None
    assert attached_on_day(facts(patient=leaving))


def test_at_the_look_up_one_day_of_the_horizon_is_enough() -> None:
    last_day_of_horizon = TODAY + timedelta(days=30)
    for who in (
        patient(**ARRIVING, next_from=last_day_of_horizon),
        patient(**LEAVING, next_from=TOMORROW),
    ):
        assert attached_within_horizon(facts(patient=who)) is None
    beyond = patient(**ARRIVING, next_from=last_day_of_horizon + timedelta(days=1))
    assert attached_within_horizon(facts(patient=beyond))


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, (TODAY, FAR)),
        ({"attached_from": TOMORROW}, (TOMORROW, FAR)),
        ({"provider": ELSEWHERE}, None),
        ({**LEAVING, "next_from": FAR}, (TODAY, FAR - timedelta(days=1))),
        ({**LEAVING, "next_from": TODAY}, None),
        ({**ARRIVING, "next_from": TOMORROW}, (TOMORROW, FAR)),
        ({**ARRIVING, "next_from": None}, None),
        ({"next_provider": HERE, "next_from": TOMORROW}, (TODAY, FAR)),
        ({"next_provider": HERE, "next_from": TODAY, "attached_from": FAR}, (TODAY, FAR)),
    ],
)
def test_the_days_of_attachment(changes: dict[str, Any], days: tuple[date, date] | None) -> None:
    """B1.2: now, from a date, until a date; a renewed choice of the same provider is no gap."""
    assert attached_days(patient(**changes), HERE, TODAY, FAR) == days


def test_the_days_are_those_on_which_the_register_has_the_person_here() -> None:
    """The days of attachment and the register's answer for a day agree."""
    for changes in (LEAVING, ARRIVING, {"next_provider": HERE}):
        who = patient(iin=AIGUL, next_from=TODAY + timedelta(days=5), **changes)
        days = attached_days(who, HERE, TODAY, FAR)
        for day in (TODAY + timedelta(days=n) for n in range(40)):
            inside = days is not None and days[0] <= day <= days[1]
            assert inside == (who.provider_on(day) == HERE)
