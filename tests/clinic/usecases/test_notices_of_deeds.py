"""Each deed leaves its notices in its own transaction (§3.11, B5.1, B5.3)."""

import asyncio

import pytest

from clinic.acting import Account, Asker
from clinic.notices import NoticeKind
from clinic.people import Relation
from clinic.reception import Booked, CancelRequest, MoveRequest
from clinic.refusals import NotYours, Refusal, Refused
from clinic.visits import EntryNo
from storage import tables
from storage.marshal import instant
from tests.clinic.samples import ELSEWHERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.telling import registrar, states
from tests.clinic.usecases.test_waiting_list import answer, free_nine, wait
from tests.clinic.usecases.town import AIGUL, CHILD, HUSBAND, MOTHER, PAEDIATRICIAN, SECOND

TEN, ELEVEN = local(TOMORROW, 10), local(TOMORROW, 11)


async def kinds(desk: Desk, entry: str) -> set[str]:
    return {str(row["kind"]) for row in await desk.rows(tables.notices) if row["entry"] == entry}


async def test_b5_1_a_booking_leaves_its_reminders(desk: Desk) -> None:
    booked = await desk.book(at=ELEVEN, asker=await desk.verified(AIGUL))
    rows = {str(row["kind"]): row for row in await desk.rows(tables.notices)}
    assert set(rows) == {"reminder_evening", "reminder_soon"}
    assert rows["reminder_evening"]["due_at"] == instant(local(TODAY, 18))
    assert rows["reminder_soon"]["due_at"] == instant(local(TOMORROW, 8, 30))
    for kind, row in rows.items():
        assert row["notice"] == f"{booked.visit.entry}:{kind}"
        assert (row["state"], row["account"]) == ("waiting", "telegram:1")


async def test_a_booking_that_fails_leaves_none(desk: Desk) -> None:
    await desk.book("w1", patient=HUSBAND, asker=await desk.caller("telegram:5"))
    before = len(await desk.rows(tables.notices))
    with refused(Refusal.SLOT_TAKEN):
        await desk.book("w2", asker=await desk.verified(AIGUL))
    assert len(await desk.rows(tables.notices)) == before


async def test_the_repeat_of_a_window_adds_none(desk: Desk) -> None:
    asker = await desk.verified(AIGUL)
    await desk.book(asker=asker)
    await desk.book(asker=asker)
    assert len(await desk.rows(tables.notices)) == 1


async def test_whoever_proved_nothing_is_told_of_to_the_person(desk: Desk) -> None:
    booked = await desk.book(at=ELEVEN)
    assert await kinds(desk, booked.visit.entry) == {
        "reminder_evening", "reminder_soon", "entered_by_another",
    }  # fmt: skip


async def test_b2_10_a_guardian_is_no_other(desk: Desk) -> None:
    booked = await desk.book(
        patient=CHILD,
        doctor=PAEDIATRICIAN,
        relation=Relation.PARENT,
        asker=await desk.verified(CHILD, phone="+77012223344"),
    )
    assert "entered_by_another" not in await kinds(desk, booked.visit.entry)


async def test_b5_3_a_cancelled_visit_is_reminded_of_no_longer(desk: Desk) -> None:
    asker = await desk.verified(AIGUL)
    entry = (await desk.book(at=ELEVEN, asker=asker)).visit.entry
    await desk.reception.cancel_visit(CancelRequest("c", entry), asker)
    assert await states(desk) == {
        "reminder_evening": "withdrawn",
        "reminder_soon": "withdrawn",
    }


async def test_a_visit_cancelled_by_another_is_told_of_to_the_person(desk: Desk) -> None:
    asker = await desk.caller("telegram:5")
    entry = (await desk.book(asker=asker)).visit.entry
    await desk.reception.cancel_visit(CancelRequest("c", entry), asker)
    assert (await states(desk))["entered_by_another"] == "waiting"
    assert (await states(desk))["cancelled_by_another"] == "waiting"


async def moved(desk: Desk, asker: Asker) -> tuple[EntryNo, Booked]:
    """A visit at ten is moved to eleven by who made it."""
    old = (await desk.book(at=TEN, asker=asker)).visit.entry
    move = MoveRequest("m", old, SECOND, ELEVEN, "telegram:1")
    return old, await desk.reception.move_visit(move, asker)


