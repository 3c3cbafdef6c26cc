"""What a citizen hears of a certificate: three words, and never why (B6.1, B6.2)."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from clinic.certificates import ClaimNo, Shown
from clinic.people import ProviderId
from clinic.reception import ClaimAsked, ClaimShown, SlipPrinted
from clinic.refusals import NotFound, NotYours, Refusal
from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.certificates import EVERYWHERE, NORMS, move, register, registrar
from tests.clinic.usecases.desk import Desk, local, refused
from tests.clinic.usecases.town import AIGUL, CHILD, MOTHER, PSYCHIATRIC

WAYS: Mapping[str, Sequence[str]] = {
    "certificate": ("with_doctor", "signed"),
    "refusal": ("with_doctor", "refused"),
    "commission": ("with_doctor", "referred"),
}
"""Whichever way it goes at the doctor."""


async def ask(
    desk: Desk, slip: SlipPrinted, code: str = "", account: str = "telegram:1"
) -> ClaimShown:
    asked = ClaimAsked(slip.number, code or slip.code)
    return await desk.reception.show_certificate(asked, desk.anyone(account))


@EVERYWHERE
async def test_three_words_and_a_day(dispensary: Desk, at: ProviderId) -> None:
    slip = await register(dispensary, at)
    assert await ask(dispensary, slip) == ClaimShown(slip.number, Shown.REGISTERED, None)
    await move(dispensary, slip.entry, "with_doctor", at=at)
    assert await ask(dispensary, slip) == ClaimShown(slip.number, Shown.REGISTERED, None)
    await move(dispensary, slip.entry, "signed", at=at)
    assert await ask(dispensary, slip) == ClaimShown(slip.number, Shown.ANSWERED, None)
    await move(dispensary, slip.entry, "certified", at=at)
    assert await ask(dispensary, slip) == ClaimShown(slip.number, Shown.ANSWERED, None)
    await move(dispensary, slip.entry, "received", at=at)
    assert await ask(dispensary, slip) == ClaimShown(slip.number, Shown.HANDED_OVER, TODAY)


@pytest.mark.parametrize("way", WAYS)
async def test_whatever_waits_at_the_desk_is_shown_alike(dispensary: Desk, way: str) -> None:
    """I13, I17: certificate, refusal, referral to the commission."""
    slip = await register(dispensary, PSYCHIATRIC)
    dispensary.clock.turn(minutes=50)
    await move(dispensary, slip.entry, *WAYS[way], at=PSYCHIATRIC)
    assert await ask(dispensary, slip) == ClaimShown(slip.number, Shown.ANSWERED, None)


@EVERYWHERE
async def test_what_ends_at_the_desk_is_shown_once_the_norm_up_to_the_doctor_has_run(
    dispensary: Desk, at: ProviderId
) -> None:
    at_the_desk, at_the_doctor, _ = NORMS[at]
    slip = await register(dispensary, at)
    dispensary.clock.turn(minutes=5)
    await move(dispensary, slip.entry, "stopped", at=at)
    dispensary.clock.turn(minutes=at_the_desk + at_the_doctor - 6)
    assert (await ask(dispensary, slip)).shown is Shown.REGISTERED
    dispensary.clock.turn(minutes=1)
    assert (await ask(dispensary, slip)).shown is Shown.ANSWERED


async def test_what_ends_at_the_desk_late_is_shown_at_once(dispensary: Desk) -> None:
    slip = await register(dispensary)
    dispensary.clock.turn(minutes=41)
    await move(dispensary, slip.entry, "stopped")
    assert (await ask(dispensary, slip)).shown is Shown.ANSWERED


async def test_the_norm_runs_in_working_time(dispensary: Desk) -> None:
    """Friday evening, ten minutes before closing: Saturday from nine o'clock goes on."""
    friday = date(2026, 11, 27)
    dispensary.clock.moment = local(friday, 19, 50)
    slip = await register(dispensary)
    await move(dispensary, slip.entry, "stopped")
    dispensary.clock.moment = local(date(2026, 11, 28), 9, 29)
    assert (await ask(dispensary, slip)).shown is Shown.REGISTERED
    dispensary.clock.turn(minutes=1)
    assert (await ask(dispensary, slip)).shown is Shown.ANSWERED


async def test_nothing_is_shown_as_handed_over_before_it_is_ready(dispensary: Desk) -> None:
    """Told at the window at once, that would say that no doctor has seen it."""
    slip = await register(dispensary)
    await move(dispensary, slip.entry, "stopped", "received")
    assert (await ask(dispensary, slip)).shown is Shown.REGISTERED
    dispensary.clock.turn(minutes=40)
    assert (await ask(dispensary, slip)).shown is Shown.HANDED_OVER


# ---- who may ask


async def test_a_wrong_code_an_unknown_number_and_anothers_get_one_answer(
    dispensary: Desk,
) -> None:
    slip, other = await register(dispensary), await register(dispensary, PSYCHIATRIC, MOTHER)
    clauses = set()
    for number, code in (
        (slip.number, "00000000"),
        (slip.number, other.code),
        (ClaimNo("9999999"), slip.code),
        (ClaimNo(""), ""),
    ):
        with refused(Refusal.WRONG_CLAIM) as caught:
            asked = ClaimAsked(number, code)
            await dispensary.reception.show_certificate(asked, dispensary.anyone())
        clauses.add((caught.value.clause, str(caught.value.facts)))
    assert clauses == {("B6.2", "{}")}
    assert dispensary.vault.judged == 4, "the same work each time"


