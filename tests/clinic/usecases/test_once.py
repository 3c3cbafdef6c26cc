"""One confirming window, one deed, whatever is tapped and whenever (house.md "One booking")."""

import asyncio
from datetime import timedelta

import pytest

from clinic.acting import Asker, Channel
from clinic.ports import Overtaken, Repeated
from clinic.reception import (
    Booked,
    CancelRequest,
    ConfirmRequest,
    MoveRequest,
)
from clinic.refusals import NotYours, Refusal, Refused
from clinic.usecases.once import TRIES, anew
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.town import AIGUL, MOTHER, THERAPIST


async def test_b2_1_the_repeated_window_hears_the_same_answer(desk: Desk) -> None:
    """Also when the first run died after its commit, before anything was said."""
    first = await desk.book()
    again = await desk.book()
    assert (again.repeated, again.told) == (True, False)
    assert again.visit == first.visit
    await desk.reception.record_told(first.visit.entry, "kk", "…", Channel.CHAT)
    assert (await desk.book()).told
    assert len(await desk.rows(tables.entries)) == 1
    assert await desk.rows(tables.refusals) == []


async def test_b2_1_a_repeat_after_the_cancelling_books_nothing_anew(desk: Desk) -> None:
    asker = await desk.caller()
    first = await desk.book()
    await desk.reception.cancel_visit(CancelRequest("c1", first.visit.entry), asker)
    assert (await desk.book()).visit.entry == first.visit.entry
    assert len(await desk.rows(tables.entries)) == 1


async def test_b2_1_a_window_that_somebody_else_answered_is_not_theirs(desk: Desk) -> None:
    await desk.book()
    with pytest.raises(NotYours):
        await desk.book(asker=await desk.caller("telegram:2"))


async def test_b2_1_twins_make_one_entry_and_hear_one_answer(desk: Desk) -> None:
    asker = await desk.caller()
    answers = await asyncio.gather(*(desk.book(asker=asker) for _ in range(8)))
    assert sum(not booked.repeated for booked in answers) == 1
    assert len({booked.visit.entry for booked in answers}) == 1
    assert len(await desk.rows(tables.entries)) == 1


async def test_b2_9_twins_of_a_move_make_one_entry(desk: Desk) -> None:
    asker = await desk.caller()
    old = (await desk.book()).visit.entry
    answers = await asyncio.gather(*(_moved(desk, old, "m1", asker) for _ in range(6)))
    assert len({booked.visit.entry for booked in answers}) == 1
    assert len(await desk.rows(tables.entries)) == 2


async def test_b2_9_two_windows_cancel_one_visit_once(desk: Desk) -> None:
    asker = await desk.caller()
    entry = (await desk.book()).visit.entry
    answers = await asyncio.gather(
        *(
            desk.reception.cancel_visit(CancelRequest(f"c{number % 2}", entry), asker)
            for number in range(6)
        ),
        return_exceptions=True,
    )
    assert any(not isinstance(answer, BaseException) for answer in answers)
    cancelled = [row for row in await desk.rows(tables.marks) if row["mark"] == "cancelled"]
    assert len(cancelled) == 1


async def test_b2_9_a_window_moves_once(desk: Desk) -> None:
    asker = await desk.caller()
    old = (await desk.book()).visit.entry
    first = await _moved(desk, old, "m1", asker)
    again = await _moved(desk, old, "m1", asker)
    assert again.repeated
    assert again.visit == first.visit


async def test_b2_9_a_window_cancels_once_and_another_hears_that_it_is_over(desk: Desk) -> None:
    asker = await desk.caller()
    entry = (await desk.book()).visit.entry
    request = CancelRequest("c1", entry)
    first = await desk.reception.cancel_visit(request, asker)
    assert await desk.reception.cancel_visit(request, asker) == first
    with refused(Refusal.NO_LONGER_ACTIVE):
        await desk.reception.cancel_visit(CancelRequest("c2", entry), asker)


async def test_a_window_confirms_once(desk: Desk) -> None:
    asker = await desk.verified(AIGUL)
    entry = (await desk.book(asker=asker)).visit.entry
    for _ in range(2):
        await desk.reception.confirm_visit(ConfirmRequest("k1", entry), asker)
    confirmed = [row for row in await desk.rows(tables.marks) if row["mark"] == "confirmed"]
    assert len(confirmed) == 1


async def test_twins_confirm_once_and_hear_one_answer(desk: Desk) -> None:
    asker = await desk.verified(AIGUL)
    entry = (await desk.book(asker=asker)).visit.entry
    answers = await asyncio.gather(
        *(desk.reception.confirm_visit(ConfirmRequest("k1", entry), asker) for _ in range(6))
    )
    assert {shown.visit.entry for shown in answers} == {entry}
    assert await _marks(desk) == ["entered", "confirmed"]


async def test_r2_3_told_by_several_at_once_is_told_once(desk: Desk) -> None:
    entry = (await desk.book()).visit.entry
    await asyncio.gather(
        *(desk.reception.record_told(entry, "kk", "…", Channel.CHAT) for _ in range(6))
    )
    assert await _marks(desk) == ["entered", "told"]


async def test_b2_9_what_is_told_confirmed_and_cancelled_at_once_is_cancelled(desk: Desk) -> None:
    asker = await desk.verified(AIGUL)
    entry = (await desk.book(asker=asker)).visit.entry
    answers = await asyncio.gather(
        desk.reception.record_told(entry, "kk", "…", Channel.CHAT),
        desk.reception.cancel_visit(CancelRequest("c1", entry), asker),
        desk.reception.confirm_visit(ConfirmRequest("k1", entry), asker),
        return_exceptions=True,
    )
    failed = [answer for answer in answers if isinstance(answer, BaseException)]
    assert {type(answer) for answer in failed} <= {Refused}
    assert set(await _marks(desk)) >= {"entered", "told", "cancelled"}


async def test_who_is_overtaken_again_and_again_gives_up() -> None:
    asked = []

    async def overtaken() -> None:
        asked.append("once more")
        raise Overtaken

    with pytest.raises(Overtaken):
        await anew(overtaken)
    assert len(asked) == TRIES


async def test_the_same_patient_in_another_window_is_another_deed(desk: Desk) -> None:
    await desk.book()
    with refused(Refusal.SLOT_TAKEN):
        await desk.book("w2", patient=MOTHER)


def test_a_repeat_names_its_entry() -> None:
    assert Repeated(EntryNo("taraz-4/2026/1")).entry == "taraz-4/2026/1"


async def _marks(desk: Desk) -> list[object]:
    rows = await desk.rows(tables.marks)
    return [row["mark"] for row in sorted(rows, key=lambda row: str(row["seq"]))]


async def _moved(desk: Desk, entry: EntryNo, window: str, asker: Asker) -> Booked:
    at = local(TOMORROW + timedelta(days=1), 10)
    return await desk.reception.move_visit(
        MoveRequest(window, entry, THERAPIST, at, "telegram:1"), asker
    )
