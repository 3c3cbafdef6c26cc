"""Who is behind a chat, checked against the register each time (B0.2 L2, B2.10)."""

from datetime import timedelta

import pytest

from clinic.people import Relation
from clinic.reception import CancelRequest, Household
from clinic.refusals import NotYours, Refusal
from storage import tables
from tests.clinic.samples import HERE, TODAY, iin_of
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.town import (
    AIGUL,
    CHILD,
    HUSBAND,
    MOTHER,
    PAEDIATRICIAN,
    PHONES,
    TEEN,
    THERAPIST,
    WIFE,
    person,
)

SECOND_ACCOUNT = "telegram:2"


async def household(desk: Desk, account: str = "telegram:1") -> Household:
    return await desk.reception.show_household(desk.anyone(account))


async def test_b0_1_before_consent_there_is_nobody(desk: Desk) -> None:
    shown = await household(desk)
    assert (shown.caller, shown.language, shown.members) == (None, None, ())
    assert shown.member(AIGUL) is None


async def test_b0_2_the_own_number_verifies(desk: Desk) -> None:
    proof = await desk.verified(AIGUL)
    assert (proof.person, proof.proved_by, proof.for_ward) == (AIGUL, AIGUL, False)
    [member] = (await household(desk)).members
    assert (member.name, member.age, member.precinct) == ("Айгүл С.", 36, "5")
    assert member.provider is not None
    assert member.provider.provider == HERE
    assert [doctor.doctor for doctor in member.precinct_doctors] == [THERAPIST]


async def test_b0_9_a_name_without_end_is_shown_short(desk: Desk) -> None:
    """A mistaken cell of the register: the windows that show it are shown all the same."""
    await desk.verified(AIGUL)
    await desk.reregister(AIGUL, first_name="А" * 5000)
    [member] = (await household(desk)).members
    assert member.name == f"{'А' * 64} С."


async def test_b2_10_the_children_the_register_names_and_their_paediatrician(desk: Desk) -> None:
    await desk.verified(MOTHER)
    mother, child = (await household(desk)).members
    assert (mother.proof.person, child.proof.person) == (MOTHER, CHILD)
    assert (child.proof.proved_by, child.age) == (MOTHER, 9)
    assert [doctor.doctor for doctor in child.precinct_doctors] == [PAEDIATRICIAN]


async def test_b2_10_at_sixteen_the_guardian_sees_nothing_any_more(desk: Desk) -> None:
    await desk.verified(MOTHER)
    child = (await household(desk)).member(CHILD)
    assert child is not None
    sixteen = TODAY.replace(year=TODAY.year - 16).isoformat()
    await desk.reregister(CHILD, birth_date=sixteen)
    assert (await household(desk)).member(CHILD) is None
    with pytest.raises(NotYours):
        await desk.book(asker=child.proof, patient=CHILD, relation=Relation.PARENT)


async def test_b0_2_a_number_in_two_adults_rows_verifies_neither(desk: Desk) -> None:
    for spouse in (HUSBAND, WIFE):
        with refused(Refusal.CONTACT_NOT_MATCHED):
            await desk.verified(spouse)


async def test_b0_2_a_number_that_becomes_shared_verifies_no_longer(desk: Desk) -> None:
    await desk.verified(AIGUL)
    await desk.add(tables.register, person(iin_of(400), phone=PHONES[AIGUL]))
    assert (await household(desk)).members == ()


async def test_b2_10_at_sixteen_the_own_number_verifies(desk: Desk) -> None:
    assert (await desk.verified(TEEN)).person == TEEN


@pytest.mark.parametrize("phone", ["+77019999999", "+79161234567"])
async def test_b0_2_unknown_and_foreign_numbers_are_not_matched(desk: Desk, phone: str) -> None:
    await desk.reregister(AIGUL, phone="+79161234567")
    with refused(Refusal.CONTACT_NOT_MATCHED):
        await desk.reception.verify_by_phone(phone, own=True, caller=await desk.caller())


async def test_b2_10_a_child_s_own_number_verifies_nobody(desk: Desk) -> None:
    await desk.reregister(CHILD, phone="+77017070707")
    with refused(Refusal.CONTACT_NOT_MATCHED):
        await desk.reception.verify_by_phone("+77017070707", own=True, caller=await desk.caller())


async def test_b0_2_a_forwarded_contact_is_not_one_s_own(desk: Desk) -> None:
    with refused(Refusal.NOT_YOUR_CONTACT):
        await desk.reception.verify_by_phone(PHONES[AIGUL], own=False, caller=await desk.caller())
    assert [row["refusal"] for row in await desk.rows(tables.refusals)] == ["not-your-contact"]


async def test_b0_2_a_new_account_on_the_number_ends_the_old_one(desk: Desk) -> None:
    old = await desk.verified(AIGUL)
    await desk.verified(AIGUL, SECOND_ACCOUNT)
    assert (await household(desk)).members == ()
    assert len((await household(desk, SECOND_ACCOUNT)).members) == 1
    with pytest.raises(NotYours):
        await desk.book(asker=old)


