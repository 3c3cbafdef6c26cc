"""What is offered: free times of the schedule, the precinct's doctor first (R2.3, R2.25, B2.8)."""

from datetime import date, timedelta

from clinic.people import DoctorId
from clinic.schedule import Slot
from storage import tables
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.town import DISPENSARY, SECOND, THERAPIST

HOLIDAY = TODAY + timedelta(days=2)
SUNDAY = TODAY + timedelta(days=6)


def slot(day: date, hour: int, minute: int = 0, doctor: DoctorId = THERAPIST) -> Slot:
    at = local(day, hour, minute)
    return Slot(at, at + timedelta(minutes=15), doctor)


async def close(desk: Desk, day: date) -> None:
    line = {"day": day.isoformat(), "kind": "holiday", "name_kk": "Мереке", "name_ru": "Праздник"}
    await desk.add(tables.calendar, line | {"source": "test"})


async def test_r2_25_the_times_of_a_day(desk: Desk) -> None:
    await desk.book()
    times = await desk.reception.show_free_times.times(THERAPIST, TOMORROW)
    assert len(times) == 11
    assert times[0] == slot(TOMORROW, 9, 15)
    assert await desk.reception.show_free_times.times(THERAPIST, TODAY - timedelta(days=1)) == []


async def test_r2_25_all_times_of_one_doctor_the_earliest_first(desk: Desk) -> None:
    await desk.book()
    coming = await desk.reception.show_free_times.coming(THERAPIST)
    assert coming[0] == slot(TOMORROW, 9, 15)
    assert {each.doctor for each in coming} == {THERAPIST}
    assert coming == sorted(coming)
    assert coming[-1] > slot(TOMORROW, 23)
    await desk.reception.hold_time(coming[0], "telegram:2")
    assert coming[0] not in await desk.reception.show_free_times.coming(THERAPIST)
    assert coming[0] in await desk.reception.show_free_times.coming(THERAPIST, "telegram:2")


async def test_b0_6_every_day_of_the_horizon_with_what_closes_it(desk: Desk) -> None:
    await close(desk, HOLIDAY)
    days = await desk.reception.show_free_times.days(THERAPIST)
    assert [day.day for day in days] == [TODAY + timedelta(days=ahead) for ahead in range(15)]
    assert [(day.free, day.open) for day in days[:4]] == [
        (0, True), (12, True), (0, False), (12, True),
    ]  # fmt: skip
    closed = days[2].closed
    assert closed is not None
    assert closed.name_kk == "Мереке"
    assert days[6].open is False


async def test_b0_6_the_nearest_open_days_around(desk: Desk) -> None:
    await close(desk, HOLIDAY)
    around = desk.reception.show_free_times.neighbours_open
    assert await around(HERE, HOLIDAY) == (TOMORROW, HOLIDAY + timedelta(days=1))
    assert await around(HERE, SUNDAY) == (SUNDAY - timedelta(days=1), SUNDAY + timedelta(days=1))
    assert await around(HERE, TODAY) == (None, TOMORROW)
    await desk.change(tables.providers, {"provider": HERE}, open="[]")
    assert await around(HERE, TODAY) == (None, None)


async def test_r2_25_specialties_with_their_earliest_time(desk: Desk) -> None:
    offered = {
        row.specialty: row for row in await desk.reception.show_free_times.specialties(HERE)
    }
    assert list(offered) == ["cardiologist", "paediatrician", "surgeon", "therapist"]
    assert (offered["therapist"].doctors, offered["therapist"].rules) == (2, ("direct",))
    assert offered["therapist"].earliest in {slot(TOMORROW, 9), slot(TOMORROW, 9, doctor=SECOND)}
    assert offered["surgeon"].rules == ("direct_if",)


async def test_r2_25_a_clinic_without_doctors_offers_none(desk: Desk) -> None:
    assert await desk.reception.show_free_times.specialties(DISPENSARY) == []


async def test_b2_10_the_precinct_s_doctor_comes_first_then_the_earliest(desk: Desk) -> None:
    doctors = desk.reception.show_free_times.doctors
    await desk.book()
    own, other = await doctors(HERE, "therapist", precinct="5")
    assert (own.doctor.doctor, own.precinct, own.earliest) == (
        THERAPIST, True, slot(TOMORROW, 9, 15),
    )  # fmt: skip
    assert (other.doctor.doctor, other.precinct) == (SECOND, False)
    first, _ = await doctors(HERE, "therapist")
    assert first.doctor.doctor == SECOND


async def test_b2_8_a_doctor_without_a_free_time_comes_last(desk: Desk) -> None:
    absence = {"doctor": SECOND, "first": TODAY.isoformat(), "reason": ""}
    await desk.add(tables.absences, absence | {"last": (TODAY + timedelta(days=30)).isoformat()})
    _, last = await desk.reception.show_free_times.doctors(HERE, "therapist")
    assert (last.doctor.doctor, last.earliest) == (SECOND, None)


async def test_b2_5_after_a_lost_race_the_nearest_of_that_day_are_offered(desk: Desk) -> None:
    await desk.book(at=local(TOMORROW, 10))
    nearest = await desk.reception.show_free_times.nearest(THERAPIST, local(TOMORROW, 10))
    assert [found.starts_at for found in nearest] == [
        local(TOMORROW, 9, 45), local(TOMORROW, 10, 15), local(TOMORROW, 9, 30),
    ]  # fmt: skip


async def test_b2_5_then_later_days_and_then_colleagues(desk: Desk) -> None:
    shown = await desk.reception.show_free_times.nearest(THERAPIST, local(HOLIDAY, 12), limit=200)
    days = [(found.doctor, found.starts_at.date()) for found in shown]
    firsts = list(dict.fromkeys(days))
    assert firsts[0] == (THERAPIST, HOLIDAY)
    assert firsts[1] == (THERAPIST, HOLIDAY + timedelta(days=1))
    assert (THERAPIST, TOMORROW) not in firsts
    assert firsts.index((SECOND, TOMORROW)) > firsts.index((THERAPIST, TODAY + timedelta(days=5)))
    assert {found.doctor for found in shown} == {THERAPIST, SECOND}


async def test_r2_25_what_the_conversation_holds_itself_is_shown_to_it(desk: Desk) -> None:
    await desk.reception.hold_time(slot(TOMORROW, 9), "telegram:1")
    shown = desk.reception.show_free_times
    assert slot(TOMORROW, 9) in await shown.times(THERAPIST, TOMORROW, "telegram:1")
    assert slot(TOMORROW, 9) not in await shown.times(THERAPIST, TOMORROW)
    assert (await shown.days(THERAPIST))[1].free == 11
