"""What is known of a verified person before anything is asked (B1.2)."""

import pytest

from bot.dialogs.citizen.draft import of_member
from bot.dialogs.core import Session
from clinic.reception import Member
from tests.clinic.samples import ACCOUNT, provider, verified


def member(*, moving: bool) -> Member:
    return Member(
        proof=verified(),
        name="Айгүл С.",
        age=36,
        provider=provider(),
        moving=moving,
        precinct="5",
        precinct_doctors=(),
    )


@pytest.mark.parametrize(("moving", "asked"), [(False, False), (True, True)])
def test_b1_2_who_changes_clinic_soon_is_asked_which(*, moving: bool, asked: bool) -> None:
    draft = of_member(Session(ACCOUNT, "nonce"), member(moving=moving)).draft

    assert ("provider" not in draft) is asked
