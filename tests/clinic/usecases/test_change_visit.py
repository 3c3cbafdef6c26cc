"""Moving, cancelling, confirming: the entry stays, marked (B2.9); by whom, says B0.2."""

from datetime import timedelta

import pytest

from clinic.acting import Account, Asker, Channel, Rung
from clinic.people import DoctorId
from clinic.reception import Booked, CancelRequest, ConfirmRequest, MoveRequest
from clinic.refusals import NotYours, Refusal
from clinic.visits import EntryNo, VisitState
from storage import tables
from tests.clinic.samples import ACCOUNT, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.town import (
    AIGUL,
    CARDIOLOGIST,
    LATER,
    MOTHER,
    SECOND,
    SURGEON,
    THERAPIST,
)

OVERMORROW = TODAY + timedelta(days=2)
UNKNOWN = EntryNo("taraz-4/2026/999")


async def move(
    desk: Desk, entry: EntryNo, asker: Asker, hour: int = 10, doctor: DoctorId = THERAPIST
) -> Booked:
    at = local(OVERMORROW, hour)
    request = MoveRequest(f"move-{hour}-{doctor}", entry, doctor, at, "telegram:1")
    return await desk.reception.move_visit(request, asker)


async def marks_of(desk: Desk, entry: EntryNo) -> list[tuple[object, object, object]]:
    rows = await desk.rows(tables.marks)
    return [
        (row["mark"], row["marked_by"], row["channel"]) for row in rows if row["entry"] == entry
    ]


async def test_b2_9_a_cancelled_entry_stays_and_says_who_when_and_how(desk: Desk) -> None:
    asker = await desk.caller()
    entry = (await desk.book()).visit.entry
    shown = await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)
    assert shown.visit.state is VisitState.CANCELLED
    assert await marks_of(desk, entry) == [
        ("entered", ACCOUNT, "chat"),
        ("cancelled", ACCOUNT, "chat"),
    ]


async def test_b2_9_the_time_of_a_cancelled_visit_is_free_again(desk: Desk) -> None:
    asker = await desk.caller()
    entry = (await desk.book()).visit.entry
    await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)
    await desk.book("w2", patient=MOTHER)
    await desk.book("w3", at=local(TOMORROW, 10))


async def test_b2_9_moving_writes_a_new_entry_and_marks_the_old(desk: Desk) -> None:
    asker = await desk.caller()
    old = (await desk.book(contact="+77010000000")).visit.entry
    moved = await move(desk, old, asker)
    async with desk.units() as unit:
        new = await unit.journals.find(moved.visit.entry)
    assert new.columns["contact"] == "+77010000000"
    assert (moved.visit.entry, moved.visit.starts_at) == ("taraz-4/2026/2", local(OVERMORROW, 10))
    assert [mark for mark, _, _ in await marks_of(desk, old)] == ["entered", "moved"]
    await desk.book("w2", patient=MOTHER)


async def test_b2_6_a_move_within_the_day_is_not_hindered_by_the_visit_it_moves(
    desk: Desk,
) -> None:
    asker = await desk.verified(AIGUL)
    old = (await desk.book(asker=asker)).visit.entry
    request = MoveRequest("m1", old, THERAPIST, local(TOMORROW, 11), "telegram:1")
    assert (await desk.reception.move_visit(request, asker)).visit.starts_at == local(TOMORROW, 11)


async def test_b0_2_a_move_at_the_limit_of_open_entries_opens_no_fourth(desk: Desk) -> None:
    asker = await desk.caller()
    first = (await desk.book()).visit.entry
    await desk.book("w2", patient=MOTHER, at=local(TOMORROW, 10))
    await desk.book("w3", patient=LATER, at=local(TODAY + timedelta(days=5), 10))
    await move(desk, first, asker)


@pytest.mark.parametrize(
    ("doctor", "refusal"),
    [(CARDIOLOGIST, Refusal.REFERRAL_NEEDED), (SURGEON, Refusal.REFERRAL_NEEDED)],
)
async def test_b2_9_a_move_asks_the_rules_again_and_a_refused_one_changes_nothing(
    desk: Desk, doctor: DoctorId, refusal: Refusal
) -> None:
    asker = await desk.caller()
    old = (await desk.book()).visit.entry
    with refused(refusal):
        await move(desk, old, asker, doctor=doctor)
    assert [mark for mark, _, _ in await marks_of(desk, old)] == ["entered"]
    with refused(Refusal.SLOT_TAKEN):
        await desk.book("w2", patient=MOTHER)


async def test_b2_9_a_lost_race_for_the_new_time_keeps_the_old_one(desk: Desk) -> None:
    asker = await desk.caller()
    old = (await desk.book()).visit.entry
    await desk.book("w2", patient=MOTHER, at=local(OVERMORROW, 10))
    with refused(Refusal.SLOT_TAKEN):
        await move(desk, old, asker)
    assert [mark for mark, _, _ in await marks_of(desk, old)] == ["entered"]


