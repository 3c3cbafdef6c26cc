"""A precinct's list is put out, added to and struck from; and told to its doctor (B3.7, B3.9)."""

import asyncio
from datetime import timedelta

import pytest

from clinic.acting import Account, Role
from clinic.home_calls import Issue
from clinic.journals.book import Mark
from clinic.journals.brief_list import BriefVisit
from clinic.notices import NoticeKind
from clinic.reception import Ready
from clinic.usecases.put_on_list import PutOnList
from storage import tables
from tests.clinic.calls import ADDRESS, COMPLAINT, CONTACT, DOOR_CODE
from tests.clinic.samples import AIGUL, ELSEWHERE, HERE, TODAY
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.listing import DOCTOR, Listing
from tests.clinic.usecases.telling import rechecked, states
from tests.clinic.usecases.town import PAEDIATRICIAN, SECOND

LIST = NoticeKind.VISIT_LIST
FIRST, ADDED = Issue(HERE, TODAY, "5", 1), Issue(HERE, TODAY, "5", 2)


@pytest.fixture
def listing(desk: Desk) -> Listing:
    return Listing(desk)


async def lists_for(desk: Desk, account: Account = DOCTOR) -> list[Ready]:
    return [
        ready
        for ready in await rechecked(desk)
        if ready.listed and [one.account for one in ready.to] == [account]
    ]


async def test_the_mornings_calls_are_marked_in_their_order_and_once(listing: Listing) -> None:
    plain, urgent = await listing.call(), await listing.call(urgency="urgent")
    await listing.call(precinct="6")
    assert await listing.behind()
    assert await listing.put() == FIRST
    assert await listing.marks(urgent) == [(Mark.ON_LIST, {"list": "1", "no": "1"})]
    assert await listing.marks(plain) == [(Mark.ON_LIST, {"list": "1", "no": "2"})]
    assert await listing.put() is None
    assert await listing.put(addition=True) is None
    assert len(await listing.marks(plain)) == 1
    assert await listing.put("6") == Issue(HERE, TODAY, "6", 1)
    assert not await listing.behind()


async def test_a_provider_is_put_out_precinct_by_precinct(listing: Listing) -> None:
    calls = [await listing.call(precinct=precinct) for precinct in ("5", "6", None)]
    put_on_list = PutOnList(listing.desk.units, listing.desk.clock, tells=())
    await put_on_list.of_provider(HERE, TODAY, addition=False)
    for call in calls:
        assert await listing.marks(call) == [(Mark.ON_LIST, {"list": "1", "no": "1"})]
    assert await put_on_list.behind([HERE, ELSEWHERE], TODAY) == set()


async def test_who_was_told_and_who_was_not_are_both_on_the_list(listing: Listing) -> None:
    told = await listing.call()
    await listing.mark(told, Mark.TOLD)
    assert await listing.put() == FIRST


@pytest.mark.parametrize(
    "mark", [Mark.CANCELLED, Mark.VISITED, Mark.NOT_AT_HOME, Mark.HANDED_TO_103, Mark.OVERDUE]
)
async def test_what_nobody_waits_for_is_not_put_on_a_list(listing: Listing, mark: Mark) -> None:
    """What is overdue is on the work list (B3.8)."""
    await listing.mark(await listing.call(), mark)
    assert not await listing.behind()
    assert await listing.put() is None


async def test_b37_a_new_call_is_an_addition_and_goes_on_counting(listing: Listing) -> None:
    await listing.call()
    await listing.put()
    late = await listing.call(urgency="urgent")
    assert await listing.behind()
    assert await listing.put(addition=True) == ADDED
    assert await listing.marks(late) == [(Mark.ON_LIST, {"list": "2", "no": "2"})]
    assert not await listing.behind()


async def test_b37_to_an_empty_list_of_the_morning_it_is_an_addition_too(
    listing: Listing,
) -> None:
    assert await listing.put() is None
    await listing.call()
    assert await listing.put(addition=True) == ADDED


async def test_b36_a_repeated_call_is_news_under_the_old_number(listing: Listing) -> None:
    first = await listing.call()
    await listing.put()
    again = await listing.call(kind="repeat", entry_joined=first)
    assert await listing.behind()
    assert await listing.put(addition=True) == ADDED
    assert await listing.marks(again) == [(Mark.ON_LIST, {"list": "2", "no": "1"})]


