"""Being forgotten (B0.1): what goes, what remains, and what the chat is afterwards: a stranger."""

import pytest

from clinic.acting import Account
from clinic.notices import NoticeKind, NoticeState
from clinic.reception import CancelRequest, PersonRequest
from clinic.refusals import NotYours, Refusal
from clinic.tasks import Why
from storage import tables
from tests.clinic.samples import ACCOUNT, HERE, iin_of
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.test_waiting_list import free_nine, offers, wait
from tests.clinic.usecases.town import AIGUL, HUSBAND, MOTHER, person


async def test_b0_1_undelivered_notices_go_however_they_failed(desk: Desk) -> None:
    """One notice was withdrawn, one could not be delivered, one was: only that remains."""
    for account in (ACCOUNT, "telegram:2", "telegram:3"):
        await wait(desk, await desk.caller(account))
    await free_nine(desk)
    desk.clock.turn(hours=3)
    await desk.reception.lapse_offers()
    desk.clock.turn(hours=3)
    await desk.reception.lapse_offers()
    async with desk.units(writing=True) as unit:
        due = await unit.outbox.due(desk.clock.now(), 9)
        [last] = [notice for notice in due if notice.kind is NoticeKind.OFFER]
        await unit.outbox.end(last.notice, NoticeState.FAILED, tried=True)
        await unit.commit()
    await desk.change(tables.notices, {"account": "telegram:2"}, state="sent")
    for account in (ACCOUNT, "telegram:2", "telegram:3"):
        await desk.reception.forget_me(Account(account))
    assert [row["account"] for row in await offers(desk)] == ["telegram:2"]


async def test_b0_1_a_reminder_no_longer_names_the_chat_that_was_taken_away(desk: Desk) -> None:
    await desk.book()
    assert {row["account"] for row in await desk.rows(tables.notices)} == {ACCOUNT, None}
    await desk.reception.forget_me(ACCOUNT)
    assert {row["account"] for row in await desk.rows(tables.notices)} == {None}


async def test_b0_1_what_was_asked_of_a_person_goes_with_its_draft(desk: Desk) -> None:
    for account in (ACCOUNT, "telegram:2"):
        request = PersonRequest(account, Why.ASKED, HERE, {"patient": AIGUL.digits}, "kk")
        await desk.reception.ask_person(request, desk.anyone(account))
    await desk.reception.forget_me(ACCOUNT)
    assert [row["asker"] for row in await desk.rows(tables.tasks)] == ["telegram:2"]


async def test_b0_1_what_the_chat_made_is_not_its_own_after_it_was_forgotten(desk: Desk) -> None:
    """The entry remains; whoever comes back in this chat has proved nothing about it."""
    entry = (await desk.book()).visit.entry
    await desk.reception.forget_me(ACCOUNT)
    desk.clock.turn(minutes=1)
    asker = await desk.caller()
    household = await desk.reception.show_household(desk.anyone())
    assert await desk.reception.show_visits(household) == []
    with pytest.raises(NotYours):
        await desk.reception.cancel_visit(CancelRequest("c1", entry), asker)
    await desk.book("w2", patient=MOTHER, at=local(TOMORROW, 10))
    assert len(await desk.reception.show_visits(household)) == 1


async def test_b0_4_being_forgotten_gives_back_no_tries(desk: Desk) -> None:
    others = [iin_of(300 + number) for number in range(3)]
    await desk.add(tables.register, *(person(other) for other in others))
    for number, other in enumerate(others):
        await desk.book(f"w{number}", at=local(TOMORROW, 9, 15 * number), patient=other)
    await desk.reception.forget_me(ACCOUNT)
    desk.clock.turn(minutes=1)
    with refused(Refusal.TOO_MANY_OPEN):
        await desk.book("w4", at=local(TOMORROW, 11), patient=HUSBAND)
