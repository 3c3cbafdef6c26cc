"""Whether a provider comes home to this person (B3.4, B3.5)."""

from typing import Any

import pytest

from clinic.home_calls import HomeCareReason
from clinic.providers import parse_hours
from clinic.refusals import NotFound, Refusal
from clinic.rules.facts import BookingFacts
from clinic.rules.home_calls import basis, cared_for_at_home, takes_home_calls
from tests.clinic.rules.test_booking_rules import said
from tests.clinic.samples import AIGUL, MOTHER, caller, facts, patient, provider, verified
from tests.clinic.usecases.telling import registrar


def test_b3_4_hours_for_home_calls_are_what_takes_them() -> None:
    takes = provider(home_calls=parse_hours("mon-fri 08:00-18:00"))
    assert takes_home_calls(facts(provider=takes)) is None
    assert said(takes_home_calls(facts(provider=provider()))) is Refusal.NO_HOME_CALLS


@pytest.mark.parametrize("home_care", ["inside", "stipulated", ""])
def test_b3_5_care_at_home_is_given_where_it_is_not_ruled_out(home_care: str) -> None:
    """An empty cell of the register: not known, and not held against anybody."""
    assert cared_for_at_home(facts(patient=patient(home_care=home_care))) is None


def test_b3_5_outside_the_zone_the_reason_is_the_persons_to_know() -> None:
    outside = patient(home_care="no")
    assert said(cared_for_at_home(facts(patient=outside))) is Refusal.ASK_A_PERSON
    for asker in (verified(AIGUL), registrar()):
        known = facts(patient=outside, asker=asker)
        assert said(cared_for_at_home(known)) is Refusal.OUTSIDE_HOME_CARE
    other = facts(patient=outside, asker=verified(MOTHER))
    assert said(cared_for_at_home(other)) is Refusal.ASK_A_PERSON


def outside(**changes: Any) -> BookingFacts:
    return facts(**{"patient": patient(home_care="no"), "asker": registrar()} | changes)


@pytest.mark.parametrize("reason", HomeCareReason)
def test_b3_5_the_desk_has_a_doctor_come_for_a_reason(reason: HomeCareReason) -> None:
    """And the journal keeps it (B0.7)."""
    known = outside(reason=reason)
    assert cared_for_at_home(known) is None
    assert basis(known) == f"reason:{reason}"


@pytest.mark.parametrize("reason", [None, "because", "injury"])
def test_b3_5_a_reason_that_is_none_sends_nobody(reason: str | None) -> None:
    known = outside(reason=reason)
    assert said(cared_for_at_home(known)) is Refusal.OUTSIDE_HOME_CARE
    assert basis(known) is None


def test_b3_5_a_citizens_reason_sends_nobody() -> None:
    """In the words that a citizen hears without one (B0.2)."""
    given = {"reason": HomeCareReason.STIPULATED}
    proved, unproved = outside(asker=verified(AIGUL), **given), outside(asker=caller(), **given)
    assert said(cared_for_at_home(proved)) is Refusal.OUTSIDE_HOME_CARE
    assert said(cared_for_at_home(unproved)) is Refusal.ASK_A_PERSON
    assert basis(proved) is basis(unproved) is None


@pytest.mark.parametrize("home_care", ["inside", "stipulated", ""])
def test_b3_5_where_none_is_needed_a_reason_is_no_basis(home_care: str) -> None:
    known = outside(patient=patient(home_care=home_care), reason=HomeCareReason.STIPULATED)
    assert basis(known) is None


def test_whom_the_register_has_not_is_another_rules_to_refuse() -> None:
    assert cared_for_at_home(facts(patient=None)) is None
    assert basis(facts(patient=None)) is None
    with pytest.raises(NotFound):
        _ = facts(patient=None).found
    assert facts().found.iin == AIGUL
