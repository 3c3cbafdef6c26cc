"""What a manager sees and says of the own provider: numbers, facts, closings, staff (B0.7)."""

from datetime import date, timedelta

import pytest

from clinic.acting import Account, Role
from clinic.journals.book import Mark
from clinic.people import DoctorId
from clinic.reception import (
    CancelRequest,
    Closing,
    Concerned,
    FactRequest,
    Invited,
    StaffRequest,
)
from clinic.refusals import NotFound, NotYours, Refusal, Refused
from clinic.staffing import StaffState
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.posts import manager, practitioner
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.test_waiting_list import wait
from tests.clinic.usecases.town import (
    AIGUL,
    AWAY,
    HUSBAND,
    MOTHER,
    SECOND,
    THERAPIST,
    WIFE,
)

BOSS, AWAY_BOSS = manager(), manager("m9", ELSEWHERE)
AFTER = TOMORROW + timedelta(days=1)
WHOLE_DAY = Closing(THERAPIST, local(TOMORROW, 0), local(AFTER, 0), "ill")

# ------------------------------------------------------------ numbers


async def a_day(desk: Desk) -> None:
    """Tomorrow: one came, one did not, one is expected, one cancelled this morning."""
    by = registrar()
    numbers = [
        (await desk.book(f"w{at}", at=local(TOMORROW, 9 + at // 4, at % 4 * 15), patient=who,
                         asker=by)).visit.entry
        for at, who in enumerate((AIGUL, MOTHER, HUSBAND, WIFE))
    ]  # fmt: skip
    desk.clock.moment = local(TOMORROW, 9, 20)
    await desk.reception.record_visit(numbers[0], Mark.CAME, practitioner())
    await desk.reception.record_visit(numbers[1], Mark.MISSED, practitioner())
    await desk.reception.cancel_visit(CancelRequest("c", numbers[3]), by)


async def test_todays_numbers(desk: Desk) -> None:
    await a_day(desk)
    await desk.book("w9", at=local(AFTER, 9), doctor=SECOND, asker=registrar())
    chat = await desk.caller("telegram:3")
    await desk.book("w8", at=local(AFTER, 10), patient=MOTHER, doctor=SECOND, asker=chat)
    await wait(desk, await desk.caller("telegram:1"))
    seen = await desk.reception.show_numbers(BOSS)
    assert seen.written == {"desk": 1, "chat": 1}, "yesterday's are not of today"
    assert (seen.expected, seen.came, seen.missed) == (3, 1, 1)
    assert (seen.cancelled, seen.closed, seen.waiting) == (1, 0, 1)
    assert (seen.refusals, seen.tasks, seen.overdue) == ({}, 1, 1), "one was never told"


async def test_refusals_by_code_closings_and_what_is_overdue(desk: Desk) -> None:
    entry = (await desk.book()).visit.entry
    with pytest.raises(Refused):
        await desk.book("w2", asker=await desk.caller("telegram:2"), patient=HUSBAND)
    await desk.reception.close_schedule(WHOLE_DAY, BOSS)
    desk.clock.turn(hours=2)
    seen = await desk.reception.show_numbers(BOSS)
    assert (dict(seen.refusals), seen.closed, seen.expected) == ({"slot-taken": 1}, 1, 0)
    assert (seen.tasks, seen.overdue) == (0, 0), f"{entry} was called off: nobody is called back"
    await desk.book("w3", at=local(AFTER, 9))
    desk.clock.turn(hours=1)
    assert (await desk.reception.show_numbers(BOSS)).overdue == 1


async def test_b0_7_another_managers_numbers_are_their_own(desk: Desk) -> None:
    await a_day(desk)
    seen = await desk.reception.show_numbers(AWAY_BOSS)
    assert (seen.written, seen.expected, seen.came, seen.tasks) == ({}, 0, 0, 0)


# ------------------------------------------------------------ whom a closing concerns


async def test_how_many_hear_of_a_closing_and_how_many_are_called(desk: Desk) -> None:
    await desk.book("w1", at=local(TOMORROW, 9), asker=await desk.verified(AIGUL, "telegram:1"))
    await desk.book("w2", at=local(TOMORROW, 10), patient=HUSBAND, asker=registrar())
    await desk.book("w3", at=local(TOMORROW, 11), patient=MOTHER,
                    asker=await desk.caller("telegram:3"))  # fmt: skip
    before = await desk.reception.show_closing(WHOLE_DAY, BOSS)
    assert (before, before.visits) == (Concerned(in_chat=2, to_call=1), 3)
    closed = await desk.reception.close_schedule(WHOLE_DAY, BOSS)
    assert await desk.reception.show_closing.after(closed) == before
    assert await desk.reception.show_closing(WHOLE_DAY, BOSS) == Concerned(0, 0)


async def test_b0_7_no_closing_is_shown_to_another_manager(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await desk.reception.show_closing(WHOLE_DAY, AWAY_BOSS)


# ------------------------------------------------------------ facts


def hours(words: str, since: date = TODAY, topic: str = "hours") -> FactRequest:
    return FactRequest(topic, since, f"{words} kk", f"{words} ru")


async def told(desk: Desk) -> dict[str, str]:
    facts = await desk.reception.show_facts(HERE)
    return {topic: fact.value_kk for topic, fact in facts.items()}


async def test_a_fact_holds_from_its_day_and_says_who_set_it(desk: Desk) -> None:
    await desk.reception.set_fact(hours("8–20"), BOSS)
    await desk.reception.set_fact(hours("9–18", TOMORROW), BOSS)
    assert await told(desk) == {"hours": "8–20 kk"}
    desk.clock.turn(days=1)
    assert await told(desk) == {"hours": "9–18 kk"}
    await desk.reception.set_fact(hours("9–17", TOMORROW), BOSS)
    assert await told(desk) == {"hours": "9–17 kk"}
    rows = await desk.rows(tables.facts)
    assert {row["source"] for row in rows} == {"staff:m1"}
    assert len(rows) == 2, "the same day is replaced"
    acts = [(row["act"], row["object"]) for row in await desk.rows(tables.history)]
    assert acts[0] == ("set_fact", f"hours {TODAY.isoformat()}")


async def test_another_provider_says_nothing_of_this_one(desk: Desk) -> None:
    await desk.reception.set_fact(hours("там"), AWAY_BOSS)
    assert await told(desk) == {}


async def test_what_cannot_be_a_fact(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.reception.set_fact(hours("x", topic="counsellor"), BOSS)
    with refused(Refusal.ALREADY_PAST):
        await desk.reception.set_fact(hours("x", TODAY - timedelta(days=1)), BOSS)
    with refused(Refusal.TEXT_TOO_LONG):
        await desk.reception.set_fact(hours("x" * 600), BOSS)
    assert await told(desk) == {}


# ------------------------------------------------------------ staff


async def invited(
    desk: Desk, role: Role = Role.OPERATOR, doctor: DoctorId | None = None
) -> Invited:
    return await desk.reception.manage_staff.invite(role, doctor, BOSS)


async def test_a_manager_invites_confirms_and_sends_away(desk: Desk) -> None:
    staff = desk.reception.manage_staff
    new = await invited(desk)
    assert not await staff.confirm(new.staff, BOSS), "nobody has used the link yet"
    await desk.reception.accept_invitation(new.token, Account("telegram:5"))
    assert await staff.confirm(new.staff, BOSS)
    [member] = await staff(BOSS)
    assert (member.invited_by, member.state(desk.clock.now())) == (
        "staff:m1", StaffState.CONFIRMED,
    )  # fmt: skip
    assert await staff.revoke(new.staff, BOSS)
    assert not await staff.revoke(new.staff, BOSS)


async def test_a_doctor_is_one_of_the_own(desk: Desk) -> None:
    assert (await invited(desk, Role.DOCTOR, THERAPIST)).staff == "taraz-4-doctor-1"
    with pytest.raises(NotFound):
        await invited(desk, Role.DOCTOR, AWAY)
    for role, doctor in ((Role.DOCTOR, None), (Role.OPERATOR, THERAPIST)):
        with pytest.raises(NotYours):
            await invited(desk, role, doctor)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMIN])
async def test_nobody_makes_equals(desk: Desk, role: Role) -> None:
    with pytest.raises(NotYours):
        await invited(desk, role)


async def test_b0_7_other_managers_people_and_managers_stay(desk: Desk) -> None:
    staff = desk.reception.manage_staff
    boss = await desk.reception.invite_staff(StaffRequest(Role.MANAGER, HERE, None, "command"))
    new = await invited(desk)
    await desk.reception.accept_invitation(new.token, Account("telegram:5"))
    for who, by in ((boss.staff, BOSS), (new.staff, AWAY_BOSS)):
        with pytest.raises(NotYours):
            await staff.revoke(who, by)
        with pytest.raises(NotYours):
            await staff.confirm(who, by)
    with pytest.raises(NotYours):
        await staff.confirm(new.staff, manager("m2"))
    assert await staff(AWAY_BOSS) == []
