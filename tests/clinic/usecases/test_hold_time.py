"""A time is held when it is chosen, three minutes, one per conversation (B2.5)."""

from datetime import date, time, timedelta

import pytest

from clinic.people import DoctorId
from clinic.refusals import Refusal
from clinic.schedule import Slot
from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.town import MOTHER, SECOND, THERAPIST, booked_time, shift

ME, YOU = "telegram:1", "telegram:2"


def slot(
    hour: int = 9, minute: int = 0, day: date = TOMORROW, doctor: DoctorId = THERAPIST
) -> Slot:
    at = local(day, hour, minute)
    return Slot(at, at + timedelta(minutes=15), doctor)


async def free(desk: Desk, holder: str) -> set[Slot]:
    return set(await desk.reception.show_free_times.times(THERAPIST, TOMORROW, holder))


async def test_b2_5_held_for_three_minutes_against_others_and_not_oneself(desk: Desk) -> None:
    until = await desk.reception.hold_time(slot(), ME)
    assert until == desk.clock.now() + timedelta(minutes=3)
    assert slot() not in await free(desk, YOU)
    assert slot() in await free(desk, ME)
    with refused(Refusal.SLOT_TAKEN):
        await desk.reception.hold_time(slot(), YOU)
    with refused(Refusal.SLOT_TAKEN):
        await desk.book(patient=MOTHER, asker=await desk.caller(YOU), holder=YOU)
    await desk.book(holder=ME)


async def test_b2_5_a_hold_expires(desk: Desk) -> None:
    await desk.reception.hold_time(slot(), ME)
    desk.clock.turn(minutes=3, seconds=1)
    await desk.reception.hold_time(slot(), YOU)
    with refused(Refusal.SLOT_TAKEN):
        await desk.book(holder=ME)


async def test_b2_5_after_its_expiry_a_time_that_is_still_free_is_booked(desk: Desk) -> None:
    await desk.reception.hold_time(slot(), ME)
    desk.clock.turn(minutes=4)
    await desk.book(holder=ME)


async def test_b2_5_another_choice_releases_the_one_before(desk: Desk) -> None:
    await desk.reception.hold_time(slot(9), ME)
    await desk.reception.hold_time(slot(10), ME)
    assert slot(9) in await free(desk, YOU)
    assert slot(10) not in await free(desk, YOU)


async def test_b2_5_going_back_releases(desk: Desk) -> None:
    await desk.reception.hold_time(slot(), ME)
    await desk.reception.release_time(ME)
    assert slot() in await free(desk, YOU)


async def test_b2_5_a_refusal_releases_and_is_recorded(desk: Desk) -> None:
    await desk.reception.hold_time(slot(9), ME)
    await desk.reception.hold_time(slot(10), YOU)
    with refused(Refusal.SLOT_TAKEN):
        await desk.reception.hold_time(slot(10), ME)
    assert slot(9) in await free(desk, YOU)
    [row] = await desk.rows(tables.refusals)
    assert (row["refusal"], row["channel"]) == ("slot-taken", "chat")


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (slot(day=TODAY), Refusal.ALREADY_PAST),
        (slot(10, 15, day=TODAY), Refusal.TOO_SOON),
        (slot(day=TODAY + timedelta(days=15)), Refusal.BEYOND_HORIZON),
        (slot(9, 5), Refusal.SLOT_TAKEN),
        (slot(doctor=SECOND, hour=13), Refusal.SLOT_TAKEN),
    ],
)
async def test_r2_3_only_a_time_of_the_schedule_is_held(
    desk: Desk, asked: Slot, refusal: Refusal
) -> None:
    await desk.add(tables.shifts, shift(THERAPIST, TODAY, time(9), time(12)))
    with refused(refusal):
        await desk.reception.hold_time(asked, ME)


async def test_b2_5_a_booked_time_cannot_be_held(desk: Desk) -> None:
    await desk.book()
    with refused(Refusal.SLOT_TAKEN):
        await desk.reception.hold_time(slot(), YOU)


async def test_b2_5_the_conditional_write_decides_about_a_hold_too(desk: Desk) -> None:
    await desk.add(tables.takings, booked_time(MOTHER, local(TOMORROW, 9), minutes=0))
    with refused(Refusal.SLOT_TAKEN):
        await desk.reception.hold_time(slot(), ME)
