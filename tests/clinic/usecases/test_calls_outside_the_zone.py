"""The desk has a doctor come outside the zone, for a reason that is kept (B3.5, B0.7)."""

import pytest

from clinic.acting import Operator
from clinic.home_calls import HomeCareReason
from clinic.journals.home_calls import row
from clinic.refusals import Refusal
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.samples import ELSEWHERE
from tests.clinic.usecases.at_home import AFTERNOON, call, preview, written
from tests.clinic.usecases.desk import Desk, refused
from tests.clinic.usecases.posts import operator
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AIGUL, STRANGER, change

STAFF = operator()


@pytest.fixture
async def outside(home: Desk) -> Desk:
    """Of Aigül the register says: outside the zone, care at home not stipulated."""
    await change(home.url, tables.register, {"iin": AIGUL.digits}, {"home_care": "no"})
    return home


async def overrides(desk: Desk) -> list[tuple[object, ...]]:
    rows = [row for row in await desk.rows(tables.history) if row["act"] == "override"]
    return [tuple(row[name] for name in ("actor", "role", "object", "reason")) for row in rows]


async def basis(desk: Desk, entry: EntryNo) -> str:
    return row(await written(desk, entry), desk.clock.zone)["basis"]


@pytest.mark.parametrize("staff", [operator(), registrar()], ids=lambda staff: staff.role)
async def test_b3_5_the_desks_reason_stands_in_the_journal_and_in_the_history(
    outside: Desk, staff: Operator
) -> None:
    with refused(Refusal.OUTSIDE_HOME_CARE):
        await preview(outside, staff)
    with refused(Refusal.OUTSIDE_HOME_CARE):
        await call(outside, asker=staff)
    reason = HomeCareReason.STIPULATED
    assert (await preview(outside, staff, reason=reason)).window == AFTERNOON
    assert await overrides(outside) == [], "nothing has been written yet"
    entry = (await call(outside, asker=staff, reason=reason)).call.entry
    assert await basis(outside, entry) == "reason:stipulated"
    assert await overrides(outside) == [(staff.account, staff.role, entry, "stipulated")]


async def test_b3_5_a_window_that_is_answered_twice_is_one_override(outside: Desk) -> None:
    reason = HomeCareReason.NOT_MOVABLE
    first = await call(outside, asker=STAFF, reason=reason)
    again = await call(outside, asker=STAFF, reason=reason)
    assert (again.call.entry, again.repeated) == (first.call.entry, True)
    assert len(await overrides(outside)) == 1


async def test_b3_6_a_call_that_joins_another_has_a_reason_of_its_own(outside: Desk) -> None:
    first = await call(outside, asker=STAFF, reason=HomeCareReason.CHIEF_DOCTOR)
    with refused(Refusal.OUTSIDE_HOME_CARE):
        await call(outside, "h2", STAFF)
    second = await call(outside, "h2", STAFF, reason=HomeCareReason.NOT_MOVABLE)
    assert second.call.joined == first.call.entry
    assert [row[-2:] for row in await overrides(outside)] == [
        (first.call.entry, "chief_doctor"),
        (second.call.entry, "not_movable"),
    ]


async def test_b0_2_a_citizens_reason_opens_nothing(outside: Desk) -> None:
    proof = await outside.verified(AIGUL)
    for asker, told in (
        (proof, Refusal.OUTSIDE_HOME_CARE),
        (await outside.caller("telegram:5"), Refusal.ASK_A_PERSON),
    ):
        with refused(told):
            await call(outside, asker=asker, reason=HomeCareReason.STIPULATED)
    assert await outside.rows(tables.entries) == []
    assert await overrides(outside) == []


async def test_b3_5_a_reason_where_none_is_needed_is_no_override(home: Desk) -> None:
    entry = (await call(home, asker=STAFF, reason=HomeCareReason.STIPULATED)).call.entry
    assert await basis(home, entry) == ""
    assert await overrides(home) == []


async def test_b3_5_no_other_rule_is_overridden(outside: Desk) -> None:
    """Neither the attachment nor the hours."""
    reason = HomeCareReason.CHIEF_DOCTOR
    await change(outside.url, tables.register, {"iin": AIGUL.digits}, {"provider": ELSEWHERE})
    with refused(Refusal.ATTACHED_ELSEWHERE):
        await call(outside, asker=STAFF, reason=reason)
    key = {"iin": STRANGER.digits}
    await change(outside.url, tables.register, key, {"home_care": "no"})
    there = {"patient": STRANGER, "provider": ELSEWHERE, "reason": reason}
    with refused(Refusal.NO_HOME_CALLS):
        await call(outside, asker=operator(provider=ELSEWHERE), **there)
