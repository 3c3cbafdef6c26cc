"""A home call is called off: the entry stays, marked (B3.7), and only by whose it is (B0.2)."""

import asyncio

import pytest

from clinic.acting import Account
from clinic.home_calls import CallState
from clinic.journals.book import Mark
from clinic.people import ProviderId, Relation
from clinic.reception import CancelRequest, VisitOutcome
from clinic.refusals import NotYours, Refusal
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.samples import ELSEWHERE, TODAY
from tests.clinic.usecases.at_home import call, call_off, note, state, written
from tests.clinic.usecases.desk import Desk, local, refused
from tests.clinic.usecases.telling import heard, registrar, states
from tests.clinic.usecases.town import AIGUL, CHILD, MOTHER


async def test_b3_7_the_entry_stays_and_is_marked(home: Desk) -> None:
    entry = (await call(home, asker=await home.verified(AIGUL))).call.entry
    request = CancelRequest("off", entry)
    shown = await home.reception.cancel_home_call(request, await home.verified(AIGUL))
    assert (shown.call.entry, shown.call.state) == (entry, CallState.CANCELLED)
    assert shown.patient_name == "Айгүл С."
    last = (await written(home, entry)).marks[-1]
    assert (last.mark, last.at, last.by, last.channel) == (
        Mark.CANCELLED, home.clock.now(), "telegram:1", "chat",
    )  # fmt: skip
    assert len(await home.rows(tables.entries)) == 1


async def test_b0_2_the_chat_that_made_it_calls_it_off(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await call_off(home, entry, await home.caller())
    assert await state(home, entry) == "cancelled"


async def test_b0_2_another_chat_hears_the_same_of_a_call_and_of_none(home: Desk) -> None:
    entry = (await call(home)).call.entry
    other = await home.caller("telegram:5")
    for number in (entry, EntryNo("taraz-4/2026/99")):
        with pytest.raises(NotYours):
            await call_off(home, number, other)
    assert await state(home, entry) == "entered"
    assert await home.rows(tables.refusals) == []


async def test_b0_1_the_chat_that_was_forgotten_calls_nothing_off(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await home.reception.forget_me(Account("telegram:1"))
    home.clock.turn(minutes=1)
    with pytest.raises(NotYours):
        await call_off(home, entry, await home.caller())


async def test_b0_2_the_person_calls_off_what_another_chat_made(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await call_off(home, entry, await home.verified(AIGUL, "telegram:9"))
    assert await state(home, entry) == "cancelled"


async def test_b0_2_proof_of_another_person_calls_off_nothing(home: Desk) -> None:
    entry = (await call(home)).call.entry
    with pytest.raises(NotYours):
        await call_off(home, entry, await home.verified(MOTHER, "telegram:9"))


async def test_b2_10_a_guardian_calls_off_the_childs(home: Desk) -> None:
    entry = (await call(home, patient=CHILD, relation=Relation.OTHER)).call.entry
    await home.verified(MOTHER, "telegram:9")
    household = await home.reception.show_household(home.anyone("telegram:9"))
    child = household.member(CHILD)
    assert child is not None
    await call_off(home, entry, child.proof)
    assert await state(home, entry) == "cancelled"


async def test_b0_7_the_desk_calls_off_its_own_providers_only(home: Desk) -> None:
    entry = (await call(home)).call.entry
    with pytest.raises(NotYours):
        await call_off(home, entry, registrar(ProviderId(ELSEWHERE)))
    await call_off(home, entry, registrar())
    assert (await written(home, entry)).marks[-1].by == "staff:r1"


async def test_b3_7_a_visit_of_the_other_book_is_no_home_call(home: Desk) -> None:
    """Nor the other way round."""
    asker = await home.caller()
    visit = (await home.book(asker=asker, patient=MOTHER)).visit.entry
    home_call = (await call(home, asker=asker)).call.entry
    with pytest.raises(NotYours):
        await call_off(home, visit, asker)
    with pytest.raises(NotYours):
        await home.reception.cancel_visit(CancelRequest("c", home_call), asker)
    assert {row["mark"] for row in await home.rows(tables.marks)} == {"entered"}


async def test_b3_7_once_and_no_second_time(home: Desk) -> None:
    asker = await home.caller()
    entry = (await call(home, asker=asker)).call.entry
    await call_off(home, entry, asker)
    await call_off(home, entry, asker)
    with refused(Refusal.NO_LONGER_ACTIVE):
        await call_off(home, entry, asker, window="off2")
    marks = [mark.mark for mark in (await written(home, entry)).marks]
    assert marks == [Mark.ENTERED, Mark.CANCELLED]
    [row] = await home.rows(tables.refusals)
    assert (row["service"], row["provider"]) == ("r3", "taraz-4")


async def test_b3_7_twins_of_a_calling_off_are_one(home: Desk) -> None:
    asker = await home.caller()
    entry = (await call(home, asker=asker)).call.entry
    await asyncio.gather(*(call_off(home, entry, asker) for _ in range(6)))
    assert [mark.mark for mark in (await written(home, entry)).marks] == [
        Mark.ENTERED, Mark.CANCELLED,
    ]  # fmt: skip


async def waiting(home: Desk) -> list[str]:
    """The tasks that are not done."""
    return [str(task["task"]) for task in await home.rows(tables.tasks) if not task["done_at"]]


async def test_b3_8_whoever_comes_late_ends_what_waited_for_somebody(home: Desk) -> None:
    late = (await call(home)).call.entry
    home.clock.moment = local(TODAY, 18)
    await heard(home)
    assert await waiting(home) == [f"home_visit_overdue:{late}"]
    await note(home, late)
    assert await waiting(home) == []


async def test_b3_7_what_is_overdue_is_called_off_and_what_is_done_is_not(home: Desk) -> None:
    late = (await call(home)).call.entry
    done = (await call(home, "h2", patient=MOTHER)).call.entry
    await note(home, done, VisitOutcome.NOBODY)
    home.clock.moment = local(TODAY, 18)
    await heard(home)
    assert await state(home, late) == "overdue"
    assert await waiting(home) == [f"home_visit_overdue:{late}"]
    await call_off(home, late)
    assert await waiting(home) == []
    with refused(Refusal.NO_LONGER_ACTIVE):
        await call_off(home, done, window="off2")


async def test_b3_8_what_was_called_off_is_overdue_no_more(home: Desk) -> None:
    entry = (await call(home, asker=await home.verified(AIGUL))).call.entry
    await call_off(home, entry, await home.verified(AIGUL))
    assert (await states(home))["home_visit_overdue"] == "withdrawn"
    home.clock.moment = local(TODAY, 18)
    assert await heard(home) == {}
    assert await state(home, entry) == "cancelled"
    assert await home.rows(tables.tasks) == []