async def test_b5_3_a_moved_visit_is_reminded_of_at_its_new_time(desk: Desk) -> None:
    old, new = await moved(desk, await desk.verified(AIGUL))
    of_old = [row for row in await desk.rows(tables.notices) if row["entry"] == old]
    assert {row["state"] for row in of_old} == {"withdrawn"}
    assert await kinds(desk, new.visit.entry) == {"reminder_evening", "reminder_soon"}


async def test_a_visit_moved_by_another_is_told_of_to_the_person(desk: Desk) -> None:
    _, new = await moved(desk, await desk.caller("telegram:5"))
    assert "moved_by_another" in await kinds(desk, new.visit.entry)
    assert "entered_by_another" not in await kinds(desk, new.visit.entry)


async def test_the_desk_moves_a_visit_that_stays_its_makers(desk: Desk) -> None:
    """The chat that made it sees it, changes it and is reminded of it as before."""
    maker = await desk.caller("telegram:5")
    old = (await desk.book(at=TEN, asker=maker)).visit.entry
    move = MoveRequest("m", old, SECOND, ELEVEN, "staff:r1")
    new = await desk.reception.move_visit(move, registrar())
    assert await kinds(desk, new.visit.entry) == {"reminder_evening", "reminder_soon", "moved"}
    assert (new.visit.made_by, new.visit.level) == ("telegram:5", "L1")
    async with desk.units() as unit:
        entry = await unit.journals.find(new.visit.entry)
        was = await unit.journals.find(old)
    assert (entry.columns["staff"], entry.columns["channel"]) == ("r1", "desk")
    assert was.marks[-1].by == "staff:r1"
    await desk.reception.cancel_visit(CancelRequest("c", new.visit.entry), maker)


async def test_what_the_desk_enters_and_cancels_the_person_is_asked_about(desk: Desk) -> None:
    booked = await desk.book(asker=registrar())
    assert (booked.visit.level, booked.visit.made_by) == ("staff", "staff:r1")
    assert booked.patient_name is None
    await desk.reception.cancel_visit(CancelRequest("c", booked.visit.entry), registrar())
    assert {"entered_by_another", "cancelled_by_another"} <= set(await states(desk))


async def test_b0_7_the_desk_changes_nothing_of_another_provider(desk: Desk) -> None:
    entry = (await desk.book()).visit.entry
    with pytest.raises(NotYours):
        await desk.reception.cancel_visit(CancelRequest("c", entry), registrar(ELSEWHERE))


@pytest.mark.parametrize(("relation", "fits"), [(Relation.PARENT, True), (Relation.SELF, False)])
async def test_b2_10_at_the_desk_a_child_comes_with_a_representative(
    desk: Desk, relation: Relation, *, fits: bool
) -> None:
    async def booked() -> Booked:
        return await desk.book(
            patient=CHILD, doctor=PAEDIATRICIAN, relation=relation, asker=registrar()
        )

    if fits:
        assert (await booked()).visit.patient == CHILD
    else:
        with refused(Refusal.NEEDS_REPRESENTATIVE):
            await booked()


async def test_a_refusal_at_the_desk_names_who_was_refused(desk: Desk) -> None:
    await desk.book("w1", patient=HUSBAND)
    with refused(Refusal.SLOT_TAKEN):
        await desk.book("w2", patient=MOTHER, asker=registrar())
    assert (await desk.rows(tables.refusals))[-1]["staff"] == "r1"


async def test_of_two_cancellations_at_once_one_counts_and_tells(desk: Desk) -> None:
    asker = await desk.caller()
    entry = (await desk.book(asker=asker)).visit.entry
    done = await asyncio.gather(
        *(desk.reception.cancel_visit(CancelRequest(w, entry), asker) for w in ("c1", "c2")),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Refused) for one in done) == 1
    told = [r for r in await desk.rows(tables.notices) if r["kind"] == "cancelled_by_another"]
    assert len(told) == 1


async def test_an_accepted_offer_is_reminded_of_as_any_booking(desk: Desk) -> None:
    place = await wait(desk, await desk.verified(MOTHER))
    await free_nine(desk)
    booked = await answer(desk, place, accept=True)
    assert booked is not None
    assert await kinds(desk, booked.visit.entry) == {NoticeKind.REMINDER_EVENING.value}


async def test_b0_1_whoever_is_forgotten_is_not_named_in_the_outbox(desk: Desk) -> None:
    await desk.book(asker=await desk.verified(AIGUL))
    await desk.reception.forget_me(Account("telegram:1"))
    assert {row["account"] for row in await desk.rows(tables.notices)} == {None}
