"""The clinic calls off a doctor's hours: everyone is told, nobody books them any more (B5.5)."""

import asyncio
from datetime import datetime, timedelta

import pytest

from clinic.acting import Channel, Manager
from clinic.journals.book import Mark
from clinic.notices import NoticeKind
from clinic.people import ProviderId
from clinic.reception import CancelRequest, Closing, VisitRequest
from clinic.refusals import NotYours, Refusal, Refused
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY, iin_of
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.telling import heard, rechecked, registrar, states, tasks
from tests.clinic.usecases.test_waiting_list import answer, free_nine, state_of, wait
from tests.clinic.usecases.town import (
    AIGUL,
    AWAY,
    HUSBAND,
    MOTHER,
    SECOND,
    THERAPIST,
    person,
    shift,
)

AFTER = TOMORROW + timedelta(days=1)
NINE, TEN, ELEVEN = (local(TOMORROW, hour) for hour in (9, 10, 11))
WHOLE_DAY = Closing(THERAPIST, local(TOMORROW, 0), local(AFTER, 0), "ill")


def manager(provider: ProviderId = HERE) -> Manager:
    return Manager("m1", provider, Channel.DESK, "ru")


def hours(since: datetime, until: datetime) -> Closing:
    return Closing(THERAPIST, since, until, "ill")


async def marks(desk: Desk, entry: EntryNo) -> list[Mark]:
    async with desk.units() as unit:
        return [marked.mark for marked in (await unit.journals.find(entry)).marks]


async def free(desk: Desk) -> int:
    return len(await desk.reception.show_free_times.times(THERAPIST, TOMORROW))


async def test_b5_5_every_visit_of_the_day_is_closed_and_told(desk: Desk) -> None:
    asker = await desk.verified(AIGUL, "telegram:1")
    first = (await desk.book("w1", at=NINE, asker=asker)).visit.entry
    second = (await desk.book("w2", at=ELEVEN, patient=HUSBAND)).visit.entry
    other = (await desk.book("w3", doctor=SECOND, at=TEN, patient=MOTHER)).visit.entry
    closed = await desk.reception.close_schedule(WHOLE_DAY, manager())
    assert list(closed) == [first, second]
    assert (await marks(desk, first))[-1] is Mark.CLOSED_BY_CLINIC
    assert Mark.CLOSED_BY_CLINIC not in await marks(desk, other)
    ready = [
        one for one in await rechecked(desk) if one.notice.kind is NoticeKind.CLOSED_BY_CLINIC
    ]
    assert {one.notice.entry for one in ready} == {first, second}
    [note] = [row for row in await desk.rows(tables.history) if row["act"] == "close_schedule"]
    assert (note["actor"], note["reason"], note["outcome"]) == ("staff:m1", "ill", "2 visits")


async def test_b5_3_a_closed_visit_is_reminded_of_no_longer(desk: Desk) -> None:
    await desk.book(at=ELEVEN, asker=await desk.verified(AIGUL))
    await desk.reception.close_schedule(WHOLE_DAY, manager())
    assert await states(desk) == {
        "reminder_evening": "withdrawn",
        "reminder_soon": "withdrawn",
        "closed_by_clinic": "waiting",
    }


async def test_whom_no_chat_reaches_is_on_the_call_out_list(desk: Desk) -> None:
    await desk.book(asker=registrar())
    await desk.reception.close_schedule(WHOLE_DAY, manager())
    assert NoticeKind.CLOSED_BY_CLINIC not in await heard(desk)
    assert await tasks(desk) == [("undelivered", "closed_by_clinic")]


async def test_told_at_eight_what_was_closed_at_night(desk: Desk) -> None:
    """B5.1."""
    await desk.book(at=ELEVEN, asker=await desk.verified(AIGUL))
    desk.clock.moment = local(TODAY, 22)
    await desk.reception.close_schedule(WHOLE_DAY, manager())
    assert await heard(desk) == {}
    desk.clock.moment = local(TOMORROW, 8)
    assert await heard(desk) == {NoticeKind.CLOSED_BY_CLINIC: ("telegram:1",)}


async def test_nobody_books_a_closed_time_whatever_the_grid_becomes(desk: Desk) -> None:
    await desk.reception.close_schedule(WHOLE_DAY, manager())
    assert await free(desk) == 0
    with refused(Refusal.SLOT_TAKEN):
        await desk.book()
    late = shift(THERAPIST, TOMORROW, TEN.time().replace(hour=14), TEN.time().replace(hour=16))
    await desk.add(tables.shifts, late)
    assert await free(desk) == 0


async def test_only_some_hours_are_closed(desk: Desk) -> None:
    early = (await desk.book("w1", at=NINE)).visit.entry
    late = (await desk.book("w2", at=ELEVEN, patient=HUSBAND)).visit.entry
    closed = await desk.reception.close_schedule(hours(TEN, local(TOMORROW, 12)), manager())
    assert list(closed) == [late]
    assert Mark.CLOSED_BY_CLINIC not in await marks(desk, early)
    times = await desk.reception.show_free_times.times(THERAPIST, TOMORROW)
    assert {slot.starts_at for slot in times} == {
        NINE + timedelta(minutes=minutes) for minutes in (15, 30, 45)
    }