async def test_b0_2_proof_lasts_a_year_at_most(desk: Desk) -> None:
    proof = await desk.verified(AIGUL)
    assert proof.until == desk.clock.now() + timedelta(days=365)
    desk.clock.turn(days=365)
    assert (await household(desk)).members == ()


async def test_b0_2_several_proved_people_share_a_chat(desk: Desk) -> None:
    await desk.verified(AIGUL)
    await desk.verified(MOTHER)
    people = {member.proof.person for member in (await household(desk)).members}
    assert people == {AIGUL, MOTHER, CHILD}


async def test_b1_2_who_changes_clinic_within_the_horizon_is_moving(desk: Desk) -> None:
    """What comes after the days that may be booked is no question yet."""
    await desk.verified(AIGUL)
    last = TODAY + timedelta(
        days=(await desk.reception.show_directory.provider(HERE)).booking_days
    )
    moving = []
    for day in (last, last + timedelta(days=1)):
        await desk.reregister(AIGUL, next_provider="merke", next_from=day.isoformat())
        [member] = (await household(desk)).members
        moving.append(member.moving)
    assert moving == [True, False]


async def test_b1_2_who_is_attached_nowhere_has_no_precinct_doctor(desk: Desk) -> None:
    await desk.reregister(AIGUL, provider=None)
    await desk.verified(AIGUL)
    [member] = (await household(desk)).members
    assert (member.provider, member.precinct_doctors) == (None, ())


async def test_b0_8_the_kept_language_is_the_proof_s(desk: Desk) -> None:
    await desk.reception.give_consent.choose_language(desk.anyone().account, "ru")
    assert (await desk.verified(AIGUL)).language == "ru"


async def test_my_visits_of_the_proved_and_of_this_chat(desk: Desk) -> None:
    mine = await desk.verified(AIGUL)
    second = (await desk.book("w2", asker=mine, at=local(TOMORROW, 10))).visit.entry
    first = (await desk.book("w1", patient=HUSBAND)).visit.entry
    await desk.book(
        "w3", patient=MOTHER, asker=await desk.caller("telegram:3"), at=local(TOMORROW, 11)
    )
    shown = await desk.reception.show_visits(await household(desk))
    assert [visit.visit.entry for visit in shown] == [first, second]
    assert [visit.patient_name for visit in shown] == [None, "Айгүл С."]
    assert shown[0].proof == (await household(desk)).caller
    assert shown[1].proof == mine
    assert shown[0].provider.provider == HERE


async def test_my_visits_are_shown_once_and_only_what_is_ahead(desk: Desk) -> None:
    await desk.book("w1")
    await desk.verified(AIGUL)
    [shown] = await desk.reception.show_visits(await household(desk))
    assert shown.proof.level == "L2"
    desk.clock.turn(days=1)
    assert await desk.reception.show_visits(await household(desk)) == []


async def test_my_visits_are_those_that_were_not_given_up(desk: Desk) -> None:
    proof = await desk.verified(AIGUL)
    booked = await desk.book(asker=proof)
    await desk.reception.cancel_visit(CancelRequest("c1", booked.visit.entry), proof)
    assert await desk.reception.show_visits(await household(desk)) == []


async def test_3_11_what_a_notice_may_have_told_of_is_found_for_a_month(desk: Desk) -> None:
    proof = await desk.verified(AIGUL)
    entry = (await desk.book(asker=proof)).visit.entry
    await desk.reception.cancel_visit(CancelRequest("c1", entry), proof)
    desk.clock.moment = local(TOMORROW + timedelta(days=30), 9)
    [shown] = await desk.reception.show_visits.of_late(await household(desk))
    assert (shown.visit.entry, shown.visit.state) == (entry, "cancelled")
    desk.clock.turn(minutes=1)
    assert await desk.reception.show_visits.of_late(await household(desk)) == []


async def test_b0_1_nobody_has_visits(desk: Desk) -> None:
    assert await desk.reception.show_visits(await household(desk)) == []


async def test_b2_10_what_a_sixteen_year_old_made_is_kept_from_a_guardian_in_lists_too(
    desk: Desk,
) -> None:
    """Both use the family's chat; the entry is found again once the guardian is not proved."""
    await desk.book(patient=TEEN)
    assert len(await desk.reception.show_visits(await household(desk))) == 1
    await desk.verified(MOTHER)
    assert await desk.reception.show_visits(await household(desk)) == []


async def test_b2_10_the_child_s_visits_are_read_by_the_guardian(desk: Desk) -> None:
    await desk.verified(MOTHER)
    child = (await household(desk)).member(CHILD)
    assert child is not None
    await desk.book(patient=CHILD, asker=child.proof, relation=Relation.PARENT)
    [shown] = await desk.reception.show_visits(await household(desk))
    assert (shown.patient_name, shown.proof) == ("Дана С.", child.proof)


async def test_a_provider_of_attachment_that_this_region_does_not_know(desk: Desk) -> None:
    await desk.reregister(AIGUL, provider="almaty-1")
    await desk.verified(AIGUL)
    [member] = (await household(desk)).members
    assert member.provider is None
