"""What became of a notice: marked once, tried again after growing pauses, or a person's task."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clinic.acting import Account, Channel
from clinic.journals.book import Mark
from clinic.notices import PAUSES, NoticeKind
from clinic.reception import MoveRequest, Ready, Sent
from storage import tables
from storage.marshal import instant
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.telling import rechecked, registrar, states, tasks
from tests.clinic.usecases.test_waiting_list import free_nine, state_of, wait
from tests.clinic.usecases.town import AIGUL, HUSBAND, MOTHER, SECOND

SIX, ELEVEN = local(TODAY, 18), local(TOMORROW, 11)


async def reminder(desk: Desk) -> Ready:
    """Aigül's evening reminder, due now."""
    await desk.book(at=ELEVEN, asker=await desk.verified(AIGUL))
    desk.clock.moment = SIX
    [ready] = await rechecked(desk)
    return ready


def sent(ready: Ready, message: int = 55) -> Sent:
    return Sent(ready, ready.to[0].account, message, "kk", "wording")


async def test_b5_4_what_was_sent_is_marked_in_the_outbox_and_in_the_journal(desk: Desk) -> None:
    ready = await reminder(desk)
    await desk.reception.settle_notices.sent([sent(ready)])
    [row] = [r for r in await desk.rows(tables.notices) if r["kind"] == "reminder_evening"]
    assert (row["state"], row["sent_at"], row["message"], row["account"], row["tries"]) == (
        "sent", instant(SIX), 55, "telegram:1", 1,
    )  # fmt: skip
    assert ready.visit is not None
    async with desk.units() as unit:
        entry = await unit.journals.find(ready.visit.entry)
    assert [marked.mark for marked in entry.marks] == [Mark.ENTERED, Mark.REMINDED]
    assert entry.marks[-1].by == "clock"
    assert await rechecked(desk) == []


async def test_3_11_a_reminder_that_was_sent_may_be_answered_until_the_visit(desk: Desk) -> None:
    ready = await reminder(desk)
    assert await desk.reception.show_asked(Account("telegram:1")) == []
    await desk.reception.settle_notices.sent([sent(ready)])
    [asked] = await desk.reception.show_asked(Account("telegram:1"))
    assert (asked.entry, asked.message) == (ready.notice.entry, 55)
    desk.clock.moment = ELEVEN + timedelta(minutes=1)
    assert await desk.reception.show_asked(Account("telegram:1")) == []


async def test_many_are_marked_together(desk: Desk) -> None:
    for number, person in enumerate((AIGUL, HUSBAND, MOTHER)):
        await desk.book(
            f"w{number}", at=local(TOMORROW, 10, 15 * number), patient=person,
            asker=await desk.caller(f"telegram:{number + 1}"),
        )  # fmt: skip
    desk.clock.moment = SIX
    ready = await rechecked(desk)
    await desk.reception.settle_notices.sent([sent(one, n) for n, one in enumerate(ready, 60)])
    rows = [r for r in await desk.rows(tables.notices) if r["kind"] == "reminder_evening"]
    assert {(r["account"], r["message"]) for r in rows} == {
        ("telegram:1", 60), ("telegram:2", 61), ("telegram:3", 62),
    }  # fmt: skip
    marks = [r["seq"] for r in await desk.rows(tables.marks) if r["mark"] == "reminded"]
    assert marks == [2, 2, 2]


async def test_the_new_time_that_the_clinic_tells_is_the_oral_answer(desk: Desk) -> None:
    """R2.3."""
    entry = (await desk.book(at=ELEVEN)).visit.entry
    request = MoveRequest("m", entry, SECOND, local(TOMORROW, 11, 15), "staff:r1")
    new = await desk.reception.move_visit(request, registrar())
    [ready] = [one for one in await rechecked(desk) if one.notice.kind is NoticeKind.MOVED]
    for _ in range(2):
        await desk.reception.settle_notices.sent([sent(ready)])
    async with desk.units() as unit:
        marks = (await unit.journals.find(new.visit.entry)).marks
    assert [marked.mark for marked in marks] == [Mark.ENTERED, Mark.TOLD]
    assert marks[-1].facts == {"language": "kk", "wording": "wording"}


async def test_what_failed_is_tried_again_after_growing_pauses_and_then_a_person_calls(
    desk: Desk,
) -> None:
    ready = await reminder(desk)
    for tried, pause in enumerate(PAUSES, start=1):
        await desk.reception.settle_notices.try_again(ready)
        assert await rechecked(desk) == []
        desk.clock.moment += pause
        [ready] = await rechecked(desk)
        assert ready.notice.tries == tried
        assert ready.notice.due_at == SIX
    await desk.reception.settle_notices.try_again(ready)
    assert await rechecked(desk) == [], "and nobody rings here"
    assert (await states(desk))["reminder_evening"] == "handed_over"
    assert await tasks(desk) == [("undelivered", "reminder_evening")]
    [row] = [r for r in await desk.rows(tables.notices) if r["kind"] == "reminder_evening"]
    assert row["tries"] == len(PAUSES) + 1


