"""A day without home visits says so once, in the morning, to whoever waits for the list (§2.4)."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest

from clinic.acting import Account
from clinic.journals.book import Mark
from clinic.notices import PAUSES, NoticeKind
from clinic.people import DoctorId
from clinic.reception import Ready
from clinic.usecases.put_on_list import PutOnList
from storage import tables
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.listing import DOCTOR, Listing
from tests.clinic.usecases.posts import manager
from tests.clinic.usecases.telling import rechecked, tasks
from tests.clinic.usecases.town import PAEDIATRICIAN, SECOND

EMPTY = NoticeKind.VISIT_LIST_EMPTY
OTHER, THIRD = Account("telegram:71"), Account("telegram:72")
GROUP, OF_FIVE, OF_NINE = (Account(f"telegram:-{number}") for number in (1, 2, 3))


@pytest.fixture
async def listing(desk: Desk) -> Listing:
    """The therapist of precinct 5 has a chat."""
    listing = Listing(desk)
    await listing.employ()
    return listing


async def morning(listing: Listing) -> None:
    put_on_list = PutOnList(listing.desk.units, listing.desk.clock, tells=listing.tells)
    await put_on_list.of_provider(HERE, TODAY, addition=False)


async def ready_now(listing: Listing) -> Mapping[Account, Ready]:
    """By whom they would go to."""
    every = await rechecked(listing.desk)
    return {ready.to[0].account: ready for ready in every if ready.notice.kind is EMPTY}


async def heard(listing: Listing) -> set[Account]:
    """Who hears of an empty day when the morning's list is put out now."""
    await morning(listing)
    return set(await ready_now(listing))


async def states(listing: Listing) -> list[object]:
    rows = await listing.desk.rows(tables.notices)
    return [row["state"] for row in rows if row["kind"] == EMPTY]


async def test_the_doctor_and_the_group_hear_of_it(listing: Listing) -> None:
    await listing.desk.reception.bind_group(GROUP, "", manager())
    await listing.desk.reception.bind_group(OF_FIVE, "5", manager())
    assert await heard(listing) == {DOCTOR, GROUP, OF_FIVE}
    ready = await ready_now(listing)
    listed, counted = ready[DOCTOR].listed, ready[OF_FIVE].counted
    assert listed is not None
    assert (listed.visits, listed.issue.day) == ((), TODAY)
    assert counted is not None
    assert (counted.count, counted.issue.precinct) == (0, "5")
    assert (ready[DOCTOR].counted, ready[GROUP].listed) == (None, None)


async def test_who_has_a_list_hears_nothing_more(listing: Listing) -> None:
    """Both serve precinct 5; a group of the ninth has none."""
    await listing.desk.change(tables.doctors, {"doctor": SECOND}, precincts='["9"]')
    await listing.employ(OTHER, SECOND)
    await listing.employ(THIRD, PAEDIATRICIAN)
    for chat, precinct in ((GROUP, ""), (OF_FIVE, "5"), (OF_NINE, "9")):
        await listing.desk.reception.bind_group(chat, precinct, manager())
    await listing.call()
    assert await heard(listing) == {OTHER, OF_NINE}


async def test_of_several_precincts_one_with_a_call_is_no_empty_day(listing: Listing) -> None:
    await listing.desk.change(tables.doctors, {"doctor": SECOND}, precincts='["5", "9"]')
    await listing.employ(OTHER, SECOND)
    assert await heard(listing) == {DOCTOR, OTHER}
    assert len(await states(listing)) == 2, "once, and not for each precinct"


async def test_one_call_in_one_of_them_fills_the_day(listing: Listing) -> None:
    await listing.desk.change(tables.doctors, {"doctor": SECOND}, precincts='["8", "9"]')
    await listing.employ(OTHER, SECOND)
    await listing.call(precinct="9")
    assert await heard(listing) == {DOCTOR}


async def test_whom_a_call_of_another_precinct_was_handed_to_is_awaited(listing: Listing) -> None:
    await listing.call(precinct="9", handed_to="d1")
    assert await heard(listing) == set()


