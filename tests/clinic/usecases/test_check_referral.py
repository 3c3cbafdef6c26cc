"""Whether a specialty is open to a person at all, asked before a doctor and a time (B2.7)."""

import pytest

from clinic.acting import Asker
from clinic.people import Iin
from clinic.reception import ReferralCheck
from clinic.refusals import NotYours, Refusal
from tests.clinic.samples import HERE
from tests.clinic.usecases.desk import Desk, refused
from tests.clinic.usecases.town import AIGUL, MOTHER


async def check(
    desk: Desk, asker: Asker, specialty: str, reason: str | None = None, patient: Iin = AIGUL
) -> None:
    await desk.reception.check_referral(ReferralCheck(patient, HERE, specialty, reason), asker)


@pytest.mark.parametrize("specialty", ["therapist", "no-such-doctor"])
async def test_who_receives_directly_asks_for_nothing(desk: Desk, specialty: str) -> None:
    await check(desk, await desk.caller(), specialty)


async def test_without_a_referral_it_is_refused_at_once(desk: Desk) -> None:
    with refused(Refusal.REFERRAL_NEEDED):
        await check(desk, await desk.verified(AIGUL), "cardiologist")


async def test_a_referral_opens_the_specialty_to_a_proved_asker_only(desk: Desk) -> None:
    """B0.2 L1: whoever knows an IIN does not learn of a referral."""
    await desk.refer(AIGUL, "cardiologist", "R-7")
    await check(desk, await desk.verified(AIGUL), "cardiologist")
    with refused(Refusal.REFERRAL_NEEDED):
        await check(desk, await desk.caller(), "cardiologist")


@pytest.mark.parametrize("reason", [None, "cough"])
async def test_a_listed_reason_does_as_well(desk: Desk, reason: str | None) -> None:
    await check(desk, await desk.caller(), "surgeon", "injury")
    with refused(Refusal.REFERRAL_NEEDED):
        await check(desk, await desk.caller(), "surgeon", reason)


async def test_nobody_is_asked_about_with_the_proof_of_another(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await check(desk, await desk.verified(AIGUL), "therapist", patient=MOTHER)
