"""A freed time is offered to those who wait, in order, and never at night (B2.8)."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from clinic.acting import Account, Asker
from clinic.notices import NoticeKind, WaitingPlace
from clinic.people import DoctorId, Iin, Relation
from clinic.reception import Booked, CancelRequest, MoveRequest, WaitingRequest
from clinic.refusals import NotYours, Refusal, Refused
from storage import tables
from tests.clinic.samples import HERE, NOW, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.town import (
    AIGUL,
    HUSBAND,
    LATER,
    MOTHER,
    SECOND,
    STRANGER,
    THERAPIST,
    WIFE,
    booked_time,
)

NINE = local(TOMORROW, 9)


async def wait(
    desk: Desk, asker: Asker, patient: Iin = MOTHER, doctor: DoctorId | None = THERAPIST
) -> WaitingPlace:
    window = f"{asker.account}.{desk.dice.token()}"
    request = WaitingRequest(window, patient, HERE, "therapist", doctor, Relation.SELF)
    place = await desk.reception.join_waiting_list(request, asker)
    desk.clock.turn(seconds=1)
    return place


async def free_nine(desk: Desk, at: datetime = NINE) -> None:
    """Aigül books that time and gives it back."""
    asker = await desk.caller("telegram:9")
    entry = (await desk.book("nine", asker=asker, at=at)).visit.entry
    await desk.reception.cancel_visit(CancelRequest("nine-off", entry), asker)


async def offers(desk: Desk) -> list[Mapping[str, object]]:
    """Those notices that offer a time."""
    return [row for row in await desk.rows(tables.notices) if row["kind"] == "offer"]


async def state_of(desk: Desk, place: WaitingPlace) -> str:
    async with desk.units() as unit:
        return (await unit.waiting.find(place.place)).state


async def answer(desk: Desk, place: WaitingPlace, *, accept: bool) -> Booked | None:
    return await desk.reception.answer_offer(
        place.place, accept, f"answer-{place.place}", place.account, "kk"
    )


async def test_b2_8_a_cancelled_time_is_offered_held_and_told(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    await free_nine(desk)
    async with desk.units() as unit:
        offered = await unit.waiting.find(place.place)
    now = desk.clock.now()
    assert (offered.state, offered.offered_start) == ("offered", NINE)
    assert offered.answer_by == now + timedelta(hours=2)
    [notice] = await offers(desk)
    assert (notice["kind"], notice["account"], notice["subject"], notice["language"]) == (
        "offer", "telegram:1", place.place, "kk",
    )  # fmt: skip
    with refused(Refusal.SLOT_TAKEN):
        await desk.book("w2", patient=HUSBAND, asker=await desk.caller("telegram:5"))


async def test_b2_8_a_moved_time_is_offered_too(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    asker = await desk.caller("telegram:9")
    entry = (await desk.book(asker=asker)).visit.entry
    request = MoveRequest("m", entry, SECOND, local(TOMORROW, 10), "telegram:9")
    await desk.reception.move_visit(request, asker)
    assert await state_of(desk, place) == "offered"


async def test_b2_8_yes_is_a_booking_as_usual(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    await free_nine(desk)
    booked = await answer(desk, place, accept=True)
    assert booked is not None
    assert (booked.visit.starts_at, booked.visit.level) == (NINE, "L1")
    assert await state_of(desk, place) == "accepted"
    again = await answer(desk, place, accept=True)
    assert again is not None
    assert again.repeated
    assert [row["state"] for row in await offers(desk)] == ["withdrawn"]


async def test_b0_2_yes_of_the_proved_is_said_at_l2(desk: Desk) -> None:
    place = await wait(desk, await desk.verified(MOTHER))
    await free_nine(desk)
    booked = await answer(desk, place, accept=True)
    assert booked is not None
    assert (booked.visit.level, booked.patient_name) == ("L2", "Сәуле С.")


async def test_b2_8_the_oldest_place_is_asked_first_then_the_next(desk: Desk) -> None:
    first = await wait(desk, await desk.caller("telegram:1"), MOTHER)
    second = await wait(desk, await desk.caller("telegram:2"), HUSBAND, doctor=None)
    await free_nine(desk)
    assert await state_of(desk, second) == "waiting"
    assert await answer(desk, first, accept=False) is None
    assert await answer(desk, first, accept=False) is None
    assert (await state_of(desk, first), await state_of(desk, second)) == ("declined", "offered")
    booked = await answer(desk, second, accept=True)
    assert booked is not None
    assert booked.visit.patient == HUSBAND


async def test_b2_8_an_offer_that_is_not_answered_passes_on(desk: Desk) -> None:
    first = await wait(desk, await desk.caller("telegram:1"), MOTHER)
    second = await wait(desk, await desk.caller("telegram:2"), HUSBAND)
    await free_nine(desk)
    assert await desk.reception.lapse_offers() == 0
    desk.clock.turn(hours=2, minutes=1)
    with refused(Refusal.OFFER_GONE):
        await answer(desk, first, accept=True)
    with refused(Refusal.OFFER_GONE):
        await answer(desk, first, accept=False)
    assert await desk.reception.lapse_offers() == 1
    assert (await state_of(desk, first), await state_of(desk, second)) == ("lapsed", "offered")
    assert await desk.reception.lapse_offers() == 0


async def test_b2_8_when_nobody_else_waits_a_lapsed_time_is_free_for_all(desk: Desk) -> None:
    await wait(desk, await desk.caller())
    await free_nine(desk)
    desk.clock.turn(hours=2, minutes=1)
    await desk.reception.lapse_offers()
    await desk.book("w2", patient=HUSBAND, asker=await desk.caller("telegram:5"))


async def test_b2_8_leaving_gives_the_offered_time_to_the_next(desk: Desk) -> None:
    first = await wait(desk, await desk.caller("telegram:1"), MOTHER)
    second = await wait(desk, await desk.caller("telegram:2"), HUSBAND)
    await free_nine(desk)
    await desk.reception.leave_waiting_list(first.place, await desk.caller("telegram:1"))
    assert (await state_of(desk, first), await state_of(desk, second)) == ("left", "offered")
    with refused(Refusal.OFFER_GONE):
        await answer(desk, first, accept=True)
    await desk.reception.leave_waiting_list(first.place, await desk.caller("telegram:1"))


async def test_b2_8_leaving_before_any_offer(desk: Desk) -> None:
    asker = await desk.caller()
    place = await wait(desk, asker)
    await desk.reception.leave_waiting_list(place.place, asker)
    await free_nine(desk)
    assert await state_of(desk, place) == "left"
    assert await offers(desk) == []


async def test_b2_8_of_two_answers_at_once_one_counts(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    await free_nine(desk)
    answers = await asyncio.gather(
        *(
            desk.reception.answer_offer(
                place.place, accept=True, window=window, account=place.account, language="kk"
            )
            for window in ("a1", "a2")
        ),
        return_exceptions=True,
    )
    [gone] = [answer for answer in answers if isinstance(answer, Refused)]
    assert gone.refusal is Refusal.OFFER_GONE
    assert await state_of(desk, place) == "accepted"


async def test_b2_8_a_time_whose_doctor_went_away_is_offered_no_further(desk: Desk) -> None:
    first = await wait(desk, await desk.caller("telegram:1"), MOTHER)
    second = await wait(desk, await desk.caller("telegram:2"), HUSBAND)
    await free_nine(desk)
    away = {"doctor": THERAPIST, "first": TOMORROW.isoformat(), "last": TOMORROW.isoformat()}
    await desk.add(tables.absences, away | {"reason": ""})
    await answer(desk, first, accept=False)
    assert await state_of(desk, second) == "waiting"


async def test_b2_8_a_refused_yes_keeps_the_offer(desk: Desk) -> None:
    """The mother has booked that doctor's day meanwhile: nothing of the yes is kept."""
    place = await wait(desk, await desk.verified(MOTHER))
    await free_nine(desk)
    await desk.book(
        "w2", patient=MOTHER, at=local(TOMORROW, 11), asker=await desk.verified(MOTHER)
    )
    with refused(Refusal.ALREADY_BOOKED):
        await answer(desk, place, accept=True)
    assert await state_of(desk, place) == "offered"


