"""What limits no longer read is not kept: a row of it ties an account to an IIN (B0.2)."""

from datetime import timedelta

from clinic.people import Relation
from clinic.reception import RegisterCheck
from clinic.usecases.forget_counts import READ_FOR
from storage import tables
from tests.clinic.samples import HERE
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import AIGUL


async def test_b0_2_counts_go_after_a_day_and_not_before(desk: Desk) -> None:
    caller = await desk.caller()
    check = RegisterCheck(AIGUL, HERE, Relation.SELF)
    await desk.reception.check_register(check, caller)
    async with desk.units(writing=True) as unit:
        now = desk.clock.now()
        await unit.proofs.note_pin_try(caller.account, AIGUL, right=False, at=now)
        await unit.commit()

    desk.clock.moment += READ_FOR
    await desk.reception.forget_counts()
    assert len(await desk.rows(tables.lookups)) == 1
    assert len(await desk.rows(tables.pin_tries)) == 1

    desk.clock.moment += timedelta(seconds=1)
    await desk.reception.forget_counts()
    assert await desk.rows(tables.lookups) == []
    assert await desk.rows(tables.pin_tries) == []
