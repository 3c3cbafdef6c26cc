"""A promised window has passed and nobody came: told, and dealt with (R3.25, B3.8)."""

import asyncio

import pytest

from clinic.acting import Account
from clinic.notices import NoticeKind, of_entry
from clinic.people import Relation
from clinic.reception import VisitOutcome
from clinic.visits import EntryNo
from storage import tables
from storage.marshal import instant
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.at_home import BABY, call, call_off, note, state, written
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.telling import heard, rechecked, registrar, states, tasks
from tests.clinic.usecases.test_household import household
from tests.clinic.usecases.town import AIGUL, INFANT, MOTHER, TEEN

OVERDUE, SIX = NoticeKind.HOME_VISIT_OVERDUE, local(TODAY, 18)
CALLED, CANCELLED = NoticeKind.HOME_CALLED_BY_ANOTHER, NoticeKind.HOME_CANCELLED_BY_ANOTHER
ONE_TASK = [("home_visit_overdue", "home_visit_overdue")]


async def test_r3_25_until_the_window_ends_nobody_is_late(home: Desk) -> None:
    entry = (await call(home, asker=await home.verified(AIGUL))).call.entry
    [row] = await home.rows(tables.notices)
    assert (row["kind"], row["due_at"]) == ("home_visit_overdue", instant(SIX))
    home.clock.moment = local(TODAY, 17, 59)
    assert await heard(home) == {}
    assert await state(home, entry) == "entered"