async def test_a_visit_that_begins_before_and_ends_within_stays(desk: Desk) -> None:
    entry = (await desk.book("w1", at=local(TOMORROW, 9, 45))).visit.entry
    since = local(TOMORROW, 9, 50)
    assert await desk.reception.close_schedule(hours(since, TEN), manager()) == []
    assert Mark.CLOSED_BY_CLINIC not in await marks(desk, entry)


async def test_several_days_at_once(desk: Desk) -> None:
    one = (await desk.book("w1", at=NINE)).visit.entry
    two = (await desk.book("w2", at=local(AFTER, 9), patient=HUSBAND)).visit.entry
    until = local(AFTER + timedelta(days=1), 0)
    closed = await desk.reception.close_schedule(hours(local(TOMORROW, 0), until), manager())
    assert list(closed) == [one, two]
    days = await desk.reception.show_free_times.days(THERAPIST)
    assert [day.free for day in days][1:4] == [0, 0, 12]


async def test_closing_twice_is_closing_once(desk: Desk) -> None:
    await desk.book()
    assert len(await desk.reception.close_schedule(WHOLE_DAY, manager())) == 1
    assert await desk.reception.close_schedule(WHOLE_DAY, manager()) == []
    kinds = [row["kind"] for row in await desk.rows(tables.notices)]
    assert kinds.count("closed_by_clinic") == 1


async def test_what_is_past_stays_as_it_is(desk: Desk) -> None:
    early = (await desk.book("w1", at=NINE)).visit.entry
    late = (await desk.book("w2", at=ELEVEN, patient=HUSBAND)).visit.entry
    desk.clock.moment = TEN
    assert list(await desk.reception.close_schedule(WHOLE_DAY, manager())) == [late]
    assert Mark.CLOSED_BY_CLINIC not in await marks(desk, early)
    desk.clock.moment = local(AFTER, 0)
    with refused(Refusal.ALREADY_PAST):
        await desk.reception.close_schedule(WHOLE_DAY, manager())


async def test_b0_7_a_manager_closes_at_the_own_provider_only(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await desk.reception.close_schedule(WHOLE_DAY, manager(ELSEWHERE))
    elsewhere = Closing(AWAY, local(TOMORROW, 0), local(AFTER, 0), "ill")
    with pytest.raises(NotYours):
        await desk.reception.close_schedule(elsewhere, manager())
    assert await free(desk) == 12


async def test_a_held_time_is_taken_away_and_the_holder_refused(desk: Desk) -> None:
    slot = (await desk.reception.show_free_times.times(THERAPIST, TOMORROW))[0]
    await desk.reception.hold_time(slot, "telegram:1")
    await desk.reception.close_schedule(WHOLE_DAY, manager())
    with refused(Refusal.SLOT_TAKEN):
        await desk.book()


async def test_an_offered_time_is_taken_back_and_the_place_kept(desk: Desk) -> None:
    place = await wait(desk, await desk.caller("telegram:1"))
    await free_nine(desk)
    assert await state_of(desk, place) == "offered"
    await desk.reception.close_schedule(WHOLE_DAY, manager())
    assert await state_of(desk, place) == "waiting"
    assert (await states(desk))["offer"] == "withdrawn"
    with refused(Refusal.OFFER_GONE):
        await answer(desk, place, accept=True)


async def test_a_cancelled_visit_of_a_closed_day_frees_nothing(desk: Desk) -> None:
    await wait(desk, await desk.caller("telegram:1"))
    asker = await desk.caller("telegram:9")
    entry = (await desk.book(asker=asker)).visit.entry
    await desk.reception.close_schedule(WHOLE_DAY, manager())
    with refused(Refusal.NO_LONGER_ACTIVE):
        await desk.reception.cancel_visit(CancelRequest("c", entry), asker)
    assert "offer" not in await states(desk)


async def test_whoever_books_at_that_moment_is_told_or_refused(desk: Desk) -> None:
    """Never booked into a closed time without a word."""
    people = [iin_of(600 + number) for number in range(12)]
    await desk.add(tables.register, *(person(iin) for iin in people))
    askers = [await desk.caller(f"telegram:{number}") for number in range(12)]

    async def book(number: int) -> object:
        request: VisitRequest = desk.request(
            f"w{number}", NINE + timedelta(minutes=15 * number), patient=people[number],
            holder=f"telegram:{number}",
        )  # fmt: skip
        return await desk.reception.book_visit(request, askers[number])

    closing = desk.reception.close_schedule(WHOLE_DAY, manager())
    *answers, closed = await asyncio.gather(
        *(book(number) for number in range(12)), closing, return_exceptions=True
    )
    booked = {answer.visit.entry for answer in answers if not isinstance(answer, BaseException)}  # type: ignore[attr-defined]  # Booked
    assert isinstance(closed, list)
    assert booked == set(closed)
    assert all(isinstance(one, Refused) for one in answers if isinstance(one, BaseException))
    assert await free(desk) == 0
