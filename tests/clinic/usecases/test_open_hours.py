"""Extra hours of a doctor: never over others, never on a closed day; who waits is offered them."""

import asyncio
from datetime import date, time, timedelta

import pytest

from clinic.people import DoctorId
from clinic.reception import Closing, Hours, Opened
from clinic.refusals import NotYours, Refusal, Refused
from storage import open_store, tables
from tests.clinic.samples import ELSEWHERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.posts import manager
from tests.clinic.usecases.test_waiting_list import state_of, wait
from tests.clinic.usecases.town import AWAY, HUSBAND, THERAPIST
from tests.keys import KEY

BOSS = manager()
AFTER = TOMORROW + timedelta(days=1)


async def opened(
    desk: Desk,
    start: time = time(14),
    end: time = time(16),
    day: date = TOMORROW,
    doctor: DoctorId = THERAPIST,
) -> Opened:
    return await desk.reception.open_hours(Hours(doctor, day, start, end), BOSS)


async def free(desk: Desk, day: date = TOMORROW) -> list[str]:
    times = await desk.reception.show_free_times.times(THERAPIST, day)
    return [f"{slot.starts_at.astimezone(desk.clock.zone):%H:%M}" for slot in times]


async def test_more_times_are_there_at_once_and_may_be_booked(desk: Desk) -> None:
    before = await free(desk)
    assert await opened(desk) == Opened(times=8, offered=0)
    assert (await free(desk))[len(before) :] == [
        "14:00", "14:15", "14:30", "14:45", "15:00", "15:15", "15:30", "15:45",
    ]  # fmt: skip
    assert (await desk.book(at=local(TOMORROW, 15))).visit.doctor == THERAPIST
    [row] = [row for row in await desk.rows(tables.history) if row["act"] == "open_hours"]
    assert (row["actor"], row["role"], row["outcome"]) == ("staff:m1", "manager", "8 times")


async def test_another_process_sees_them_within_seconds(desk: Desk) -> None:
    async with open_store(desk.url, desk.clock, KEY) as other:
        elsewhere = Desk(desk.url, other, desk.clock)
        before = await free(elsewhere)
        await opened(desk)
        desk.clock.turn(seconds=3)
        assert len(await free(elsewhere)) == len(before) + 8


@pytest.mark.parametrize(
    ("start", "end"), [(time(8), time(10)), (time(9), time(12)), (time(11, 45), time(13))]
)
async def test_hours_over_others_are_refused(desk: Desk, start: time, end: time) -> None:
    with refused(Refusal.HOURS_OVERLAP):
        await opened(desk, start, end)
    assert len(await desk.rows(tables.history)) == 0


async def test_a_closed_day_and_hours_out_of_the_clinics_are_named(desk: Desk) -> None:
    sunday = TODAY + timedelta(days=6)
    with refused(Refusal.CLINIC_CLOSED) as caught:
        await opened(desk, day=sunday)
    assert caught.value.facts == {"day": sunday}
    with refused(Refusal.CLINIC_CLOSED):
        await opened(desk, time(19), time(21))


async def test_a_doctor_who_is_away_receives_nobody(desk: Desk) -> None:
    day = TOMORROW.isoformat()
    await desk.add(tables.absences, {"doctor": THERAPIST, "first": day, "last": day, "reason": ""})
    with refused(Refusal.DOCTOR_AWAY):
        await opened(desk)


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [(TODAY, time(8), time(9)), (TOMORROW, time(15), time(14)), (TOMORROW, time(9), time(9))],
)
async def test_what_is_past_or_no_stretch_at_all(
    desk: Desk, day: date, start: time, end: time
) -> None:
    with refused(Refusal.ALREADY_PAST):
        await opened(desk, start, end, day)


async def test_b0_7_at_the_own_provider_only(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await opened(desk, doctor=AWAY)
    with pytest.raises(NotYours):
        await desk.reception.open_hours(
            Hours(THERAPIST, TOMORROW, time(14), time(15)), manager("m9", ELSEWHERE)
        )


async def test_the_rest_of_today_may_be_opened(desk: Desk) -> None:
    """It is ten; nobody can come within half an hour."""
    assert await opened(desk, time(9), time(11), TODAY) == Opened(times=2, offered=0)
    assert await free(desk, TODAY) == ["10:30", "10:45"]


async def test_a_doctor_without_shifts_has_times_of_a_quarter(desk: Desk) -> None:
    therapist, *_ = await desk.rows(tables.doctors)
    await desk.add(tables.doctors, {**therapist, "doctor": "d9"})
    assert await opened(desk, time(14), time(15), doctor=DoctorId("d9")) == Opened(4, 0)


async def test_what_was_called_off_is_opened_again_and_no_more(desk: Desk) -> None:
    all_day = Closing(THERAPIST, local(TOMORROW, 0), local(AFTER, 0), "ill")
    await desk.reception.close_schedule(all_day, BOSS)
    assert await free(desk) == []
    assert await opened(desk, time(10), time(11)) == Opened(times=4, offered=0)
    assert await free(desk) == ["10:00", "10:15", "10:30", "10:45"]
    assert await opened(desk) == Opened(times=8, offered=0)
    assert len(await free(desk)) == 12, "a new shift within hours that were called off"
    with refused(Refusal.HOURS_OVERLAP):
        await opened(desk, time(10), time(11))


async def test_b2_8_whoever_waits_is_offered_the_new_times_in_order(desk: Desk) -> None:
    places = [
        await wait(desk, await desk.caller("telegram:1")),
        await wait(desk, await desk.caller("telegram:2"), patient=HUSBAND),
    ]
    assert await opened(desk) == Opened(times=8, offered=2)
    assert [await state_of(desk, place) for place in places] == ["offered", "offered"]
    assert len(await free(desk)) == 12 + 6, "what is offered is held"


async def test_when_more_wait_than_there_are_new_times_all_of_them_are_offered(
    desk: Desk,
) -> None:
    await wait(desk, await desk.caller("telegram:1"))
    await wait(desk, await desk.caller("telegram:2"), patient=HUSBAND)
    assert await opened(desk, time(14), time(14, 15)) == Opened(times=1, offered=1)


async def test_exactly_what_was_called_off_is_opened_again(desk: Desk) -> None:
    hours = Closing(THERAPIST, local(TOMORROW, 9), local(TOMORROW, 12), "ill")
    await desk.reception.close_schedule(hours, BOSS)
    assert await opened(desk, time(9), time(12)) == Opened(times=12, offered=0)
    assert len(await free(desk)) == 12


async def test_two_managers_open_the_same_hours_at_once(desk: Desk) -> None:
    answers = await asyncio.gather(*(opened(desk) for _ in range(4)), return_exceptions=True)
    assert [isinstance(answer, Opened) for answer in answers].count(True) == 1
    assert all(isinstance(answer, Opened | Refused) for answer in answers)
    assert len(await free(desk)) == 20
