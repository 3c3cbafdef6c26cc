"""Referrals, double bookings, children, limits, hours: each rule and its reason."""

from datetime import timedelta
from typing import Any

import pytest

from clinic.people import Relation
from clinic.refusals import Refusal, Refused
from clinic.rules.children import represented
from clinic.rules.double_booking import not_booked_twice
from clinic.rules.hours import (
    earliest_start,
    last_day,
    late_enough,
    still_ahead,
    within_horizon,
)
from clinic.rules.limits import (
    LOOKUPS_BY_ACCOUNT,
    OPEN_ENTRIES,
    few_lookups,
    few_open_entries,
    mostly_unverified,
)
from clinic.rules.referral import basis, directly_or_referred
from tests.clinic.samples import (
    AIGUL,
    MOTHER,
    NOW,
    TODAY,
    aged,
    doctor,
    facts,
    provider,
    referral,
    verified,
)

CARDIOLOGIST = doctor("referral", "cardiologist")
SURGEON = doctor("direct_if:injury|repeat", "surgeon")


def said(refused: Refused | None) -> Refusal | None:
    return refused.refusal if refused else None


# ---- B2.7


def test_a_direct_specialty_needs_nothing() -> None:
    known = facts(doctor=doctor("direct"))
    assert directly_or_referred(known) is None
    assert basis(known) == "direct"


def test_a_valid_referral_of_the_specialty_covers() -> None:
    known = facts(doctor=CARDIOLOGIST, referrals=[referral()], asker=verified())
    assert directly_or_referred(known) is None
    assert basis(known) == "referral:R-7"


def test_a_referral_without_an_end_is_valid() -> None:
    known = facts(doctor=CARDIOLOGIST, referrals=[referral(valid_until=None)], asker=verified())
    assert directly_or_referred(known) is None


def test_b0_2_nobody_learns_of_a_referral_by_an_iin_alone() -> None:
    known = facts(doctor=CARDIOLOGIST, referrals=[referral()])
    assert said(directly_or_referred(known)) is Refusal.REFERRAL_NEEDED


@pytest.mark.parametrize(
    "changes",
    [
        {"specialty": "surgeon"},
        {"iin": MOTHER},
        {"valid_until": TODAY},
        {"issued_on": TODAY + timedelta(days=2)},
    ],
    ids=["of another specialty", "of another person", "over by then", "not yet"],
)
def test_no_other_referral_covers(changes: dict[str, Any]) -> None:
    """The visit is tomorrow: the referral must hold on its day."""
    refused = directly_or_referred(
        facts(doctor=CARDIOLOGIST, referrals=[referral(**changes)], asker=verified())
    )
    assert refused
    assert refused.refusal is Refusal.REFERRAL_NEEDED
    assert refused.clause == "B2.7"
    assert refused.facts == {"specialty": "cardiologist", "reasons": ()}


def test_nobody_is_covered_where_the_person_is_not_known() -> None:
    known = facts(patient=None, doctor=CARDIOLOGIST, referrals=[referral()])
    assert said(directly_or_referred(known)) is Refusal.REFERRAL_NEEDED


def test_a_reason_of_the_table_opens_the_way() -> None:
    known = facts(doctor=SURGEON, reason="injury")
    assert directly_or_referred(known) is None
    assert basis(known) == "reason:injury"


@pytest.mark.parametrize("reason", [None, "curiosity"])
def test_another_reason_does_not_and_the_right_ones_are_named(reason: str | None) -> None:
    refused = directly_or_referred(facts(doctor=SURGEON, reason=reason))
    assert refused
    assert refused.facts["reasons"] == ("injury", "repeat")


def test_before_a_doctor_is_chosen_there_is_no_basis_and_no_refusal() -> None:
    assert basis(facts(doctor=None)) is None
    assert directly_or_referred(facts(doctor=None)) is None


# ---- B2.6


def test_a_second_visit_that_day_is_named_to_a_verified_asker_only() -> None:
    assert said(not_booked_twice(facts(same_day=True, asker=verified()))) is (
        Refusal.ALREADY_BOOKED
    )
    at_l1 = not_booked_twice(facts(same_day=True))
    assert at_l1
    assert at_l1.refusal is Refusal.ASK_A_PERSON
    assert at_l1.facts == {}
    assert not_booked_twice(facts()) is None


# ---- B2.10

WHOSE = list(Relation)


