"""Everything that waits for a person is on one list, and one person has it at a time (B0.10)."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from clinic.acting import Channel
from clinic.journals.book import Mark
from clinic.notices import NoticeKind
from clinic.people import Iin, ProviderId
from clinic.reception import PersonRequest, Told, Worker
from clinic.refusals import NotFound
from clinic.tasks import Outcome, Task, TaskKind, Why
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.posts import manager, operator
from tests.clinic.usecases.telling import heard, states
from tests.clinic.usecases.town import (
    AIGUL,
    CHILD,
    DISPENSARY,
    MOTHER,
    PHONES,
    STRANGER,
    TEEN,
    THERAPIST,
)

FIRST, SECOND, BOSS = operator("o1"), operator("o2"), manager()
TOLD = Told("kk", "жиырма төртінші қараша", Channel.PHONE)


async def asked(
    desk: Desk,
    window: str = "p1",
    where: ProviderId | None = HERE,
    account: str = "telegram:1",
    **draft: str,
) -> str:
    """Somebody asks for a person in the chat."""
    named = {"provider": where} if where else {}
    request = PersonRequest(window, Why.ASKED, where, {**draft, **named}, "kk")
    await desk.reception.ask_person(request, desk.anyone(account))
    return window


async def call_back(desk: Desk) -> str:
    """An entry whose answer was never said, and whose limit has run out."""
    entry = (await desk.book()).visit.entry
    desk.clock.turn(minutes=11)
    return f"call_back:{entry}"


async def listed(desk: Desk, worker: Worker = FIRST) -> list[str]:
    return [task.task for task in await desk.reception.show_work(worker)]


async def history(desk: Desk) -> list[tuple[object, ...]]:
    return [
        (row["actor"], row["act"], row["reason"], row["outcome"])
        for row in await desk.rows(tables.history)
    ]


async def put(desk: Desk, kind: TaskKind, number: str, **changes: Any) -> str:
    """A task as some other deed leaves it."""
    now = desk.clock.now()
    task = Task(number, kind, HERE, None, kind.value, {}, None, "kk", since=now, due=now)
    async with desk.units(writing=True) as unit:
        await unit.work.add(replace(task, **changes))
        await unit.commit()
    return number


# ------------------------------------------------------------ who sees what


async def test_the_oldest_promise_comes_first_and_call_backs_stand_among_them(desk: Desk) -> None:
    back = await call_back(desk)
    late = await asked(desk)
    desk.clock.turn(minutes=-60)
    early = await asked(desk, "p2", account="telegram:2")
    desk.clock.turn(minutes=60)
    assert await listed(desk) == [early, back, late]


async def test_b0_7_another_providers_people_see_none_of_it(desk: Desk) -> None:
    number = await asked(desk)
    away = operator("o9", ELSEWHERE)
    assert await listed(desk, away) == []
    with pytest.raises(NotFound):
        await desk.reception.take_task(number, away)
    with pytest.raises(NotFound):
        await desk.reception.show_work.task(number, away)
    assert await listed(desk, manager("m9", ELSEWHERE)) == []


@pytest.mark.parametrize(
    ("patient", "seen_by"),
    [(None, [HERE, ELSEWHERE]), (AIGUL, [HERE]), (STRANGER, [ELSEWHERE])],
)
async def test_who_named_no_clinic_is_answered_by_the_patients_own_or_by_any(
    desk: Desk, patient: Iin | None, seen_by: list[ProviderId]
) -> None:
    draft = {"patient": patient.digits} if patient else {}
    number = await asked(desk, where=None, **draft)
    clinics = (HERE, ELSEWHERE, DISPENSARY)  # the last receives nobody by appointment
    assert seen_by == [
        clinic for clinic in clinics if number in await listed(desk, operator("o", clinic))
    ]


async def test_disputes_and_unverified_days_are_for_the_manager(desk: Desk) -> None:
    dispute = await put(desk, TaskKind.DISPUTE, "dispute:1")
    day = await put(desk, TaskKind.UNVERIFIED_DAY, "unverified_day:1", draft={"doctor": THERAPIST})
    assert await listed(desk) == []
    assert await listed(desk, BOSS) == [dispute, day]
    assert (await desk.reception.show_work.task(day, BOSS)).doctor is not None
    with pytest.raises(NotFound):
        await desk.reception.take_task(dispute, FIRST)


async def test_unanswered_past_its_promise_is_overdue(desk: Desk) -> None:
    number = await asked(desk)
    assert not (await desk.reception.show_work.task(number, BOSS)).overdue
    desk.clock.turn(minutes=31)
    assert (await desk.reception.show_work.task(number, BOSS)).overdue


async def test_a_call_back_is_overdue_half_an_hour_after_its_limit(desk: Desk) -> None:
    number = await call_back(desk)
    assert not (await desk.reception.show_work.task(number, BOSS)).overdue
    desk.clock.turn(minutes=30)
    assert (await desk.reception.show_work.task(number, BOSS)).overdue


# ------------------------------------------------------------ taking


async def test_one_person_takes_it_and_twice_is_once(desk: Desk) -> None:
    number = await asked(desk)
    assert await desk.reception.take_task(number, FIRST)
    assert await desk.reception.take_task(number, FIRST)
    assert not await desk.reception.take_task(number, SECOND)
    assert (await desk.reception.show_work.task(number, FIRST)).mine
    assert not (await desk.reception.show_work.task(number, SECOND)).mine
    assert await history(desk) == [("staff:o1", "take_task", "person_asked", "free")]


async def test_taking_over_says_from_whom(desk: Desk) -> None:
    number = await asked(desk)
    await desk.reception.take_task(number, FIRST)
    assert await desk.reception.take_task(number, SECOND, instead_of="o1")
    assert not await desk.reception.take_task(number, BOSS, instead_of="o1"), "no longer"
    assert not await desk.reception.finish_task(number, FIRST)
    assert (await history(desk))[-1] == ("staff:o2", "take_task", "person_asked", "from o1")


async def test_two_take_one_task_at_once(desk: Desk) -> None:
    """Stored or computed, one of twenty has it."""
    for number in (await call_back(desk), await asked(desk)):
        people = [operator(f"o{each}") for each in range(20)]
        taken = await asyncio.gather(*(desk.reception.take_task(number, one) for one in people))
        assert taken.count(True) == 1
        holder = people[taken.index(True)].staff
        rows = {row["task"]: row["taken_by"] for row in await desk.rows(tables.tasks)}
        assert rows[number] == holder


async def test_given_back_it_may_be_taken_again(desk: Desk) -> None:
    number = await asked(desk)
    await desk.reception.take_task(number, FIRST)
    assert not await desk.reception.give_back_task(number, SECOND)
    assert not await desk.reception.give_back_task("none", SECOND)
    assert await desk.reception.give_back_task(number, FIRST)
    assert await desk.reception.take_task(number, SECOND)
    assert [act for _, act, *_ in await history(desk)] == [
        "take_task", "give_back_task", "take_task",
    ]  # fmt: skip


async def test_a_request_of_no_clinic_becomes_the_takers_and_given_back_anybodys(
    desk: Desk,
) -> None:
    number = await asked(desk, where=None)
    away = operator("o9", ELSEWHERE)
    await desk.reception.take_task(number, FIRST)
    assert await listed(desk, away) == []
    await desk.reception.give_back_task(number, FIRST)
    assert await listed(desk, away) == [number]
    await put(desk, TaskKind.UNDELIVERED, "u1")
    await desk.reception.take_task("u1", FIRST)
    await desk.reception.give_back_task("u1", FIRST)
    assert "u1" not in await listed(desk, away)


async def test_a_request_to_a_clinic_stays_that_clinics(desk: Desk) -> None:
    number = await asked(desk)
    await desk.reception.take_task(number, FIRST)
    await desk.reception.give_back_task(number, FIRST)
    assert await listed(desk, operator("o9", ELSEWHERE)) == []


# ------------------------------------------------------------ what is shown


async def shown(desk: Desk, number: str) -> Mapping[str, object]:
    await desk.reception.take_task(number, FIRST)
    card = await desk.reception.show_work.task(number, FIRST)
    person = card.person
    return {
        "person": (person.initials, person.birth_year) if person else None,
        "contact": card.contact,
        "chat": card.chat,
        "said": card.said,
    }


async def test_b0_9_nothing_personal_is_read_before_it_is_taken(desk: Desk) -> None:
    number = await asked(desk, patient=AIGUL.digits, specialty="therapist", doctor=THERAPIST)
    card = await desk.reception.show_work.task(number, FIRST)
    assert (card.person, card.contact, card.chat, card.said) == (None, None, None, None)
    assert await shown(desk, number) == {
        "person": ("С. А.", "1990"),
        "contact": PHONES[AIGUL],
        "chat": "1",
        "said": {"specialty": "therapist", "doctor": THERAPIST, "provider": HERE},
    }


async def test_a_request_about_nobody_has_the_chat_alone(desk: Desk) -> None:
    number = await asked(desk, entry="taraz-4/2026/99")
    card = await shown(desk, number)
    assert (card["person"], card["contact"], card["chat"]) == (None, None, "1")


async def test_of_a_child_the_guardians_number_is_rung(desk: Desk) -> None:
    await desk.reregister(CHILD, phone=None)
    assert (await shown(desk, await asked(desk, patient=CHILD.digits)))["contact"] == PHONES[
        MOTHER
    ]
    await desk.reregister(TEEN, phone=None)
    await desk.strike_off(MOTHER)
    number = await asked(desk, "p2", account="tel:+77017778899", patient=TEEN.digits)
    assert (await shown(desk, number))["contact"] == "+77017778899", "the number that rang"


async def test_the_number_given_for_the_visit_comes_before_the_registers(desk: Desk) -> None:
    visit = (await desk.book(contact="+77019998877")).visit
    await put(desk, TaskKind.UNDELIVERED, "u1", entry=visit.entry)
    card = await shown(desk, "u1")
    assert (card["contact"], card["chat"]) == ("+77019998877", None)
    known = await desk.reception.show_work.task("u1", FIRST)
    assert known.visit == visit
    assert known.doctor is not None


# ------------------------------------------------------------ done


async def marks(desk: Desk, number: str) -> list[tuple[Mark, str, str]]:
    async with desk.units() as unit:
        entry = await unit.journals.find(EntryNo(number.removeprefix("call_back:")))
    return [(marked.mark, marked.by, marked.channel) for marked in entry.marks]


async def test_a_call_back_is_told_by_who_called_and_is_over(desk: Desk) -> None:
    number = await call_back(desk)
    await desk.reception.take_task(number, FIRST)
    assert await listed(desk) == [number], "it stands once"
    assert await desk.reception.finish_task(number, FIRST, told=TOLD)
    assert (await marks(desk, number))[-1] == (Mark.TOLD, "staff:o1", "phone")
    assert await listed(desk) == []
    assert not await desk.reception.finish_task(number, FIRST, told=TOLD), "only once"
    [row] = await desk.rows(tables.tasks)
    assert (row["taken_by"], row["done_at"] is not None) == ("o1", True)


async def test_what_was_told_meanwhile_is_marked_once_and_leaves_the_list(desk: Desk) -> None:
    number = await call_back(desk)
    await desk.reception.take_task(number, FIRST)
    entry = EntryNo(number.removeprefix("call_back:"))
    await desk.reception.record_told(entry, "kk", "сөз", Channel.CHAT)
    assert await listed(desk) == []
    assert await desk.reception.finish_task(number, FIRST, told=TOLD)
    assert [mark for mark, *_ in await marks(desk, number)].count(Mark.TOLD) == 1


async def test_done_by_who_has_it_only(desk: Desk) -> None:
    number = await asked(desk)
    assert not await desk.reception.finish_task(number, FIRST)
    assert not await desk.reception.finish_task("none", FIRST)
    await desk.reception.take_task(number, FIRST)
    assert not await desk.reception.finish_task(number, SECOND)
    assert await desk.reception.finish_task(number, FIRST, told=TOLD, outcome=Outcome.DONE)
    assert await listed(desk) == []
    assert (await history(desk))[-1] == ("staff:o1", "finish_task", "person_asked", "done")
    desk.clock.turn(days=1)
    await asked(desk, "p2")
    assert await listed(desk) == ["p2"], "whoever asks again is on the list again"


async def test_a_taken_call_back_stands_in_the_history_and_the_draft_nowhere(desk: Desk) -> None:
    number = await asked(desk, patient=AIGUL.digits)
    await desk.reception.take_task(number, FIRST)
    kept = f"{await desk.rows(tables.history)}{await desk.rows(tables.tasks)}"
    assert AIGUL.digits not in kept


async def test_a_day_later_a_call_back_of_yesterday_is_over(desk: Desk) -> None:
    number = await call_back(desk)
    await desk.reception.take_task(number, FIRST)
    desk.clock.moment += timedelta(days=2)
    assert await listed(desk) == []
    with pytest.raises(NotFound):
        await desk.reception.show_work.task(number, FIRST)


# ------------------------------------------------------------ disputes


async def disputed(desk: Desk) -> EntryNo:
    """Aigül, in her own chat, says of an entry of another chat that it was not her."""
    entry = (await desk.book(asker=await desk.caller("telegram:9"))).visit.entry
    await desk.reception.dispute_entry(entry, await desk.verified(AIGUL, "telegram:1"))
    return entry


@pytest.mark.parametrize("outcome", [Outcome.UPHELD, Outcome.REJECTED])
async def test_the_answer_goes_to_whoever_has_disputed_and_to_nobody_else(
    desk: Desk, outcome: Outcome
) -> None:
    entry = await disputed(desk)
    number = f"dispute:{entry}"
    await desk.reception.take_task(number, BOSS)
    assert await desk.reception.finish_task(number, BOSS, outcome=outcome)
    kind = NoticeKind(f"dispute_{outcome}")
    assert (await heard(desk))[kind] == ("telegram:1",)
    assert (await history(desk))[-1] == ("staff:m1", "finish_task", "dispute", outcome)


async def test_who_may_hear_it_no_longer_does_not(desk: Desk) -> None:
    entry = await disputed(desk)
    await desk.reception.take_task(f"dispute:{entry}", BOSS)
    await desk.reception.finish_task(f"dispute:{entry}", BOSS, outcome=Outcome.UPHELD)
    await desk.reregister(AIGUL, phone=None)
    assert NoticeKind.DISPUTE_UPHELD not in await heard(desk), "not the other chat instead"
    assert (await states(desk))["dispute_upheld"] == "withdrawn"


async def test_a_dispute_that_is_only_done_is_answered_by_whoever_called(desk: Desk) -> None:
    entry = await disputed(desk)
    await desk.reception.take_task(f"dispute:{entry}", BOSS)
    await desk.reception.finish_task(f"dispute:{entry}", BOSS)
    assert "dispute_upheld" not in await states(desk)
