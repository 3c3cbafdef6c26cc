"""New hours: how much that stands already they would leave outside, before and after (B5.5)."""

from datetime import date, timedelta

import pytest

from clinic.acting import Manager
from clinic.journals.book import Mark
from clinic.providers import HoursKind, parse_hours
from clinic.reception import CancelRequest, Closing, HoursRequest
from clinic.refusals import NotYours
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.samples import ELSEWHERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.listing import Listing
from tests.clinic.usecases.posts import manager
from tests.clinic.usecases.town import AWAY, HUSBAND, MOTHER, SECOND, THERAPIST

AFTER = TOMORROW + timedelta(days=1)  # a Wednesday
SATURDAY = TODAY + timedelta(days=5)
BOSS = manager()


async def outside(
    desk: Desk,
    week: str,
    since: date = TOMORROW,
    kind: HoursKind = HoursKind.OPEN,
    by: Manager = BOSS,
) -> tuple[int, int]:
    """Visits and home visits."""
    request = HoursRequest(kind, since, parse_hours(week))
    left = await desk.reception.show_outside(request, by)
    return left.visits, left.home_visits


async def booked(desk: Desk) -> None:
    """Tomorrow at nine and at 11:45, and on Saturday at half past nine with another doctor."""
    await desk.book("w1")
    await desk.book("w2", at=local(TOMORROW, 11, 45), patient=HUSBAND)
    await desk.book("w3", at=local(SATURDAY, 9, 30), patient=MOTHER, doctor=SECOND)


async def called(desk: Desk, day: date, first: int, last: int, **said: str | None) -> None:
    """Somebody is promised these hours of that day."""
    starts, ends = local(day, first).isoformat(), local(day, last).isoformat()
    listing = Listing(desk, written=await written(desk))
    await listing.call(starts_at=starts, ends_at=ends, **said)


async def written(desk: Desk) -> list[EntryNo]:
    return [EntryNo(str(row["entry"])) for row in await desk.rows(tables.entries)]


async def test_what_the_new_hours_hold_is_not_counted(desk: Desk) -> None:
    await booked(desk)
    assert await outside(desk, "mon-sat 08:00-20:00") == (0, 0)
    assert await outside(desk, "mon-sat 09:00-12:00") == (0, 0), "to the minute"


async def test_a_visit_that_begins_before_or_ends_after_is_outside(desk: Desk) -> None:
    await booked(desk)
    assert await outside(desk, "mon-sat 09:15-12:00") == (1, 0)
    assert await outside(desk, "mon-sat 09:00-11:50") == (1, 0)
    assert await outside(desk, "mon-fri 08:00-09:15, 11:45-12:00; sat 09:00-14:00") == (0, 0)
    assert await outside(desk, "mon-fri 08:00-09:10, 11:45-12:00; sat 09:00-14:00") == (1, 0)


async def test_a_day_without_hours_leaves_all_of_it_outside_whoever_receives(desk: Desk) -> None:
    await booked(desk)
    assert await outside(desk, "mon-fri 08:00-20:00") == (1, 0)
    assert await outside(desk, "sun 08:00-20:00") == (3, 0)


async def test_days_before_are_not_concerned(desk: Desk) -> None:
    await booked(desk)
    assert await outside(desk, "sun 08:00-20:00", AFTER) == (1, 0)


async def test_nor_is_what_is_past_of_today(desk: Desk) -> None:
    await booked(desk)
    desk.clock.moment = local(TOMORROW, 10)
    assert await outside(desk, "sun 08:00-20:00") == (2, 0)


async def test_nor_what_a_later_day_has_hours_of_its_own_for(desk: Desk) -> None:
    """The new ones hold until then."""
    await booked(desk)
    later = HoursRequest(HoursKind.OPEN, SATURDAY, parse_hours("mon-fri 08:00-20:00"))
    await desk.reception.set_hours(later, BOSS)
    assert await outside(desk, "mon-tue 09:00-09:15") == (1, 0)
    assert await outside(desk, "mon-fri 08:00-20:00", SATURDAY) == (1, 0), "said anew"


