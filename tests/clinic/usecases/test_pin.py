"""The PIN of the desk (B0.2): six figures, sealed, a year, three tries, twenty in a row."""

import pytest

from clinic.acting import Account
from clinic.people import Iin
from clinic.reception import Household
from clinic.refusals import NotFound, Refusal
from storage import tables
from tests.clinic.usecases.desk import Desk, refused
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AIGUL, MOTHER, NOBODY

REGISTRAR = registrar()


async def enter(desk: Desk, pin: str, iin: Iin = AIGUL, account: str = "telegram:1") -> Household:
    return await desk.reception.verify_by_pin(iin, pin, await desk.caller(account))


async def test_b0_2_six_figures_are_told_once_and_kept_sealed(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    assert (len(pin), pin.isdigit()) == (6, True)
    [row] = await desk.rows(tables.pins)
    assert pin not in str(row["sealed"])
    [noted] = await desk.rows(tables.history)
    assert (noted["actor"], noted["act"], noted["outcome"]) == ("staff:r1", "issue_pin", "issued")
    assert noted["object"] == AIGUL.masked


async def test_b0_2_the_right_pin_verifies(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    household = await enter(desk, pin)
    assert household.member(AIGUL) is not None


@pytest.mark.parametrize("iin", [AIGUL, MOTHER, NOBODY])
async def test_b0_2_wrong_pin_no_pin_unknown_iin_get_one_answer(desk: Desk, iin: Iin) -> None:
    await desk.reception.issue_pin(AIGUL, REGISTRAR)
    with refused(Refusal.WRONG_PIN) as caught:
        await enter(desk, "999999", iin)
    assert (caught.value.facts, caught.value.clause) == ({}, "B0.2")
    assert desk.vault.judged == 1, "the same work, and so the same delay"


async def test_b0_2_three_wrong_tries_of_an_account_then_an_hour(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    for iin in (AIGUL, MOTHER, NOBODY):
        with refused(Refusal.WRONG_PIN):
            await enter(desk, "999999", iin)
    with refused(Refusal.PIN_LOCKED):
        await enter(desk, pin)
    assert (await enter(desk, pin, account="telegram:2")).member(AIGUL) is not None
    desk.clock.turn(minutes=61)
    await enter(desk, pin)


async def test_b0_2_twenty_wrong_in_a_row_over_all_accounts_void_it(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    for number in range(20):
        with refused(Refusal.WRONG_PIN):
            await enter(desk, "999999", account=f"telegram:{100 + number}")
    with refused(Refusal.WRONG_PIN):
        await enter(desk, pin)


async def test_b0_2_a_right_one_starts_the_row_anew(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    for number in range(25):
        with refused(Refusal.WRONG_PIN):
            await enter(desk, "999999", account=f"telegram:{100 + number}")
        if number % 10 == 0:
            await enter(desk, pin, account=f"telegram:{200 + number}")
    await enter(desk, pin)


async def test_b0_2_a_pin_is_valid_for_a_year(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    desk.clock.turn(days=365)
    with refused(Refusal.WRONG_PIN):
        await enter(desk, pin)


async def test_b0_2_a_new_pin_ends_the_one_before(desk: Desk) -> None:
    first = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    second = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    with refused(Refusal.WRONG_PIN):
        await enter(desk, first)
    await enter(desk, second)


async def test_b0_2_a_new_pin_ends_what_the_one_before_proved_and_no_other_proof(
    desk: Desk,
) -> None:
    """Somebody else may have the earlier one; whoever has the new one enters it anew."""
    await enter(desk, await desk.reception.issue_pin(AIGUL, REGISTRAR))
    await desk.verified(account="telegram:2")
    second = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    assert (await desk.reception.show_household(desk.anyone())).members == ()
    by_phone = await desk.reception.show_household(desk.anyone("telegram:2"))
    assert by_phone.member(AIGUL) is not None
    assert (await enter(desk, second)).member(AIGUL) is not None


async def test_b0_2_a_revoked_pin_verifies_nobody_and_ends_what_it_proved(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    await enter(desk, pin)
    assert await desk.reception.revoke_pin(AIGUL, REGISTRAR)
    household = await desk.reception.show_household(desk.anyone())
    assert household.members == ()
    with refused(Refusal.WRONG_PIN):
        await enter(desk, pin)
    assert not await desk.reception.revoke_pin(AIGUL, REGISTRAR)
    outcomes = [row["outcome"] for row in await desk.rows(tables.history)]
    assert outcomes == ["issued", "revoked", "none in force"]


async def test_a_pin_is_for_a_person_of_the_register(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.reception.issue_pin(NOBODY, REGISTRAR)
    assert await desk.rows(tables.history) == []


async def test_b0_2_a_pin_that_is_voided_while_it_is_judged_proves_nothing(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)

    async def revoke() -> None:
        await desk.reception.revoke_pin(AIGUL, REGISTRAR)

    desk.vault.meanwhile = revoke
    with refused(Refusal.WRONG_PIN):
        await enter(desk, pin)


async def test_b0_2_tries_made_at_the_same_time_count(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)

    async def guess_three_times() -> None:
        desk.vault.meanwhile = None
        for _ in range(3):
            with refused(Refusal.WRONG_PIN):
                await enter(desk, "999999")

    desk.vault.meanwhile = guess_three_times
    with refused(Refusal.PIN_LOCKED):
        await enter(desk, pin)


async def test_b0_2_a_person_who_left_the_register_is_proved_no_longer(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    await enter(desk, pin)
    await desk.strike_off(AIGUL)
    household = await desk.reception.show_household(desk.anyone())
    assert household.members == ()


async def test_b0_2_tries_count_for_the_number_that_calls(desk: Desk) -> None:
    """On the phone a proof is of one call, and three tries are those of the number."""
    pin = await desk.reception.issue_pin(AIGUL, REGISTRAR)
    number = Account("tel:+77011234567")
    for call in ("call:1", "call:2", "call:3"):
        with refused(Refusal.WRONG_PIN):
            await desk.reception.verify_by_pin(AIGUL, "999999", await desk.caller(call), number)
    with refused(Refusal.PIN_LOCKED):
        await desk.reception.verify_by_pin(AIGUL, pin, await desk.caller("call:4"), number)
    await enter(desk, pin, account="call:5")
