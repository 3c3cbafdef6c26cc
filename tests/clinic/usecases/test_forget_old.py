"""What was kept for its time goes, on the day and not before (clinic/rules/retention.py)."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import Table

from clinic.people import Relation
from clinic.ports import LOOK_UP
from clinic.reception import RegisterCheck, Sent
from clinic.rules.retention import KEPT_FOR, Kept
from storage import tables
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.telling import rechecked, registrar, states
from tests.clinic.usecases.town import AIGUL

CHECK = RegisterCheck(AIGUL, HERE, Relation.SELF)


async def counted(desk: Desk) -> None:
    """One look-up, and one try with a wrong PIN."""
    caller = await desk.caller()
    await desk.reception.check_register(CHECK, caller)
    async with desk.units(writing=True) as unit:
        now = desk.clock.now()
        await unit.proofs.note_pin_try(caller.account, AIGUL, right=False, at=now)
        await unit.commit()


@pytest.mark.parametrize(
    ("kept", "held"),
    [
        (Kept.LIMITS, [tables.lookups, tables.pin_tries]),
        (Kept.LOOK_UPS, [tables.history]),
    ],
)
async def test_b0_2_what_is_kept_of_a_look_up(
    desk: Desk, kept: Kept, held: Sequence[Table]
) -> None:
    await counted(desk)
    desk.clock.moment += KEPT_FOR[kept]
    await desk.reception.forget_old()
    assert [len(await desk.rows(table)) for table in held] == [1] * len(held)

    desk.clock.moment += timedelta(seconds=1)
    await desk.reception.forget_old()
    assert [len(await desk.rows(table)) for table in held] == [0] * len(held)


async def test_the_history_of_look_ups_says_who_and_never_a_whole_iin(desk: Desk) -> None:
    caller = await desk.caller()
    await desk.reception.check_register(CHECK, caller)
    (row,) = await desk.rows(tables.history)
    assert (row["actor"], row["role"], row["provider"]) == (caller.account, "L1", HERE)
    assert (row["act"], row["object"]) == (LOOK_UP, AIGUL.masked)


async def test_whoever_is_verified_looks_at_what_is_theirs(desk: Desk) -> None:
    await desk.reception.check_register(CHECK, await desk.verified())
    assert await desk.rows(tables.history) == []


async def test_what_the_limits_count_names_nobody(desk: Desk) -> None:
    """Who reads the database without the data key learns neither the person nor the account."""
    await counted(desk)
    rows = [*await desk.rows(tables.lookups), *await desk.rows(tables.pin_tries)]
    said = " ".join(str(value) for row in rows for value in row.values())
    assert AIGUL.digits not in said
    assert (await desk.caller()).account not in said


async def test_other_history_and_what_still_waits_stay(desk: Desk) -> None:
    """A reminder that waited for a year is still there; one that was sent is not."""
    await desk.book(at=local(TOMORROW, 11), asker=await desk.verified())
    await desk.reception.revoke_pin(AIGUL, registrar())
    desk.clock.moment = local(TODAY, 18)
    [evening] = await rechecked(desk)
    await desk.reception.settle_notices.sent([Sent(evening, evening.to[0].account, 5, "kk", "")])
    desk.clock.turn(days=400)
    await desk.reception.forget_old()
    assert await states(desk) == {"reminder_soon": "waiting"}
    assert [row["act"] for row in await desk.rows(tables.history)] == ["revoke_pin"]
