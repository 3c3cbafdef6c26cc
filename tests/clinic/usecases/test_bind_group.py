"""A bound group hears counts, and only while it is bound (B0.3, B0.9)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clinic.acting import Account
from clinic.journals.brief_list import CountedList
from clinic.notices import PAUSES, NoticeKind
from clinic.reception import Ready
from clinic.refusals import NotFound, NotYours
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.listing import Listing
from tests.clinic.usecases.posts import manager, practitioner
from tests.clinic.usecases.telling import rechecked, states
from tests.clinic.usecases.town import SECOND

GROUP, OF_NINE, OF_FIVE = (Account(f"telegram:-{number}") for number in (1, 2, 3))
BOSS, AWAY_BOSS = manager(), manager("m9", ELSEWHERE)
COUNT = NoticeKind.VISIT_LIST_COUNT


async def put(desk: Desk) -> Listing:
    """Two calls of the fifth precinct are on the list."""
    listing = Listing(desk)
    await listing.call()
    await listing.call()
    await listing.put()
    return listing


async def one_ready(desk: Desk) -> Ready:
    await desk.reception.bind_group(GROUP, "", BOSS)
    await put(desk)
    [ready] = await rechecked(desk)
    return ready


async def test_a_group_hears_the_count_of_its_precincts(desk: Desk) -> None:
    await desk.change(tables.doctors, {"doctor": SECOND}, precincts='["9"]')
    await desk.reception.bind_group(GROUP, "", BOSS)
    await desk.reception.bind_group(OF_NINE, "9", BOSS)
    await desk.reception.bind_group(OF_FIVE, "5", practitioner())
    await put(desk)
    heard = {ready.to[0].account: ready for ready in await rechecked(desk)}
    assert set(heard) == {GROUP, OF_FIVE}
    ready = heard[GROUP]
    assert ready.counted
    assert ready.counted == CountedList(ready.counted.issue, 2)
    assert (ready.listed, ready.visit, ready.call) == (None, None, None), "nobody's data"


async def test_an_addition_is_counted_by_itself(desk: Desk) -> None:
    await desk.reception.bind_group(GROUP, "5", BOSS)
    listing = await put(desk)
    await listing.call()
    await listing.put(addition=True)
    counts = [(one.counted.issue.number, one.counted.count) for one in await rechecked(desk)
              if one.counted]  # fmt: skip
    assert sorted(counts) == [(1, 2), (2, 1)]


async def test_where_no_chat_carries_a_list_no_group_hears_of_it(desk: Desk) -> None:
    await desk.reception.bind_group(GROUP, "", BOSS)
    listing = Listing(desk, tells=())
    await listing.call()
    await listing.put()
    assert await desk.rows(tables.notices) == []


async def test_b0_7_who_bound_it_is_in_the_history_and_the_last_binding_holds(desk: Desk) -> None:
    await desk.reception.bind_group(GROUP, "5", practitioner())
    assert (await desk.reception.bind_group(GROUP, "", BOSS)).provider == HERE
    [row] = await desk.rows(tables.groups)
    assert (row["chat"], row["precinct"], row["bound_by"]) == (GROUP, "", "staff:m1")
    await desk.reception.bind_group.unbind(GROUP, practitioner())
    assert await desk.rows(tables.groups) == []
    acts = [(one["act"], one["object"], one["reason"]) for one in await desk.rows(tables.history)]
    assert acts == [
        ("bind_group", GROUP, "5"), ("bind_group", GROUP, ""), ("unbind_group", GROUP, ""),
    ]  # fmt: skip


async def test_there_is_no_such_precinct_here(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.reception.bind_group(GROUP, "77", BOSS)


async def test_b0_7_a_group_of_another_clinic_is_left_alone(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await desk.reception.bind_group.unbind(GROUP, BOSS)
    await desk.reception.bind_group(GROUP, "", BOSS)
    with pytest.raises(NotYours):
        await desk.reception.bind_group(GROUP, "", AWAY_BOSS)
    with pytest.raises(NotYours):
        await desk.reception.bind_group.unbind(GROUP, AWAY_BOSS)
    assert [row["provider"] for row in await desk.rows(tables.groups)] == [HERE]


async def test_who_was_unbound_meanwhile_hears_nothing(desk: Desk) -> None:
    await desk.reception.bind_group(GROUP, "", BOSS)
    await put(desk)
    await desk.reception.bind_group.unbind(GROUP, BOSS)
    assert await rechecked(desk) == []
    assert await states(desk) == {COUNT: "withdrawn"}


async def test_nobody_hears_of_yesterday(desk: Desk) -> None:
    await desk.reception.bind_group(GROUP, "", BOSS)
    await put(desk)
    desk.clock.moment += timedelta(days=1)
    assert await rechecked(desk) == []
    assert await states(desk) == {COUNT: "failed"}


async def test_a_group_that_sent_the_bot_away_is_bound_no_longer(desk: Desk) -> None:
    await desk.reception.settle_notices.unreached(await one_ready(desk))
    assert await desk.rows(tables.groups) == []
    assert (await states(desk), await desk.rows(tables.tasks)) == ({COUNT: "failed"}, [])


async def test_a_network_that_fails_unbinds_nobody_and_is_nobodys_task(desk: Desk) -> None:
    ready = await one_ready(desk)
    await desk.reception.settle_notices.try_again(ready)
    assert await states(desk) == {COUNT: "waiting"}
    ready = replace(ready, notice=replace(ready.notice, tries=len(PAUSES)))
    await desk.reception.settle_notices.try_again(ready)
    assert (await states(desk), await desk.rows(tables.tasks)) == ({COUNT: "failed"}, [])
    assert len(await desk.rows(tables.groups)) == 1