async def test_b2_7_the_reason_goes_along(desk: Desk) -> None:
    asker = await desk.caller()
    old = (await desk.book(doctor=SURGEON, reason="injury")).visit.entry
    assert (await move(desk, old, asker, doctor=SURGEON)).visit.basis == "reason:injury"


async def test_confirming_keeps_the_visit_and_it_may_still_be_cancelled(desk: Desk) -> None:
    asker = await desk.caller()
    entry = (await desk.book()).visit.entry
    shown = await desk.reception.confirm_visit(ConfirmRequest("k1", entry), asker)
    assert shown.visit.state is VisitState.ACTIVE
    assert ("confirmed", ACCOUNT, "chat") in await marks_of(desk, entry)
    await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)


async def test_b2_9_what_is_over_can_be_neither_moved_nor_confirmed(desk: Desk) -> None:
    asker = await desk.caller()
    entry = (await desk.book()).visit.entry
    await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)
    with refused(Refusal.NO_LONGER_ACTIVE):
        await move(desk, entry, asker)
    with refused(Refusal.NO_LONGER_ACTIVE):
        await desk.reception.confirm_visit(ConfirmRequest("k1", entry), asker)
    refusals = [row["refusal"] for row in await desk.rows(tables.refusals)]
    assert refusals == ["no-longer-active", "no-longer-active"]


async def test_b2_9_what_has_begun_cannot_be_cancelled(desk: Desk) -> None:
    asker = await desk.caller()
    entry = (await desk.book()).visit.entry
    desk.clock.turn(days=1)
    with refused(Refusal.ALREADY_PAST):
        await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)


@pytest.mark.parametrize("entry", [EntryNo("taraz-4/2026/1"), UNKNOWN])
async def test_b0_2_a_foreign_entry_and_none_are_answered_alike(
    desk: Desk, entry: EntryNo
) -> None:
    await desk.book()
    for asker in (await desk.caller("telegram:2"), await desk.verified(MOTHER, "telegram:3")):
        with pytest.raises(NotYours) as cancelled:
            await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)
        with pytest.raises(NotYours):
            await desk.reception.confirm_visit(ConfirmRequest("k1", entry), asker)
        with pytest.raises(NotYours):
            await move(desk, entry, asker)
        assert cancelled.value.args == ()


async def test_b0_2_the_patient_cancels_what_another_chat_made(desk: Desk) -> None:
    entry = (await desk.book()).visit.entry
    patient = await desk.verified(AIGUL, "telegram:2")
    await desk.reception.cancel_visit(CancelRequest("c1", entry), patient)


async def test_b0_2_a_chat_that_proved_nothing_does_not_touch_what_was_made_at_l2(
    desk: Desk,
) -> None:
    entry = (await desk.book(asker=await desk.verified(AIGUL))).visit.entry
    with pytest.raises(NotYours):
        await desk.reception.cancel_visit(CancelRequest("c1", entry), await desk.caller())


async def test_a_move_may_change_the_doctor(desk: Desk) -> None:
    asker = await desk.verified(AIGUL)
    old = (await desk.book(asker=asker)).visit.entry
    moved = await move(desk, old, asker, doctor=SECOND)
    assert (moved.doctor.doctor, moved.patient_name) == (SECOND, "Айгүл С.")


def rung_about(entry: EntryNo) -> Rung:
    return Rung(Account("tel:+77017654321"), Channel.PHONE, "kk", entry)


async def test_whoever_was_rung_about_an_entry_confirms_and_cancels_that_one(desk: Desk) -> None:
    """Whoever made it (docs/decisions/0039); no name is read (B0.2)."""
    entry = (await desk.book()).visit.entry
    asker = rung_about(entry)
    shown = await desk.reception.confirm_visit(ConfirmRequest("y1", entry), asker)
    assert shown.visit.confirmed
    assert shown.patient_name is None
    await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)
    assert await marks_of(desk, entry) == [
        ("entered", ACCOUNT, "chat"),
        ("confirmed", "tel:+77017654321", "phone"),
        ("cancelled", "tel:+77017654321", "phone"),
    ]


async def test_whoever_was_rung_has_no_other_entry(desk: Desk) -> None:
    entry = (await desk.book()).visit.entry
    other = (await desk.book("w2", at=local(TOMORROW, 10), patient=MOTHER)).visit.entry
    with pytest.raises(NotYours):
        await desk.reception.cancel_visit(CancelRequest("c1", other), rung_about(entry))
    with pytest.raises(NotYours):
        await desk.reception.confirm_visit(ConfirmRequest("y1", UNKNOWN), rung_about(UNKNOWN))
