"""What the staff does for who calls: its own provider's entries, a reason for each override."""

from datetime import timedelta
from typing import Any

import pytest

from clinic.acting import Caller, Channel, Operator
from clinic.journals.book import Mark
from clinic.people import Relation
from clinic.reception import (
    Booked,
    CancelRequest,
    MoveRequest,
    ReferralCheck,
    RegisterCheck,
    Running,
)
from clinic.refusals import NotYours, Refusal
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, NOW
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.town import AIGUL, AWAY, CARDIOLOGIST, STRANGER, SURGEON

STAFF = Operator("s1", HERE, Channel.OPERATOR, "ru")
OTHERS = Operator("s2", ELSEWHERE, Channel.OPERATOR, "kk")


async def booked(desk: Desk, **changes: Any) -> Booked:
    return await desk.book(asker=STAFF, contact="+77011112233", **changes)


async def reached(desk: Desk) -> list[tuple[object, ...]]:
    rows = await desk.rows(tables.history)
    return [
        (row["actor"], row["object"], row["outcome"])
        for row in rows
        if row["act"] == "reach_for_another"
    ]


async def test_the_entry_names_channel_staff_and_contact(desk: Desk) -> None:
    visit = (await booked(desk, relation=Relation.CHILD)).visit
    async with desk.units() as unit:
        entry = await unit.journals.find(visit.entry)
    said = entry.columns
    assert (said["channel"], said["staff"], said["level"]) == ("operator", "s1", "staff")
    assert (said["contact"], said["relation"]) == ("+77011112233", "child")


# ------------------------------------------------------------ override (B2.7, B0.7)


@pytest.mark.parametrize("doctor", [SURGEON, CARDIOLOGIST])
async def test_b2_7_an_override_stands_in_the_basis_and_in_the_history(
    desk: Desk, doctor: Any
) -> None:
    with refused(Refusal.REFERRAL_NEEDED):
        await booked(desk, doctor=doctor)
    visit = (await booked(desk, doctor=doctor, reason="injury")).visit
    assert visit.basis == "reason:injury"
    [row] = [row for row in await desk.rows(tables.history) if row["act"] == "override"]
    assert (row["actor"], row["role"], row["object"]) == ("staff:s1", "operator", visit.entry)
    assert row["reason"] == "injury"


async def test_b2_7_a_reason_that_is_none_opens_nothing(desk: Desk) -> None:
    with refused(Refusal.REFERRAL_NEEDED):
        await booked(desk, doctor=CARDIOLOGIST, reason="because")


async def test_b2_7_a_citizens_reason_opens_no_doctor_who_takes_none(desk: Desk) -> None:
    with refused(Refusal.REFERRAL_NEEDED):
        await desk.book(doctor=CARDIOLOGIST, reason="injury")
    await desk.book(doctor=SURGEON, reason="injury")
    assert [row["act"] for row in await desk.rows(tables.history)] == []


async def test_b2_7_a_referral_is_no_override(desk: Desk) -> None:
    await desk.refer(AIGUL, "cardiologist", "N1")
    assert (await booked(desk, doctor=CARDIOLOGIST)).visit.basis == "referral:N1"
    assert await desk.rows(tables.history) == []


# ------------------------------------------------------------ another provider (B0.7)


async def test_b0_7_another_providers_entries_are_refused_and_logged(desk: Desk) -> None:
    entry = (await booked(desk)).visit.entry
    move = MoveRequest("m", entry, AWAY, local(TOMORROW, 10), "telegram:9")
    with pytest.raises(NotYours):
        await desk.reception.cancel_visit(CancelRequest("c", entry), OTHERS)
    with pytest.raises(NotYours):
        await desk.reception.move_visit(move, OTHERS)
    with pytest.raises(NotYours):
        await desk.reception.record_told(entry, "kk", "…", Channel.OPERATOR, OTHERS)
    with pytest.raises(NotYours):
        await desk.reception.show_patient_visits.one(entry, OTHERS)
    assert await desk.reception.show_patient_visits(AIGUL, OTHERS) == []
    assert await reached(desk) == [("staff:s2", entry, "refused")] * 2


async def test_b0_7_another_providers_doctor_is_refused_and_logged(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await desk.book(asker=STAFF, patient=STRANGER, provider=ELSEWHERE, doctor=AWAY)
    with pytest.raises(NotYours):
        await desk.reception.check_referral(ReferralCheck(STRANGER, ELSEWHERE, "gp"), STAFF)
    check = RegisterCheck(STRANGER, ELSEWHERE, Relation.SELF)
    with pytest.raises(NotYours):
        await desk.reception.check_register(check, STAFF)
    assert await reached(desk) == [("staff:s1", STRANGER.masked, "refused")] * 3
    assert await desk.rows(tables.entries) == []


async def test_a_citizen_who_reaches_for_another_is_in_no_history_of_the_staff(
    desk: Desk,
) -> None:
    entry = (await booked(desk)).visit.entry
    caller: Caller = await desk.caller()
    with pytest.raises(NotYours):
        await desk.reception.cancel_visit(CancelRequest("c", entry), caller)
    assert await reached(desk) == []


# ------------------------------------------------------------ what there is, and telling it


async def test_the_staff_sees_what_is_ahead_whoever_made_it(desk: Desk) -> None:
    first = (await desk.book()).visit
    second = (await booked(desk, window="w2", at=local(TOMORROW + timedelta(days=1), 9))).visit
    shown = await desk.reception.show_patient_visits(AIGUL, STAFF)
    assert [row.visit.entry for row in shown] == [first.entry, second.entry]
    assert [row.patient_name for row in shown] == [None, None]
    await desk.reception.cancel_visit(CancelRequest("c", first.entry), STAFF)
    [left] = await desk.reception.show_patient_visits(AIGUL, STAFF)
    assert left.visit.entry == second.entry
    one = await desk.reception.show_patient_visits.one(first.entry, STAFF)
    assert one.visit.state == "cancelled"


async def test_r2_3_who_said_it_stands_in_the_mark(desk: Desk) -> None:
    entry = (await desk.book()).visit.entry
    told = desk.reception.record_told
    for words in ("Сізді күтеміз", "Ждём вас"):
        await told(entry, "kk", words, Channel.OPERATOR, STAFF)
    async with desk.units() as unit:
        marks = (await unit.journals.find(entry)).marks
    [mark] = [marked for marked in marks if marked.mark is Mark.TOLD]
    assert (mark.by, mark.channel) == ("staff:s1", "operator")
    assert mark.facts == {"language": "kk", "wording": "Сізді күтеміз"}


# ------------------------------------------------------------ five and five minutes


async def test_r2_6_r2_7_the_limits_run_from_the_call_on(desk: Desk) -> None:
    limits = desk.reception.show_limits
    minutes = [timedelta(minutes=each) for each in range(10)]
    assert await limits(NOW) == Running(NOW, NOW + minutes[5], 0)
    checked_at = NOW + minutes[2]
    desk.clock.turn(minutes=7)
    assert await limits(NOW, checked_at) == Running(NOW, NOW + minutes[7], 0)
    desk.clock.turn(seconds=1)
    assert (await limits(NOW, checked_at)).late == 1
    desk.clock.turn(seconds=60)
    assert (await limits(NOW, checked_at)).late == 2