async def test_b3_8_mark_task_and_an_honest_word_to_the_verified(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await home.verified(AIGUL, "telegram:9")
    home.clock.moment = SIX
    [ready] = [one for one in await rechecked(home) if one.notice.kind is OVERDUE]
    assert [one.account for one in ready.to] == ["telegram:9"]
    assert ready.call is not None
    assert (ready.call.entry, ready.call.state, ready.visit) == (entry, "overdue", None)
    assert ready.provider.provider == HERE
    last = (await written(home, entry)).marks[-1]
    assert (last.mark, last.at, last.by) == ("overdue", SIX, "clock")
    [task] = await home.rows(tables.tasks)
    assert (task["kind"], task["provider"], task["entry"]) == ("home_visit_overdue", HERE, entry)
    assert (task["since"], task["draft"]) == (instant(SIX), "{}")
    assert task["due"] == instant(local(TODAY, 18, 30))


async def test_b3_8_the_unproved_are_told_nothing_and_the_clinic_is(home: Desk) -> None:
    await call(home)
    home.clock.moment = SIX
    assert await heard(home) == {}
    assert (await states(home))["home_visit_overdue"] == "withdrawn"
    assert await tasks(home) == ONE_TASK


async def test_b3_8_asked_again_it_is_marked_once(home: Desk) -> None:
    """Until it is sent the notice waits."""
    entry = (await call(home, asker=await home.verified(AIGUL))).call.entry
    home.clock.moment = SIX
    for _ in range(3):
        assert await heard(home) == {OVERDUE: ("telegram:1",)}
    await asyncio.gather(*(rechecked(home) for _ in range(4)))
    assert [mark.mark for mark in (await written(home, entry)).marks] == ["entered", "overdue"]
    assert await tasks(home) == ONE_TASK


@pytest.mark.parametrize("outcome", VisitOutcome)
async def test_b3_8_whoever_came_in_time_is_not_late(home: Desk, outcome: VisitOutcome) -> None:
    entry = (await call(home, asker=await home.verified(AIGUL))).call.entry
    await note(home, entry, outcome)
    assert (await states(home))["home_visit_overdue"] == "withdrawn"
    home.clock.moment = SIX
    assert OVERDUE not in await heard(home)
    assert await tasks(home) == []


async def test_b3_8_the_state_of_the_call_counts_and_not_only_the_withdrawal(home: Desk) -> None:
    """Paper said so meanwhile: a mark of which the outbox knows nothing."""
    entry = (await call(home, asker=await home.verified(AIGUL))).call.entry
    await home.add(
        tables.marks,
        {
            "entry": entry, "seq": 2, "mark": "visited", "at": instant(local(TODAY, 14)),
            "marked_by": "command", "channel": "desk", "facts": "{}",
        },
    )  # fmt: skip
    home.clock.moment = SIX
    assert await heard(home) == {}
    assert (await states(home))["home_visit_overdue"] == "withdrawn"
    assert await state(home, entry) == "visited"


async def test_b3_8_a_late_visit_ends_the_word_that_was_not_said_yet(home: Desk) -> None:
    entry = (await call(home, asker=await home.verified(AIGUL))).call.entry
    home.clock.moment = SIX
    await rechecked(home)
    await note(home, entry)
    assert set(await heard(home)) == {NoticeKind.HOME_VISITED}
    assert (await states(home))["home_visit_overdue"] == "withdrawn"


async def test_b0_1_a_promise_is_watched_though_the_chat_was_forgotten(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await home.reception.forget_me(Account("telegram:1"))
    home.clock.moment = SIX
    assert await heard(home) == {}
    assert await state(home, entry) == "overdue"
    assert await tasks(home) == ONE_TASK


async def test_r3_25_a_call_that_the_desk_took_is_watched_too(home: Desk) -> None:
    await call(home, asker=registrar())
    home.clock.moment = SIX
    assert await heard(home) == {}
    assert await tasks(home) == ONE_TASK


async def test_b2_10_the_guardian_of_a_child_is_told_and_of_a_sixteen_year_old_not(
    home: Desk,
) -> None:
    await home.verified(MOTHER, "telegram:9")
    await call(home, patient=INFANT, illness=BABY, relation=Relation.OTHER)
    await call(home, "h2", patient=TEEN)
    home.clock.moment = SIX
    assert {
        ready.call.patient: [one.account for one in ready.to]
        for ready in await rechecked(home)
        if ready.call and ready.notice.kind is OVERDUE
    } == {INFANT: ["telegram:9"]}
    await home.verified(TEEN, "telegram:7")


async def test_b2_10_a_sixteen_year_old_is_told_in_the_own_chat_alone(home: Desk) -> None:
    await home.verified(MOTHER, "telegram:9")
    await call(home, patient=TEEN, asker=await home.verified(TEEN, "telegram:7"))
    home.clock.moment = SIX
    assert await heard(home) == {OVERDUE: ("telegram:7",)}


async def test_a_notice_of_a_call_that_is_not_there_stops_no_other(home: Desk) -> None:
    await call(home, asker=await home.verified(AIGUL))
    unknown = EntryNo("taraz-4/2026/99")
    async with home.units(writing=True) as unit:
        await unit.outbox.add(of_entry(OVERDUE, unknown, home.clock.now(), None, "kk"))
        await unit.commit()
    home.clock.moment = SIX
    assert await heard(home) == {OVERDUE: ("telegram:1",)}


# ---- calls that were joined (B3.6)


async def test_b3_6_of_calls_that_were_joined_the_first_speaks_for_all(home: Desk) -> None:
    first = (await call(home)).call.entry
    second = (await call(home, "h2", asker=await home.caller("telegram:5"))).call.entry
    await home.verified(AIGUL, "telegram:9")
    home.clock.moment = SIX
    ready = [one for one in await rechecked(home) if one.notice.kind is OVERDUE]
    assert [one.notice.entry for one in ready] == [first]
    assert [await state(home, entry) for entry in (first, second)] == ["overdue", "overdue"]
    assert [row["entry"] for row in await home.rows(tables.tasks)] == [first]


async def test_b3_6_where_the_first_was_called_off_the_next_speaks(home: Desk) -> None:
    """A neighbour's call that is called off takes the daughter's promise not with it."""
    first = (await call(home)).call.entry
    others = [
        (await call(home, f"h{number}", asker=await home.caller(f"telegram:{number}"))).call.entry
        for number in (5, 6)
    ]
    await home.verified(AIGUL, "telegram:9")
    await call_off(home, first)
    home.clock.moment = SIX
    ready = [one for one in await rechecked(home) if one.notice.kind is OVERDUE]
    assert [one.notice.entry for one in ready] == [others[0]]
    assert [row["entry"] for row in await home.rows(tables.tasks)] == [others[0]]
    assert [await state(home, entry) for entry in others] == ["overdue", "overdue"]


# ---- "was this you?" (§3.11)


async def test_5_3_the_person_is_asked_about_what_another_chat_called(home: Desk) -> None:
    await home.verified(AIGUL, "telegram:9")
    entry = (await call(home)).call.entry
    [ready] = await rechecked(home)
    assert (ready.notice.kind, ready.notice.entry) == (CALLED, entry)
    assert [one.account for one in ready.to] == ["telegram:9"]


async def test_5_3_also_where_the_call_joined_the_persons_own(home: Desk) -> None:
    """A stranger's entry in one's name is news, whatever it was joined to."""
    await call(home, asker=await home.verified(AIGUL, "telegram:9"))
    entry = (await call(home, "h2", asker=await home.caller("telegram:5"))).call.entry
    [ready] = await rechecked(home)
    assert (ready.notice.kind, ready.notice.entry) == (CALLED, entry)


async def test_5_3_the_person_is_asked_about_what_another_called_off(home: Desk) -> None:
    await home.verified(AIGUL, "telegram:9")
    other = await home.caller("telegram:5")
    entry = (await call(home, asker=other)).call.entry
    await call_off(home, entry, other)
    assert await heard(home) == {CALLED: ("telegram:9",), CANCELLED: ("telegram:9",)}


async def test_5_3_whoever_did_it_is_not_asked(home: Desk) -> None:
    other = await home.caller("telegram:5")
    entry = (await call(home, asker=other)).call.entry
    proof = await home.verified(AIGUL, "telegram:9")
    await call_off(home, entry, proof)
    assert await heard(home) == {CALLED: ("telegram:9",)}
    await home.verified(MOTHER, "telegram:5")
    await call(home, "h2", patient=MOTHER, asker=(await household(home, "telegram:5")).caller)
    assert await heard(home) == {CALLED: ("telegram:9",)}


async def test_5_3_the_desks_own_is_asked_about_too(home: Desk) -> None:
    await home.verified(AIGUL, "telegram:9")
    await call(home, asker=registrar())
    assert await heard(home) == {CALLED: ("telegram:9",)}


async def test_b5_1_nobody_is_asked_at_night(home: Desk) -> None:
    await home.verified(AIGUL, "telegram:9")
    home.clock.moment = local(TODAY, 22)
    await call(home)
    assert await heard(home) == {}
    home.clock.moment = local(TOMORROW, 8)
    assert await heard(home) == {CALLED: ("telegram:9",)}