async def test_who_serves_no_precinct_waits_for_no_list(listing: Listing) -> None:
    await listing.employ(OTHER, SECOND)
    await listing.employ(THIRD, DoctorId("d4"))
    assert await heard(listing) == {DOCTOR}


async def test_a_provider_that_accepts_no_calls_is_silent(listing: Listing) -> None:
    await listing.desk.change(tables.providers, {"provider": HERE}, home_calls="[]")
    assert await heard(listing) == set()


async def test_no_chat_is_told_where_the_provider_wants_none(listing: Listing) -> None:
    listing.tells = ()
    await listing.desk.reception.bind_group(GROUP, "", manager())
    assert await heard(listing) == set()


async def test_a_morning_that_is_done_again_says_it_once(listing: Listing) -> None:
    """The process died after it, or two were at it."""
    await asyncio.gather(*(morning(listing) for _ in range(3)))
    listing.desk.clock.turn(minutes=6)
    assert await heard(listing) == {DOCTOR}
    assert await states(listing) == ["waiting"]


async def test_a_call_that_came_before_it_was_said_takes_its_place(listing: Listing) -> None:
    await listing.desk.reception.bind_group(GROUP, "", manager())
    await morning(listing)
    await listing.call()
    assert await ready_now(listing) == {}
    assert await states(listing) == ["withdrawn", "withdrawn"]
    await listing.put(addition=True)
    kinds = {ready.notice.kind for ready in await rechecked(listing.desk)}
    assert kinds == {NoticeKind.VISIT_LIST, NoticeKind.VISIT_LIST_COUNT}


async def test_what_was_cancelled_before_the_morning_leaves_an_empty_day(
    listing: Listing,
) -> None:
    await listing.mark(await listing.call(), Mark.CANCELLED)
    assert await heard(listing) == {DOCTOR}


async def test_who_left_meanwhile_and_a_group_unbound_hear_nothing(listing: Listing) -> None:
    staff = await listing.employ(OTHER)
    await listing.desk.reception.bind_group(GROUP, "", manager())
    await morning(listing)
    await listing.desk.reception.revoke_staff(staff, "command")
    await listing.desk.reception.bind_group.unbind(GROUP, manager())
    assert set(await ready_now(listing)) == {DOCTOR}


async def test_nobody_needs_to_hear_it_of_yesterday(listing: Listing) -> None:
    await morning(listing)
    listing.desk.clock.moment += timedelta(days=1)
    assert await ready_now(listing) == {}
    assert await states(listing) == ["failed"]


async def test_each_hears_it_in_the_own_language(listing: Listing) -> None:
    async with listing.desk.units(writing=True) as unit:
        await unit.accounts.choose_language(DOCTOR, "ru")
        await unit.commit()
    await listing.desk.reception.bind_group(GROUP, "", manager())
    await morning(listing)
    languages = {to: one.to[0].language for to, one in (await ready_now(listing)).items()}
    assert languages == {DOCTOR: "ru", GROUP: "kk"}


async def test_whom_no_chat_reaches_nobody_rings_up_about_nothing(listing: Listing) -> None:
    await listing.desk.reception.bind_group(GROUP, "", manager())
    await morning(listing)
    ready = await ready_now(listing)
    for one in ready.values():
        await listing.desk.reception.settle_notices.unreached(one)
    assert await states(listing) == ["failed", "failed"]
    assert await tasks(listing.desk) == []
    assert await listing.desk.rows(tables.groups) == [], "it is bound no longer"


async def test_what_failed_for_hours_is_given_up_and_the_group_stays_bound(
    listing: Listing,
) -> None:
    await listing.desk.reception.bind_group(GROUP, "", manager())
    await morning(listing)
    for pause in (*PAUSES, timedelta(0)):
        for one in (await ready_now(listing)).values():
            await listing.desk.reception.settle_notices.try_again(one)
        listing.desk.clock.moment += pause
    assert await states(listing) == ["failed", "failed"]
    assert await tasks(listing.desk) == []
    assert len(await listing.desk.rows(tables.groups)) == 1
