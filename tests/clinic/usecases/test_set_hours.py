"""A provider's hours hold from a day on: free times and accepted calls follow them by the day."""

from datetime import date, time, timedelta

import pytest

from clinic.people import ProviderId
from clinic.providers import HoursKind, Opening, parse_hours
from clinic.reception import HoursRequest
from clinic.refusals import NotFound, Refusal
from storage import open_store, tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.posts import manager
from tests.clinic.usecases.town import THERAPIST
from tests.keys import KEY

BOSS = manager()
AFTER = TOMORROW + timedelta(days=1)
SHORTER = "mon-fri 10:00-11:00"


async def said(
    desk: Desk, week: str = SHORTER, since: date = AFTER, kind: HoursKind = HoursKind.OPEN
) -> None:
    await desk.reception.set_hours(HoursRequest(kind, since, parse_hours(week)), BOSS)


async def free(desk: Desk, day: date) -> list[str]:
    times = await desk.reception.show_free_times.times(THERAPIST, day)
    return [f"{slot.starts_at.astimezone(desk.clock.zone):%H:%M}" for slot in times]


async def accepted(desk: Desk, day: date) -> tuple[Opening, ...]:
    async with desk.store.units() as unit:
        provider = await unit.directory.provider(HERE)
        return (await unit.directory.calendar()).call_hours(provider, day)


async def test_free_times_are_cut_by_the_hours_of_their_own_day(desk: Desk) -> None:
    before = [await free(desk, day) for day in (TOMORROW, AFTER)]
    await said(desk)
    assert await free(desk, TOMORROW) == before[0] != []
    assert await free(desk, AFTER) == ["10:00", "10:15", "10:30", "10:45"] != before[1]


async def test_a_later_day_takes_over_and_the_same_day_is_replaced(desk: Desk) -> None:
    later = AFTER + timedelta(days=1)
    await said(desk, "mon-fri 11:00-11:30", later)
    await said(desk, "mon-fri 09:00-09:15")
    await said(desk)
    assert (await free(desk, AFTER))[0] == "10:00"
    assert await free(desk, later) == ["11:00", "11:15"]
    rows = await desk.rows(tables.provider_hours)
    assert {row["source"] for row in rows} == {"staff:m1"}
    assert len(rows) == 2
    acts = [row for row in await desk.rows(tables.history) if row["act"] == "set_hours"]
    assert [row["object"] for row in acts][1:] == [f"open {AFTER.isoformat()}"] * 2
    assert {row["actor"] for row in acts} == {"staff:m1"}


async def test_b3_4_home_calls_have_hours_of_their_own(desk: Desk) -> None:
    before = await accepted(desk, TOMORROW)
    opening = await free(desk, AFTER)
    await said(desk, "mon-fri 08:00-15:00", kind=HoursKind.HOME_CALLS)
    assert await accepted(desk, TOMORROW) == before
    assert await accepted(desk, AFTER) == (Opening(AFTER.weekday(), time(8), time(15)),)
    assert await free(desk, AFTER) == opening, "the clinic is open as it was"


async def test_what_is_booked_stays(desk: Desk) -> None:
    booked = await desk.book(at=local(AFTER, 9))
    await said(desk)
    async with desk.store.units() as unit:
        since, until = local(AFTER, 0), local(AFTER, 23)
        assert await unit.timetable.booked(THERAPIST, since, until) == [booked.visit.entry]


async def test_another_process_reads_them_within_seconds(desk: Desk) -> None:
    async with open_store(desk.url, desk.clock, KEY) as other:
        elsewhere = Desk(desk.url, other, desk.clock)
        assert (await free(elsewhere, AFTER))[0] == "09:00"
        await said(desk)
        desk.clock.turn(seconds=3)
        assert (await free(elsewhere, AFTER))[0] == "10:00"


async def test_another_providers_hours_are_their_own(desk: Desk) -> None:
    request = HoursRequest(HoursKind.OPEN, AFTER, parse_hours(SHORTER))
    before = await free(desk, AFTER)
    await desk.reception.set_hours(request, manager("m9", ELSEWHERE))
    assert await free(desk, AFTER) == before


async def test_what_is_past_is_not_said_anew(desk: Desk) -> None:
    with refused(Refusal.ALREADY_PAST):
        await said(desk, since=TODAY - timedelta(days=1))
    await said(desk, since=TODAY)
    assert len(await desk.rows(tables.provider_hours)) == 1


async def test_a_manager_of_nobody_says_nothing(desk: Desk) -> None:
    request = HoursRequest(HoursKind.OPEN, AFTER, parse_hours(SHORTER))
    with pytest.raises(NotFound):
        await desk.reception.set_hours(request, manager("m8", ProviderId("nowhere")))