@pytest.mark.parametrize(
    ("freed_at", "due_at"),
    [
        (local(TODAY, 20, 59), local(TODAY, 20, 59)),
        (local(TODAY, 21), local(TOMORROW, 8)),
        (local(TOMORROW, 2), local(TOMORROW, 8)),
        (local(TOMORROW, 8), local(TOMORROW, 8)),
    ],
)
async def test_b2_8_nobody_is_woken_and_the_time_to_answer_counts_from_eight(
    desk: Desk, freed_at: datetime, due_at: datetime
) -> None:
    place = await wait(desk, await desk.caller())
    asker = await desk.caller("telegram:9")
    entry = (await desk.book(asker=asker, at=local(TODAY + timedelta(days=2), 9))).visit.entry
    desk.clock.moment = freed_at
    await desk.reception.cancel_visit(CancelRequest("c", entry), asker)
    async with desk.units() as unit:
        early = await unit.outbox.due(due_at - timedelta(seconds=1), 9)
        assert NoticeKind.OFFER not in {notice.kind for notice in early}
        due = await unit.outbox.due(due_at, 9)
        [notice] = [notice for notice in due if notice.kind is NoticeKind.OFFER]
        offered = await unit.waiting.find(place.place)
    assert notice.due_at == due_at
    assert offered.answer_by == due_at + timedelta(hours=2)