async def test_hours_of_the_other_kind_are_no_later_hours(desk: Desk) -> None:
    await booked(desk)
    calls = HoursRequest(HoursKind.HOME_CALLS, AFTER, ())
    await desk.reception.set_hours(calls, BOSS)
    assert await outside(desk, "mon-fri 08:00-20:00") == (1, 0)


async def test_what_is_called_off_or_only_held_or_closed_is_nobodys_visit(desk: Desk) -> None:
    asker = await desk.caller()
    booked = await desk.book("w1", asker=asker)
    await desk.reception.cancel_visit(CancelRequest("w2", booked.visit.entry), asker)
    [*_, slot] = await desk.reception.show_free_times.times(THERAPIST, AFTER)
    await desk.reception.hold_time(slot, "telegram:1")
    closing = Closing(SECOND, local(AFTER, 0), local(AFTER, 23), "ill")
    await desk.reception.close_schedule(closing, BOSS)
    assert await outside(desk, "sun 08:00-20:00") == (0, 0)


async def test_another_providers_visits_are_its_own(desk: Desk) -> None:
    await booked(desk)
    assert await outside(desk, "sun 08:00-20:00", by=manager("m9", ELSEWHERE)) == (0, 0)


async def test_promised_home_visits_are_counted_by_their_windows(desk: Desk) -> None:
    await called(desk, TOMORROW, 13, 18)
    await called(desk, AFTER, 9, 12)
    assert await outside(desk, "mon-fri 08:00-18:00") == (0, 0)
    assert await outside(desk, "mon-fri 08:00-17:00") == (0, 1)
    assert await outside(desk, "mon 08:00-18:00") == (0, 2)
    assert await outside(desk, "mon 08:00-18:00", AFTER) == (0, 1)


async def test_a_window_that_has_begun_today_still_counts(desk: Desk) -> None:
    await called(desk, TODAY, 9, 12)
    assert await outside(desk, "mon-fri 08:00-11:00", TODAY) == (0, 1)


async def test_calls_of_one_visit_are_one_and_those_dealt_with_none(desk: Desk) -> None:
    await called(desk, AFTER, 9, 12)
    [first] = await written(desk)
    await called(desk, AFTER, 9, 12, kind="repeat", entry_joined=first)
    assert await outside(desk, "mon 08:00-18:00") == (0, 1)
    await called(desk, AFTER, 9, 12)
    [*_, last] = await written(desk)
    await Listing(desk).mark(last, Mark.CANCELLED)
    assert await outside(desk, "mon 08:00-18:00") == (0, 1)


async def test_hours_of_accepting_calls_leave_no_promise_outside(desk: Desk) -> None:
    """A promise is cut to the hours in which the provider is open."""
    await booked(desk)
    await called(desk, TOMORROW, 13, 18)
    assert await outside(desk, "", kind=HoursKind.HOME_CALLS) == (0, 0)


async def test_nothing_is_called_off_by_itself(desk: Desk) -> None:
    await booked(desk)
    before = await desk.rows(tables.takings)
    week = "sun 08:00-20:00"
    assert await outside(desk, week) == (3, 0)
    request = HoursRequest(HoursKind.OPEN, TOMORROW, parse_hours(week))
    await desk.reception.set_hours(request, BOSS)
    assert await outside(desk, week) == (3, 0)
    assert await desk.rows(tables.takings) == before


async def test_a_manager_sees_on_which_days_a_doctor_has_visits(desk: Desk) -> None:
    await booked(desk)
    days = desk.reception.show_closing.days
    assert await days(SECOND, BOSS) == {SATURDAY}
    with pytest.raises(NotYours):
        await days(AWAY, BOSS)
    desk.clock.moment = local(SATURDAY, 10)
    assert await days(SECOND, BOSS) == set()