async def test_whom_no_chat_reaches_a_person_calls(desk: Desk) -> None:
    ready = await reminder(desk)
    await desk.reception.settle_notices.unreached(ready)
    assert await rechecked(desk) == [], "and nobody rings here"
    assert (await states(desk))["reminder_evening"] == "handed_over"
    assert await tasks(desk) == [("undelivered", "reminder_evening")]
    assert len(await desk.rows(tables.links)) == 1


async def test_whom_no_chat_reaches_is_rung_at_the_number_that_proved_them(desk: Desk) -> None:
    """It is told there, and the journal says by which channel (docs/decisions/0039)."""
    ready = await reminder(desk)
    await desk.reception.settle_notices.unreached(ready)
    [ready] = await rechecked(desk, Channel.PHONE)
    assert [one.account for one in ready.to] == ["tel:+77011234567"]
    await desk.reception.settle_notices.sent(
        [Sent(ready, ready.to[0].account, None, "kk", "wording")]
    )
    [row] = [r for r in await desk.rows(tables.notices) if r["kind"] == "reminder_evening"]
    assert (row["state"], row["channel"], row["account"], row["message"], row["tries"]) == (
        "sent", "phone", "tel:+77011234567", None, 2,
    )  # fmt: skip
    [mark] = [r for r in await desk.rows(tables.marks) if r["mark"] == "reminded"]
    assert mark["channel"] == "phone"


async def rung(desk: Desk) -> Ready:
    """The same reminder, that nobody's chat takes."""
    ready = await reminder(desk)
    await desk.reception.settle_notices.unreached(ready)
    [ready] = await rechecked(desk, Channel.PHONE)
    return ready


async def test_who_was_rung_in_vain_is_rung_later_and_both_count_apart(desk: Desk) -> None:
    ready = await rung(desk)
    in_ten = SIX + timedelta(minutes=10)
    await desk.reception.settle_notices.later(ready, in_ten, tried=False)
    assert await rechecked(desk, Channel.PHONE) == []
    desk.clock.moment = in_ten
    [ready] = await rechecked(desk, Channel.PHONE)
    assert ready.notice.tries == 1
    await desk.reception.settle_notices.later(ready, in_ten, tried=True)
    [ready] = await rechecked(desk, Channel.PHONE)
    assert ready.notice.tries == 2


@pytest.mark.parametrize("at", [SIX + timedelta(hours=3, seconds=1), ELEVEN])
async def test_b5_1_what_would_be_said_too_late_is_said_by_a_person_now(
    desk: Desk, at: datetime
) -> None:
    await desk.reception.settle_notices.later(await rung(desk), at, tried=True)
    assert (await states(desk))["reminder_evening"] == "handed_over"
    assert await tasks(desk) == [("undelivered", "reminder_evening")]


async def test_b2_1_what_was_not_heard_to_its_end_is_not_told(desk: Desk) -> None:
    entry = (await desk.book(at=ELEVEN)).visit.entry
    request = MoveRequest("m", entry, SECOND, local(TOMORROW, 11, 15), "staff:r1")
    new = await desk.reception.move_visit(request, registrar())
    [ready] = [one for one in await rechecked(desk) if one.notice.kind is NoticeKind.MOVED]
    await desk.reception.settle_notices.sent([replace(sent(ready), wording="")])
    async with desk.units() as unit:
        marks = (await unit.journals.find(new.visit.entry)).marks
    assert [marked.mark for marked in marks] == [Mark.ENTERED]


async def test_an_account_that_is_no_more_proves_nothing_any_longer(desk: Desk) -> None:
    ready = await reminder(desk)
    await desk.reception.settle_notices.unreached(ready, [Account("telegram:1")])
    assert await desk.rows(tables.links) == []


async def test_b2_8_an_offer_that_reaches_nobody_goes_to_the_next_at_once(desk: Desk) -> None:
    first = await wait(desk, await desk.caller("telegram:1"), MOTHER)
    second = await wait(desk, await desk.caller("telegram:2"), HUSBAND)
    await free_nine(desk)
    [ready] = [one for one in await rechecked(desk) if one.place]
    await desk.reception.settle_notices.unreached(ready)
    assert (await state_of(desk, first), await state_of(desk, second)) == ("lapsed", "offered")
    assert await tasks(desk) == []
    [ready] = [one for one in await rechecked(desk) if one.place]
    assert ready.to[0].account == "telegram:2"


async def test_an_answer_given_meanwhile_and_the_mark_both_stand(desk: Desk) -> None:
    """The person confirms while the reminder that was sent is being marked."""
    ready = await reminder(desk)
    assert ready.visit is not None
    async with desk.units(writing=True) as unit:
        entry = await unit.journals.find(ready.visit.entry)
        await desk.reception.settle_notices.sent([sent(ready)])
        await unit.journals.mark(
            entry.entry, Mark.CONFIRMED, at=SIX + timedelta(seconds=1), by="x", channel="chat"
        )
    async with desk.units() as unit:
        marks = (await unit.journals.find(ready.visit.entry)).marks
    assert marks[-1].mark is Mark.REMINDED
