"""Unanswered past its promise it goes to the manager, who hears a count and no more (B0.10)."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest

from clinic.acting import Account, Role
from clinic.notices import PAUSES, NoticeKind
from clinic.people import ProviderId
from clinic.reception import Ready, Sent
from clinic.tasks import TaskKind
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY
from tests.clinic.usecases import posts
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.posts import manager, operator
from tests.clinic.usecases.telling import rechecked, tasks
from tests.clinic.usecases.test_work_list import asked, call_back, listed, put
from tests.clinic.usecases.town import DISPENSARY

BOSS, OTHER, AWAY = (Account(f"telegram:{number}") for number in (80, 81, 82))
KIND = NoticeKind.WORK_OVERDUE
A_MINUTE = timedelta(minutes=1)
TEN_AT_NIGHT, EIGHT = local(TODAY, 22), local(TOMORROW, 8)


async def employ(
    desk: Desk,
    account: Account = BOSS,
    role: Role = Role.MANAGER,
    provider: ProviderId = HERE,
    *,
    confirmed: bool = True,
) -> str:
    return await posts.employ(desk.reception, role, account, at=provider, confirmed=confirmed)


async def late(desk: Desk, number: str = "p1", kind: TaskKind = TaskKind.PERSON_ASKED) -> str:
    """A task that has just passed its promise."""
    desk.clock.turn(minutes=1)
    return await put(desk, kind, number)


async def told(desk: Desk) -> Mapping[str, int]:
    """How many are overdue, by the account that would hear it now."""
    await desk.reception.tell_managers()
    return {ready.to[0].account: ready.overdue for ready in await ready_now(desk)}


async def ready_now(desk: Desk) -> Sequence[Ready]:
    return [ready for ready in await rechecked(desk) if ready.notice.kind is KIND]


async def say(desk: Desk) -> Mapping[str, int]:
    """What is due goes out; how many are overdue, by the account that has heard it."""
    await desk.reception.tell_managers()
    ready = await ready_now(desk)
    sent = [Sent(one, one.to[0].account, 5, "kk", "") for one in ready]
    await desk.reception.settle_notices.sent(sent)
    return {one.to[0].account: one.overdue for one in ready}


async def states(desk: Desk) -> Sequence[str]:
    """Of what was meant for managers, in the order of their moments."""
    rows = [row for row in await desk.rows(tables.notices) if row["kind"] == KIND]
    return [str(row["state"]) for row in sorted(rows, key=lambda row: str(row["due_at"]))]


async def finish(desk: Desk, number: str) -> None:
    assert await desk.reception.take_task(number, operator())
    assert await desk.reception.finish_task(number, operator())


# ------------------------------------------------------------ when, and how often


async def test_b0_10_past_its_promise_the_manager_is_told_once(desk: Desk) -> None:
    await employ(desk)
    await asked(desk)
    assert await say(desk) == {}
    desk.clock.turn(minutes=30)
    assert await say(desk) == {BOSS: 1}
    for _ in range(3):
        desk.clock.turn(minutes=10)
        assert await say(desk) == {}
    assert await states(desk) == ["sent"]


async def test_taken_and_not_done_is_unanswered_all_the_same(desk: Desk) -> None:
    await employ(desk)
    number = await asked(desk)
    await desk.reception.take_task(number, operator())
    desk.clock.turn(minutes=31)
    assert await say(desk) == {BOSS: 1}


async def test_what_passes_later_is_told_anew_with_all_that_is_open(desk: Desk) -> None:
    await employ(desk)
    await late(desk)
    assert await say(desk) == {BOSS: 1}
    await late(desk, "p2")
    assert await say(desk) == {BOSS: 2}
    assert await say(desk) == {}


async def test_what_passes_between_two_looks_is_one_message(desk: Desk) -> None:
    await employ(desk)
    for number in ("p1", "p2", "p3"):
        await late(desk, number)
    assert await say(desk) == {BOSS: 3}
    assert await states(desk) == ["sent"]


async def test_call_backs_are_among_them_though_nobody_has_written_them_down(desk: Desk) -> None:
    await employ(desk)
    await call_back(desk)
    assert await say(desk) == {}
    desk.clock.turn(minutes=30)
    assert await say(desk) == {BOSS: 1}


async def test_b0_2_a_day_mostly_taken_at_l1_is_told_at_once(desk: Desk) -> None:
    await employ(desk)
    await late(desk, kind=TaskKind.UNVERIFIED_DAY)
    assert await say(desk) == {BOSS: 1}


async def test_nobody_is_woken_and_the_night_is_one_message_at_eight(desk: Desk) -> None:
    await employ(desk)
    desk.clock.moment = TEN_AT_NIGHT
    await late(desk)
    await desk.reception.tell_managers()
    await late(desk, "p2")
    assert await told(desk) == {}
    assert await states(desk) == []
    assert await desk.reception.tell_managers.next_promise() == TEN_AT_NIGHT + A_MINUTE
    desk.clock.moment = EIGHT
    assert await say(desk) == {BOSS: 2}


async def test_the_next_promise_is_known(desk: Desk) -> None:
    """A rehearsal's clock stops there."""
    next_promise = desk.reception.tell_managers.next_promise
    await asked(desk)
    assert await next_promise() is None, "nobody is there to hear it"
    await employ(desk)
    promised = desk.clock.now() + timedelta(minutes=30)
    assert await next_promise() == promised
    desk.clock.turn(minutes=31)
    assert await next_promise() == promised, "it is past, and nobody was told"
    await say(desk)
    assert await next_promise() is None