@pytest.mark.parametrize(
    ("years", "fitting"),
    [
        (0, [Relation.PARENT]),
        (15, [Relation.PARENT]),
        (16, [Relation.SELF]),
        (17, [Relation.SELF]),
        (18, WHOSE),
        (80, WHOSE),
    ],
)
def test_who_may_book_for_whom_at_l1(years: int, fitting: list[Relation]) -> None:
    """B2.10; the refusal names no reason, for it would tell the register's age."""
    answers = {r: represented(facts(patient=aged(years), relation=r)) for r in Relation}
    assert [relation for relation, refused in answers.items() if refused is None] == fitting
    refusals = {(said(r), tuple(r.facts)) for r in answers.values() if r}
    assert refusals <= {(Refusal.ASK_A_PERSON, ())}


def test_a_guardian_books_for_the_ward() -> None:
    known = facts(patient=aged(7), asker=verified(AIGUL, proved_by=MOTHER))
    assert represented(known) is None


@pytest.mark.parametrize(("years", "alone"), [(15, Refusal.NEEDS_REPRESENTATIVE), (16, None)])
def test_a_verified_child_alone_needs_a_representative(years: int, alone: Refusal | None) -> None:
    assert said(represented(facts(patient=aged(years), asker=verified()))) is alone


def test_whose_age_is_not_known_is_not_judged_by_it() -> None:
    assert represented(facts(patient=None)) is None


# ---- B0.2, B0.4


@pytest.mark.parametrize(
    ("counts", "refusal"),
    [
        ({"lookups_hour": 5, "lookups_person": 10}, None),
        ({"lookups_hour": 6}, Refusal.TOO_MANY_LOOKUPS),
        ({"lookups_person": 11}, Refusal.TOO_MANY_LOOKUPS),
    ],
)
def test_five_look_ups_an_hour_and_ten_a_day(
    counts: dict[str, int], refusal: Refusal | None
) -> None:
    assert said(few_lookups(facts(**counts))) is refusal
    assert few_lookups(facts(**counts, asker=verified())) is None


@pytest.mark.parametrize(("entries", "refusal"), [(2, None), (3, Refusal.TOO_MANY_OPEN)])
def test_three_open_entries_at_l1(entries: int, refusal: Refusal | None) -> None:
    assert said(few_open_entries(facts(open_entries=entries))) is refusal
    assert few_open_entries(facts(open_entries=entries, asker=verified())) is None


def test_a_limit_says_since_when_it_counts() -> None:
    assert LOOKUPS_BY_ACCOUNT.since(NOW) == NOW - timedelta(hours=1)
    assert OPEN_ENTRIES.since(NOW) == NOW


@pytest.mark.parametrize(("unverified", "of_day", "mostly"), [(2, 4, False), (3, 5, True)])
def test_more_than_half_of_a_day(unverified: int, of_day: int, *, mostly: bool) -> None:
    assert mostly_unverified(unverified, of_day) is mostly


# ---- lead time and horizon


def test_a_visit_that_has_begun_is_past() -> None:
    assert said(still_ahead(facts(starts_at=NOW))) is Refusal.ALREADY_PAST
    assert still_ahead(facts(starts_at=NOW + timedelta(seconds=1))) is None
    assert still_ahead(facts(starts_at=None)) is None


def test_the_lead_time_is_the_providers() -> None:
    clinic = provider(lead_minutes=45)
    earliest = earliest_start(NOW, clinic)
    assert earliest == NOW + timedelta(minutes=45)
    assert late_enough(facts(provider=clinic, starts_at=earliest)) is None
    assert late_enough(facts(provider=clinic, starts_at=None)) is None
    refused = late_enough(facts(provider=clinic, starts_at=earliest - timedelta(minutes=1)))
    assert refused
    assert (refused.refusal, refused.facts) == (Refusal.TOO_SOON, {"minutes": 45})


def test_the_horizon_is_the_providers_and_its_last_day_is_in_it() -> None:
    clinic = provider(booking_days=14)
    last = last_day(TODAY, clinic)
    assert last == TODAY + timedelta(days=14)
    assert within_horizon(facts(provider=clinic, day=last)) is None
    refused = within_horizon(facts(provider=clinic, day=last + timedelta(days=1)))
    assert refused
    assert (refused.refusal, refused.facts) == (Refusal.BEYOND_HORIZON, {"last": last})