async def test_b37_a_cancellation_is_struck_once_and_stays_cancelled(listing: Listing) -> None:
    call = await listing.call()
    await listing.put()
    await listing.mark(call, Mark.CANCELLED)
    assert await listing.behind()
    assert await listing.put(addition=True) == ADDED
    assert not await listing.behind()
    assert await listing.put(addition=True) is None
    marks = [mark for mark, _ in await listing.marks(call)]
    assert marks == [Mark.ON_LIST, Mark.CANCELLED, Mark.STRUCK]


async def test_two_processes_at_once_put_a_call_on_the_list_once(listing: Listing) -> None:
    await listing.employ()
    call = await listing.call()
    issues = await asyncio.gather(*(listing.put() for _ in range(4)))
    assert sorted(filter(None, issues), key=str) == [FIRST]
    assert len(await listing.marks(call)) == 1
    assert len(await lists_for(listing.desk)) == 1


async def test_b09_the_doctor_of_the_precinct_is_told_in_brief(listing: Listing) -> None:
    await listing.employ()
    number = await listing.call()
    await listing.put()
    [ready] = await lists_for(listing.desk)
    assert ready.listed is not None
    assert ready.listed.issue == FIRST
    assert ready.listed.visits == (
        BriefVisit("1", number, "13:00", "18:00", "С. А. С.", "1990", ADDRESS, CONTACT, off=False),
    )
    said = [getattr(ready.listed.visits[0], name) for name in BriefVisit.__slots__]
    for secret in (AIGUL.digits, AIGUL.masked, DOOR_CODE, COMPLAINT, "Сейтқали"):
        assert secret not in str(said)
    assert repr(ready.listed.visits[0]) == f"BriefVisit({number})"


async def test_b37_additions_and_strikes_are_told_as_well(listing: Listing) -> None:
    await listing.employ()
    first = await listing.call()
    await listing.put()
    await listing.mark(first, Mark.CANCELLED)
    await listing.call()
    await listing.put(addition=True)
    [_, added] = await lists_for(listing.desk)
    assert added.listed is not None
    assert [(visit.no, visit.off) for visit in added.listed.visits] == [("1", True), ("2", False)]


async def test_only_confirmed_doctors_of_the_precinct_are_told(listing: Listing) -> None:
    """The paediatrician serves precinct 5 too; the second therapist does not."""
    other, third, manager = (Account(f"telegram:{number}") for number in (71, 72, 73))
    await listing.employ()
    await listing.employ(other, PAEDIATRICIAN)
    await listing.employ(third, SECOND)
    await listing.employ(manager, role=Role.MANAGER)
    gone = await listing.employ(Account("telegram:74"))
    await listing.desk.reception.revoke_staff(gone, "command")
    await listing.call()
    await listing.put()
    rows = await listing.desk.rows(tables.notices)
    assert {row["account"] for row in rows} == {DOCTOR, other}


async def test_no_chat_is_told_where_the_provider_wants_none(listing: Listing) -> None:
    listing.tells = ()
    await listing.employ()
    await listing.call()
    assert await listing.put() == FIRST
    assert await listing.desk.rows(tables.notices) == []


async def test_a_doctor_hears_in_the_language_of_the_chat(listing: Listing) -> None:
    await listing.employ()
    async with listing.desk.units(writing=True) as unit:
        await unit.accounts.choose_language(DOCTOR, "ru")
        await unit.commit()
    await listing.call()
    await listing.put()
    [ready] = await lists_for(listing.desk)
    assert ready.to[0].language == "ru"


async def test_who_left_meanwhile_is_told_nothing(listing: Listing) -> None:
    staff = await listing.employ()
    await listing.call()
    await listing.put()
    await listing.desk.reception.revoke_staff(staff, "command")
    assert await lists_for(listing.desk) == []
    assert (await states(listing.desk))[LIST] == "withdrawn"


async def test_nobody_needs_yesterdays_list(listing: Listing) -> None:
    await listing.employ()
    await listing.call()
    await listing.put()
    listing.desk.clock.moment += timedelta(days=1)
    assert await lists_for(listing.desk) == []
    assert (await states(listing.desk))[LIST] == "failed"


def test_an_issue_is_read_as_it_was_written_whatever_the_precinct_is_called() -> None:
    for precinct in ("5", "", "5/6", "№ 5"):
        issue = Issue(HERE, TODAY, precinct, 12)
        assert Issue.parse(str(issue)) == issue
