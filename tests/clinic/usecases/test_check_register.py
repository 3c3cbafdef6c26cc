"""The register is asked first (R2.6), and tells an unproved asker nothing (B0.2 L1, B2.4)."""

from datetime import timedelta

import pytest

from clinic.acting import Asker
from clinic.people import Iin, Relation
from clinic.reception import Checked, RegisterCheck
from clinic.refusals import NotYours, Refusal
from storage import tables
from tests.clinic.samples import HERE, TODAY, iin_of
from tests.clinic.usecases.desk import Desk, local, refused
from tests.clinic.usecases.town import (
    AIGUL,
    CAMPAIGN,
    CHILD,
    LATER,
    MOTHER,
    NOBODY,
    PHONES,
    STRANGER,
    TEEN,
    person,
)

LAST = TODAY + timedelta(days=14)


async def check(
    desk: Desk, patient: Iin, asker: Asker, relation: Relation = Relation.SELF
) -> Checked:
    return await desk.reception.check_register(RegisterCheck(patient, HERE, relation), asker)


async def test_r2_6_who_is_attached_may_book_in_the_whole_horizon(desk: Desk) -> None:
    assert await check(desk, AIGUL, await desk.caller()) == Checked(TODAY, LAST)


@pytest.mark.parametrize("patient", [NOBODY, STRANGER, CAMPAIGN])
async def test_b0_2_one_and_the_same_refusal_for_the_unproved(desk: Desk, patient: Iin) -> None:
    with refused(Refusal.NOT_ATTACHED_HERE) as caught:
        await check(desk, patient, await desk.caller())
    assert caught.value.facts == {}


async def test_b0_2_from_which_day_one_is_attached_is_not_told_at_l1(desk: Desk) -> None:
    assert await check(desk, LATER, await desk.caller()) == Checked(TODAY, LAST)


async def test_b1_2_a_proved_asker_hears_the_days_of_attachment(desk: Desk) -> None:
    await desk.reregister(LATER, phone="+77018889900")
    proof = await desk.verified(LATER, phone="+77018889900")
    assert await check(desk, LATER, proof) == Checked(TODAY + timedelta(days=4), LAST)


@pytest.mark.parametrize(
    ("patient", "refusal"),
    [(STRANGER, Refusal.ATTACHED_ELSEWHERE), (CAMPAIGN, Refusal.ATTACHED_LATER)],
)
async def test_b2_4_a_proved_asker_hears_which_of_the_three_it_is(
    desk: Desk, patient: Iin, refusal: Refusal
) -> None:
    await desk.reregister(patient, phone="+77018889900")
    proof = await desk.verified(patient, phone="+77018889900")
    with refused(refusal):
        await check(desk, patient, proof)


async def test_b2_4_every_refusal_is_recorded(desk: Desk) -> None:
    with refused(Refusal.NOT_ATTACHED_HERE):
        await check(desk, NOBODY, await desk.caller())
    [row] = await desk.rows(tables.refusals)
    assert (row["provider"], row["channel"], row["service"]) == (HERE, "chat", "r2")
    assert (row["refusal"], row["clause"]) == ("not-attached-here", "R2.6, B2.4")


async def test_b0_2_the_sixth_look_up_in_an_hour_is_refused(desk: Desk) -> None:
    caller = await desk.caller()
    for number in range(5):
        with refused(Refusal.NOT_ATTACHED_HERE):
            await check(desk, iin_of(200 + number), caller)
    with refused(Refusal.TOO_MANY_LOOKUPS):
        await check(desk, AIGUL, caller)
    assert len(await desk.rows(tables.lookups)) == 5
    desk.clock.turn(minutes=61)
    await check(desk, AIGUL, caller)


async def test_b0_4_the_eleventh_look_up_of_an_iin_in_a_day_never_touches_the_person(
    desk: Desk,
) -> None:
    for number in range(10):
        await check(desk, AIGUL, await desk.caller(f"telegram:{100 + number}"))
    with refused(Refusal.TOO_MANY_LOOKUPS):
        await check(desk, AIGUL, await desk.caller("telegram:200"))
    await check(desk, AIGUL, await desk.verified(AIGUL, "telegram:201"))


async def test_b0_2_a_fourth_open_entry_made_at_l1_is_refused(desk: Desk) -> None:
    caller = await desk.caller()
    others = [iin_of(300 + number) for number in range(3)]
    await desk.add(tables.register, *(person(other) for other in others))
    for number, other in enumerate(others):
        at = local(TODAY + timedelta(days=1), 9, 15 * number)
        await desk.book(f"w{number}", at=at, patient=other)
    with refused(Refusal.TOO_MANY_OPEN):
        await check(desk, AIGUL, caller)


@pytest.mark.parametrize(
    ("patient", "relation"), [(CHILD, Relation.SELF), (TEEN, Relation.PARENT)]
)
async def test_b2_10_the_unproved_are_sent_to_a_person_for_no_named_reason(
    desk: Desk, patient: Iin, relation: Relation
) -> None:
    with refused(Refusal.ASK_A_PERSON):
        await check(desk, patient, await desk.caller(), relation)


@pytest.mark.parametrize(
    ("patient", "relation"), [(CHILD, Relation.PARENT), (TEEN, Relation.SELF)]
)
async def test_b2_10_a_parent_books_for_a_child_and_at_sixteen_one_books_oneself(
    desk: Desk, patient: Iin, relation: Relation
) -> None:
    assert await check(desk, patient, await desk.caller(), relation) == Checked(TODAY, LAST)


async def test_b0_2_proof_of_one_person_is_no_proof_of_another(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await check(desk, MOTHER, await desk.verified(AIGUL))


async def test_b0_2_a_proof_ends_when_the_register_has_another_number(desk: Desk) -> None:
    proof = await desk.verified(AIGUL)
    await desk.reregister(AIGUL, phone=PHONES[STRANGER])
    with pytest.raises(NotYours):
        await check(desk, AIGUL, proof)