async def test_b2_8_the_answer_is_due_before_the_lead_time_ends(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    asker = await desk.caller("telegram:9")
    entry = (await desk.book(asker=asker)).visit.entry
    desk.clock.moment = local(TOMORROW, 8, 10)
    await desk.reception.cancel_visit(CancelRequest("c", entry), asker)
    async with desk.units() as unit:
        assert (await unit.waiting.find(place.place)).answer_by == local(TOMORROW, 8, 30)


async def test_b2_8_a_time_too_near_to_be_answered_is_offered_to_nobody(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    asker = await desk.caller("telegram:9")
    entry = (await desk.book(asker=asker)).visit.entry
    desk.clock.moment = local(TOMORROW, 8, 30)
    await desk.reception.cancel_visit(CancelRequest("c", entry), asker)
    assert await state_of(desk, place) == "waiting"
    assert await offers(desk) == []


async def test_b2_8_a_time_that_is_taken_meanwhile_is_not_offered_on(desk: Desk) -> None:
    """The offer's hold ran out and somebody booked before the ticker came by."""
    first = await wait(desk, await desk.caller("telegram:1"), MOTHER)
    second = await wait(desk, await desk.caller("telegram:2"), HUSBAND)
    await free_nine(desk)
    desk.clock.turn(hours=2, minutes=1)
    await desk.book("w2", patient=WIFE, asker=await desk.caller("telegram:5"))
    await desk.reception.lapse_offers()
    assert (await state_of(desk, first), await state_of(desk, second)) == ("lapsed", "waiting")


async def test_b2_8_the_conditional_write_decides_about_an_offer_too(desk: Desk) -> None:
    """A booked time of no length hides nothing from the look, and still is the only one."""
    first = await wait(desk, await desk.caller("telegram:1"), MOTHER)
    second = await wait(desk, await desk.caller("telegram:2"), HUSBAND)
    await free_nine(desk)
    hidden = booked_time(WIFE, NINE, minutes=0)
    await desk.change(tables.takings, {"doctor": THERAPIST}, **hidden)
    await answer(desk, first, accept=False)
    assert await state_of(desk, second) == "waiting"


async def test_b2_8_who_waits_already_keeps_that_place(desk: Desk) -> None:
    asker = await desk.caller()
    place = await wait(desk, asker)
    assert (await wait(desk, asker)).place == place.place
    assert (await wait(desk, asker, doctor=None)).place != place.place
    assert (place.since, place.until) == (NOW, NOW + timedelta(days=14))


async def test_b2_8_twins_take_one_place(desk: Desk) -> None:
    asker = await desk.caller()
    request = WaitingRequest("q1", MOTHER, HERE, "therapist", THERAPIST, Relation.SELF)
    places = await asyncio.gather(
        *(desk.reception.join_waiting_list(request, asker) for _ in range(6))
    )
    assert len({place.place for place in places}) == 1
    assert len(await desk.rows(tables.waiting)) == 1


async def test_b0_2_the_unproved_wait_in_three_places_at_most(desk: Desk) -> None:
    asker = await desk.caller()
    for patient in (MOTHER, HUSBAND, WIFE):
        await wait(desk, asker, patient)
    with refused(Refusal.TOO_MANY_OPEN):
        await wait(desk, asker, LATER)
    await wait(desk, await desk.verified(AIGUL), AIGUL)


async def test_b0_2_another_s_place_and_none_are_answered_alike(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    for number in (place.place, "no-such-place"):
        with pytest.raises(NotYours):
            await desk.reception.leave_waiting_list(number, await desk.caller("telegram:2"))
        with pytest.raises(NotYours):
            await desk.reception.answer_offer(
                number, accept=True, window="a", account=Account("telegram:2"), language="kk"
            )
    with pytest.raises(NotYours):
        await wait(desk, await desk.verified(AIGUL), STRANGER)


async def test_b0_1_without_consent_no_offer_is_answered(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    await desk.change(tables.accounts, {"account": "telegram:1"}, consented_at=None)
    with pytest.raises(NotYours):
        await answer(desk, place, accept=True)


async def test_b2_8_yes_to_what_was_not_offered(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    with refused(Refusal.OFFER_GONE):
        await answer(desk, place, accept=True)
    assert await desk.rows(tables.entries) == []


async def test_b0_1_forgetting_gives_the_offered_time_to_the_next(desk: Desk) -> None:
    await wait(desk, await desk.caller("telegram:1"), MOTHER)
    second = await wait(desk, await desk.caller("telegram:2"), HUSBAND)
    await free_nine(desk)
    await desk.reception.forget_me(Account("telegram:1"))
    assert await state_of(desk, second) == "offered"
    assert {row["account"] for row in await desk.rows(tables.waiting)} == {"telegram:2"}


async def test_b0_1_forgetting_all_places_of_an_account_keeps_no_time(desk: Desk) -> None:
    """The time of one's first place is not offered to one's second for long."""
    await wait(desk, await desk.caller(), MOTHER)
    await wait(desk, await desk.caller(), HUSBAND)
    await free_nine(desk)
    await desk.reception.forget_me(Account("telegram:1"))
    assert await desk.rows(tables.takings) == []
    assert "waiting" not in {row["state"] for row in await offers(desk)}


async def test_b2_8_an_offer_to_a_telephone_is_answered_by_telephone(desk: Desk) -> None:
    place = await wait(desk, await desk.caller("tel:+77010000000"))
    await free_nine(desk)
    assert await answer(desk, place, accept=True) is not None
    [entry] = [row for row in await desk.rows(tables.entries) if row["made_by"] == place.account]
    assert '"channel":"phone"' in str(entry["columns"])


async def test_b2_8_a_place_whose_time_is_over_is_no_place(desk: Desk) -> None:
    """Who waited for a fortnight in vain may wait anew, and so may others in three places."""
    asker = await desk.caller()
    old = [await wait(desk, asker, patient) for patient in (MOTHER, HUSBAND, WIFE)]
    desk.clock.turn(days=15)
    assert (await wait(desk, asker, MOTHER)).place not in {place.place for place in old}
    await wait(desk, asker, LATER)


async def test_b2_8_a_time_in_which_the_doctor_is_away_is_offered_to_nobody(desk: Desk) -> None:
    place = await wait(desk, await desk.caller())
    asker = await desk.caller("telegram:9")
    entry = (await desk.book(asker=asker)).visit.entry
    away = {"doctor": THERAPIST, "first": TOMORROW.isoformat(), "last": TOMORROW.isoformat()}
    await desk.add(tables.absences, away | {"reason": ""})
    await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)
    assert await state_of(desk, place) == "waiting"
