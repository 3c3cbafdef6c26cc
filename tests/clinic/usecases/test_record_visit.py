"""Who came and who did not, marked by the doctor of the day or by the desk (§2.4)."""

from datetime import datetime, timedelta

import pytest

from clinic.journals.book import Mark
from clinic.people import DoctorId
from clinic.reception import CancelRequest
from clinic.refusals import NotYours, Refusal
from clinic.visits import EntryNo, VisitState
from storage import tables
from tests.clinic.samples import ELSEWHERE
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.posts import manager, operator, practitioner
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AWAY, HUSBAND, SECOND, THERAPIST

NINE, TEN = local(TOMORROW, 9), local(TOMORROW, 10)
DOCTOR, DESK = practitioner(), operator()


async def booked(desk: Desk, now: datetime = NINE) -> EntryNo:
    """Tomorrow at nine, and it is that moment."""
    entry = (await desk.book(at=NINE)).visit.entry
    desk.clock.moment = now
    return entry


async def marks(desk: Desk, entry: EntryNo) -> list[tuple[Mark, str]]:
    async with desk.units() as unit:
        return [(one.mark, one.by) for one in (await unit.journals.find(entry)).marks]


@pytest.mark.parametrize("mark", [Mark.CAME, Mark.MISSED])
async def test_the_doctor_marks_the_own_day_once(desk: Desk, mark: Mark) -> None:
    entry = await booked(desk)
    visit = await desk.reception.record_visit(entry, mark, DOCTOR)
    assert visit.state == VisitState(mark)
    assert (await desk.reception.record_visit(entry, mark, DOCTOR)).state == VisitState(mark)
    assert (await marks(desk, entry))[1:] == [(mark, "staff:at-d1")]
    [row] = [row for row in await desk.rows(tables.history) if row["act"] == "record_visit"]
    assert (row["actor"], row["object"], row["outcome"]) == ("staff:at-d1", entry, mark)


async def test_what_was_marked_is_marked_no_other_way(desk: Desk) -> None:
    entry = await booked(desk)
    await desk.reception.record_visit(entry, Mark.CAME, DOCTOR)
    with refused(Refusal.NO_LONGER_ACTIVE):
        await desk.reception.record_visit(entry, Mark.MISSED, DESK)


async def test_a_cancelled_visit_cannot_have_come(desk: Desk) -> None:
    entry = (await desk.book(at=NINE)).visit.entry
    await desk.reception.cancel_visit(CancelRequest("c", entry), await desk.caller())
    desk.clock.moment = NINE
    with refused(Refusal.NO_LONGER_ACTIVE):
        await desk.reception.record_visit(entry, Mark.CAME, DESK)


async def test_early_on_the_day_one_may_have_come_and_not_have_missed(desk: Desk) -> None:
    entry = await booked(desk, local(TOMORROW, 8, 30))
    with refused(Refusal.NOT_YET):
        await desk.reception.record_visit(entry, Mark.MISSED, DOCTOR)
    await desk.reception.record_visit(entry, Mark.CAME, DOCTOR)


async def test_the_day_before_nobody_knows(desk: Desk) -> None:
    entry = (await desk.book(at=NINE)).visit.entry
    with refused(Refusal.NOT_YET):
        await desk.reception.record_visit(entry, Mark.CAME, DESK)
    with pytest.raises(NotYours):
        await desk.reception.record_visit(entry, Mark.CAME, DOCTOR)


async def test_the_desk_marks_the_days_that_were_as_well(desk: Desk) -> None:
    entry = await booked(desk, NINE + timedelta(days=2))
    with pytest.raises(NotYours):
        await desk.reception.record_visit(entry, Mark.MISSED, DOCTOR)
    await desk.reception.record_visit(entry, Mark.MISSED, registrar())
    assert (await marks(desk, entry))[-1] == (Mark.MISSED, "staff:r1")


async def test_b0_7_others_mark_nothing(desk: Desk) -> None:
    entry = await booked(desk)
    for other in (practitioner(SECOND), practitioner(AWAY, ELSEWHERE), operator("o", ELSEWHERE)):
        with pytest.raises(NotYours):
            await desk.reception.record_visit(entry, Mark.CAME, other)
    with pytest.raises(NotYours):
        await desk.reception.record_visit(EntryNo("taraz-4/2026/99"), Mark.CAME, DESK)
    assert len(await marks(desk, entry)) == 1


# ------------------------------------------------------------ the list of a day


async def test_b0_9_a_day_lists_time_initials_and_birth_year(desk: Desk) -> None:
    by = registrar()
    early = (await desk.book("w1", at=NINE, asker=by)).visit.entry
    late = (await desk.book("w2", at=TEN, patient=HUSBAND, asker=by)).visit.entry
    await desk.book("w3", at=TEN, doctor=SECOND, asker=by)
    eleven = {"at": local(TOMORROW, 11), "patient": HUSBAND, "doctor": SECOND, "asker": by}
    gone = (await desk.book("w4", **eleven)).visit.entry
    await desk.reception.cancel_visit(CancelRequest("c", gone), by)
    desk.clock.moment = NINE
    await desk.reception.record_visit(early, Mark.CAME, DOCTOR)
    rows = await desk.reception.show_day(THERAPIST, TOMORROW, DOCTOR)
    assert [(row.entry, row.starts_at, row.state) for row in rows] == [
        (early, NINE, VisitState.CAME),
        (late, TEN, VisitState.ACTIVE),
    ]
    assert [(row.initials, row.birth_year) for row in rows] == [
        ("С. А.", "1990"),
        ("С. А.", "1976"),
    ]
    assert "Айгүл" not in repr(rows)
    assert len(await desk.reception.show_day(SECOND, TOMORROW, DESK)) == 1


async def test_b0_7_a_look_at_a_day_is_noted(desk: Desk) -> None:
    await booked(desk)
    await desk.reception.show_day(THERAPIST, TOMORROW, DOCTOR)
    await desk.reception.show_day(THERAPIST, TOMORROW, manager())
    await desk.reception.show_day(SECOND, TOMORROW, DESK)
    seen = [
        (row["actor"], row["object"], row["reason"], row["outcome"])
        for row in await desk.rows(tables.history)
        if row["act"] == "look_up"
    ]
    about = f"d1 {TOMORROW.isoformat()}"
    assert seen == [
        ("staff:at-d1", about, "own day", "1 visits"),
        ("staff:m1", about, "day of a doctor", "1 visits"),
    ], "an empty day shows nobody"


@pytest.mark.parametrize("doctor", [SECOND, AWAY])
async def test_b0_7_a_doctor_sees_the_own_day_only(desk: Desk, doctor: DoctorId) -> None:
    with pytest.raises(NotYours):
        await desk.reception.show_day(doctor, TOMORROW, DOCTOR)
    with pytest.raises(NotYours):
        await desk.reception.show_day(AWAY, TOMORROW, DESK)