async def test_five_wrong_tries_of_a_chat_then_an_hour(dispensary: Desk) -> None:
    """After that the right code is answered like a wrong one."""
    slip = await register(dispensary)
    for _ in range(5):
        with refused(Refusal.WRONG_CLAIM):
            await ask(dispensary, slip, "00000000")
    with refused(Refusal.WRONG_CLAIM):
        await ask(dispensary, slip)
    assert (await ask(dispensary, slip, account="telegram:2")).shown is Shown.REGISTERED
    dispensary.clock.turn(minutes=61)
    assert (await ask(dispensary, slip)).shown is Shown.REGISTERED


async def test_twenty_wrong_tries_at_a_number_then_a_day(dispensary: Desk) -> None:
    slip = await register(dispensary)
    for number in range(20):
        with refused(Refusal.WRONG_CLAIM):
            await ask(dispensary, slip, "00000000", f"telegram:{100 + number}")
    with refused(Refusal.WRONG_CLAIM):
        await ask(dispensary, slip)
    dispensary.clock.turn(days=1, minutes=1)
    assert (await ask(dispensary, slip)).shown is Shown.REGISTERED


async def test_right_answers_are_no_tries(dispensary: Desk) -> None:
    slip = await register(dispensary)
    for _ in range(7):
        assert (await ask(dispensary, slip)).shown is Shown.REGISTERED


async def test_tries_stand_under_aliases_and_are_forgotten_after_a_day(dispensary: Desk) -> None:
    slip = await register(dispensary)
    with refused(Refusal.WRONG_CLAIM):
        await ask(dispensary, slip, "00000000")
    [row] = await dispensary.rows(tables.slip_tries)
    assert slip.number not in str(row)
    assert "telegram:1" not in str(row)
    dispensary.clock.turn(days=1, minutes=1)
    await dispensary.reception.forget_old()
    assert await dispensary.rows(tables.slip_tries) == []
    assert len(await dispensary.rows(tables.slips)) == 1


async def test_a_slip_is_valid_for_ninety_days(dispensary: Desk) -> None:
    slip = await register(dispensary)
    dispensary.clock.turn(days=89)
    assert (await ask(dispensary, slip)).shown is Shown.REGISTERED
    dispensary.clock.turn(days=1)
    with refused(Refusal.WRONG_CLAIM):
        await ask(dispensary, slip)
    await dispensary.reception.forget_old()
    assert await dispensary.rows(tables.slips) == []


async def test_a_renewed_slip_ends_the_code_before(dispensary: Desk) -> None:
    lost = await register(dispensary)
    found = await dispensary.reception.renew_slip(lost.entry, registrar())
    assert (found.number, found.entry) == (lost.number, lost.entry)
    with refused(Refusal.WRONG_CLAIM):
        await ask(dispensary, lost)
    assert (await ask(dispensary, found)).shown is Shown.REGISTERED
    show = dispensary.reception.show_certificate
    assert await show.number_of(lost.token) is None
    assert await show.number_of(found.token) == found.number


async def test_the_slip_is_kept_sealed(dispensary: Desk) -> None:
    slip = await register(dispensary)
    [row] = await dispensary.rows(tables.slips)
    for secret in (slip.code, slip.token, AIGUL.digits):
        assert secret not in str(row)


async def test_a_number_that_is_taken_is_drawn_again(dispensary: Desk) -> None:
    """B6.2: two requests never share a number, in whichever dispensary they were made."""
    first = await register(dispensary)
    thrown = int(first.number)
    dispensary.dice.thrown = iter(
        [51, 52, 50, thrown, 61, 62, 60, 63]
    )  # code, token, window, number, …
    second = await register(dispensary, PSYCHIATRIC, MOTHER)
    assert second.number == "0000063"
    assert len(await dispensary.rows(tables.slips)) == 2
    assert len(await dispensary.rows(tables.entries)) == 2


# ---- the verified person


async def test_a_verified_person_sees_the_own_requests(dispensary: Desk) -> None:
    slip = await register(dispensary)
    await register(dispensary, PSYCHIATRIC, MOTHER)
    asker = await dispensary.verified()
    own = await dispensary.reception.show_certificate.own(asker)
    assert own == [ClaimShown(slip.number, Shown.REGISTERED, None)]


async def test_nobody_sees_those_of_a_ward(dispensary: Desk) -> None:
    await register(dispensary, person=CHILD)
    household = await dispensary.verified(MOTHER)
    shown = await dispensary.reception.show_household(dispensary.anyone())
    child = shown.member(CHILD)
    assert child is not None
    assert await dispensary.reception.show_certificate.own(child.proof) == ()
    assert await dispensary.reception.show_certificate.own(household) == []


async def test_a_proof_that_holds_no_more_shows_nothing(dispensary: Desk) -> None:
    await register(dispensary)
    asker = await dispensary.verified()
    await dispensary.strike_off(AIGUL)
    with pytest.raises(NotYours):
        await dispensary.reception.show_certificate.own(asker)


async def test_who_runs_the_program_sees_a_request_and_no_visit(dispensary: Desk) -> None:
    slip = await register(dispensary)
    booked = await dispensary.book()
    show = dispensary.reception.show_certificate
    assert await show.as_seen(slip.entry) == ClaimShown(slip.number, Shown.REGISTERED, None)
    with pytest.raises(NotFound):
        await show.as_seen(booked.visit.entry)