# ------------------------------------------------------------ what has changed meanwhile


async def test_done_before_it_goes_out_it_is_withdrawn(desk: Desk) -> None:
    await employ(desk)
    number = await late(desk)
    await desk.reception.tell_managers()
    await finish(desk, number)
    assert await ready_now(desk) == []
    assert await states(desk) == ["withdrawn"]


async def test_what_was_told_before_is_no_news(desk: Desk) -> None:
    await employ(desk)
    await late(desk)
    await say(desk)
    new = await late(desk, "p2")
    await desk.reception.tell_managers()
    await finish(desk, new)
    assert await ready_now(desk) == []
    assert await states(desk) == ["sent", "withdrawn"]


async def test_what_could_not_go_out_yet_makes_way_for_what_came_after(desk: Desk) -> None:
    await employ(desk)
    await late(desk)
    await desk.reception.tell_managers()
    await late(desk, "p2")
    assert await say(desk) == {BOSS: 2}
    assert await states(desk) == ["withdrawn", "sent"]


async def test_where_only_the_later_one_was_done_the_earlier_is_told(desk: Desk) -> None:
    await employ(desk)
    await late(desk)
    await desk.reception.tell_managers()
    new = await late(desk, "p2")
    await desk.reception.tell_managers()
    await finish(desk, new)
    assert await say(desk) == {BOSS: 1}


async def test_two_processes_at_once_tell_it_once(desk: Desk) -> None:
    await employ(desk)
    await late(desk)
    await asyncio.gather(*(desk.reception.tell_managers() for _ in range(4)))
    assert await states(desk) == ["waiting"]


# ------------------------------------------------------------ who hears it


async def test_every_confirmed_manager_of_the_provider_hears_it_and_nobody_else(
    desk: Desk,
) -> None:
    await employ(desk)
    await employ(desk, OTHER)
    await employ(desk, AWAY, provider=ELSEWHERE)
    await employ(desk, Account("telegram:83"), Role.OPERATOR)
    await employ(desk, Account("telegram:84"), Role.REGISTRAR)
    await employ(desk, Account("telegram:85"), confirmed=False)
    gone = await employ(desk, Account("telegram:86"))
    await desk.reception.revoke_staff(gone, "command")
    await late(desk)
    assert await told(desk) == {BOSS: 1, OTHER: 1}


async def test_who_holds_the_role_twice_hears_it_once(desk: Desk) -> None:
    await employ(desk)
    await employ(desk)
    await late(desk)
    assert await told(desk) == {BOSS: 1}
    assert await states(desk) == ["waiting"]


async def test_a_request_that_names_no_clinic_is_every_receiving_ones(desk: Desk) -> None:
    await employ(desk)
    await employ(desk, AWAY, provider=ELSEWHERE)
    await employ(desk, OTHER, provider=DISPENSARY)
    await asked(desk, where=None)
    desk.clock.turn(minutes=31)
    assert await told(desk) == {BOSS: 1, AWAY: 1}


async def test_where_no_manager_has_a_chat_the_task_stands_first_on_the_list(desk: Desk) -> None:
    number = await late(desk)
    await put(desk, TaskKind.PERSON_ASKED, "p2", due=desk.clock.now() + timedelta(hours=1))
    assert await told(desk) == {}
    assert await states(desk) == []
    assert (await listed(desk, manager()))[0] == number


async def test_who_becomes_manager_later_hears_of_what_is_open(desk: Desk) -> None:
    await employ(desk)
    await late(desk)
    assert await say(desk) == {BOSS: 1}
    await employ(desk, OTHER)
    assert await say(desk) == {OTHER: 1}


async def test_who_is_manager_no_longer_hears_nothing(desk: Desk) -> None:
    staff = await employ(desk)
    await late(desk)
    await desk.reception.tell_managers()
    await desk.reception.revoke_staff(staff, "command")
    assert await ready_now(desk) == []
    assert await states(desk) == ["withdrawn"]


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_it_is_said_in_the_managers_own_language(desk: Desk, language: str) -> None:
    await employ(desk)
    async with desk.units(writing=True) as unit:
        await unit.accounts.choose_language(BOSS, language)
        await unit.commit()
    await late(desk)
    await desk.reception.tell_managers()
    [ready] = await ready_now(desk)
    assert ready.to[0].language == language
    assert ready.provider.provider == HERE


# ------------------------------------------------------------ who takes no message


async def test_a_chat_that_takes_nothing_makes_no_work_of_it(desk: Desk) -> None:
    """A call about it would be overdue itself; what passes later is tried anew."""
    await employ(desk)
    await late(desk)
    await desk.reception.tell_managers()
    [ready] = await ready_now(desk)
    await desk.reception.settle_notices.unreached(ready)
    assert await told(desk) == {}
    assert await states(desk) == ["failed"]
    assert [kind for kind, _ in await tasks(desk)] == ["person_asked"]
    await late(desk, "p2")
    assert await told(desk) == {BOSS: 2}


async def test_what_failed_for_hours_is_given_up(desk: Desk) -> None:
    await employ(desk)
    await late(desk)
    await desk.reception.tell_managers()
    for pause in (*PAUSES, timedelta(0)):
        [ready] = await ready_now(desk)
        await desk.reception.settle_notices.try_again(ready)
        desk.clock.moment += pause
    assert await states(desk) == ["failed"]
    assert [kind for kind, _ in await tasks(desk)] == ["person_asked"]
