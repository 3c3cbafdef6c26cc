"""What a person has proved, as types (B0.2)."""

from clinic.acting import Level
from tests.clinic.samples import AIGUL, MOTHER, caller, verified


def test_who_has_only_agreed_is_at_l1() -> None:
    assert caller().level is Level.CALLER


def test_who_has_proved_is_at_l2_for_oneself_or_a_ward() -> None:
    assert verified(AIGUL).level is Level.VERIFIED
    assert not verified(AIGUL).for_ward
    assert verified(AIGUL, proved_by=MOTHER).for_ward
