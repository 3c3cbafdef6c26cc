"""Reasons for coming without a referral, as the clinic's doctors accept them (B2.7)."""

from collections.abc import Sequence

import pytest

from clinic.intake.reasons import asked_for
from clinic.people import BookingRule


@pytest.mark.parametrize(
    ("rules", "asked"),
    [
        (["direct_if:injury"], ("injury",)),
        (["direct_if:repeat|injury", "direct_if:acute"], ("injury", "acute", "repeat")),
        (["direct_if:injury", "direct"], ()),
        (["referral"], ()),
        (["direct_if:unknown"], ()),
        ([], ()),
    ],
)
def test_the_reasons_of_a_specialty_b2_7(rules: Sequence[str], asked: tuple[str, ...]) -> None:
    """In one order, and none where somebody receives without any question."""
    assert asked_for(map(BookingRule.parse, rules)) == asked
