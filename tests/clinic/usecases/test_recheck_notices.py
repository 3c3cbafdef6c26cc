"""At the moment of sending: does the notice still hold, and to whom does it go (§3.11, B0.2)."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from clinic.acting import Account, Asker, Channel, Verified
from clinic.notices import NoticeKind, of_entry
from clinic.people import Iin, Relation
from clinic.reception import CancelRequest, ConfirmRequest, MoveRequest
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.telling import (
    due,
    heard,
    rechecked,
    registrar,
    rung,
    states,
    tasks,
)
from tests.clinic.usecases.test_waiting_list import free_nine, wait
from tests.clinic.usecases.town import (
    AIGUL,
    CHILD,
    MOTHER,
    PAEDIATRICIAN,
    SECOND,
    TEEN,
)

EVENING, SOON = NoticeKind.REMINDER_EVENING, NoticeKind.REMINDER_SOON
ENTERED = NoticeKind.ENTERED_BY_ANOTHER
SIX, ELEVEN = local(TODAY, 18), local(TOMORROW, 11)


async def by_pin(desk: Desk, person: Iin, account: str, pin: str | None = None) -> Verified:
    """The registry's PIN proves who it is, whatever number the register has."""
    caller = await desk.caller(account)
    pin = pin or await desk.reception.issue_pin(person, registrar())
    household = await desk.reception.verify_by_pin(person, pin, caller)
    member = household.member(person)
    assert member is not None
    return member.proof


async def booked(desk: Desk, asker: Asker, **changes: Any) -> EntryNo:
    return (await desk.book(at=ELEVEN, asker=asker, **changes)).visit.entry


async def test_b0_2_the_verified_person_is_reminded_and_not_the_stranger(desk: Desk) -> None:
    await booked(desk, await desk.caller("telegram:5"))
    await desk.verified(AIGUL, "telegram:1")
    desk.clock.moment = SIX
    assert await heard(desk) == {EVENING: ("telegram:1",), ENTERED: ("telegram:1",)}


async def test_b0_2_the_chat_that_made_it_is_reminded_where_nobody_is_verified(desk: Desk) -> None:
    await booked(desk, await desk.caller("telegram:5"))
    desk.clock.moment = SIX
    assert await heard(desk) == {EVENING: ("telegram:5",)}
    assert (await states(desk))["entered_by_another"] == "withdrawn"


@pytest.mark.parametrize(("maker", "asked"), [("telegram:5", heard), ("tel:+77017654321", rung)])
async def test_what_a_pin_proved_in_a_call_that_was_cut_off_silences_nobody(
    desk: Desk, maker: str, asked: Callable[[Desk], Awaitable[object]]
) -> None:
    """The process died before it took the proof away: whoever made the entry still hears of it."""
    await booked(desk, await desk.caller(maker))
    await by_pin(desk, AIGUL, "call:c1/pin")
    desk.clock.moment = SIX
    assert await asked(desk) == {EVENING: (maker,)}


async def test_who_verifies_later_in_the_same_chat_is_not_asked_whether_it_was_them(
    desk: Desk,
) -> None:
    await booked(desk, await desk.caller("telegram:1"))
    await desk.verified(AIGUL, "telegram:1")
    assert await heard(desk) == {}
    assert (await states(desk))["entered_by_another"] == "withdrawn"


async def test_of_two_chats_of_one_person_the_one_that_booked_comes_first(desk: Desk) -> None:
    pin = await desk.reception.issue_pin(AIGUL, registrar())
    await by_pin(desk, AIGUL, "telegram:8", pin)
    asker = await desk.verified(AIGUL, "telegram:1")
    desk.clock.turn(minutes=1)
    await by_pin(desk, AIGUL, "telegram:9", pin)
    await booked(desk, asker)
    desk.clock.moment = SIX
    assert await heard(desk) == {EVENING: ("telegram:1", "telegram:9", "telegram:8")}


async def test_a_link_that_holds_no_longer_hears_nothing(desk: Desk) -> None:
    """The register has another number now: the reminder is a call (B0.2 L2)."""
    await booked(desk, await desk.verified(AIGUL, "telegram:1"))
    await desk.reregister(AIGUL, phone="+77010000000")
    desk.clock.moment = SIX
    assert await heard(desk) == {}
    assert (await states(desk))["reminder_evening"] == "handed_over"
    assert await tasks(desk) == [("undelivered", "reminder_evening")]


async def test_b2_10_a_childs_guardian_is_reminded(desk: Desk) -> None:
    asker = await desk.verified(CHILD, "telegram:1", phone="+77012223344")
    await booked(desk, asker, patient=CHILD, doctor=PAEDIATRICIAN, relation=Relation.PARENT)
    desk.clock.moment = SIX
    assert await heard(desk) == {EVENING: ("telegram:1",)}


async def test_b2_10_a_16_year_olds_reminder_goes_to_them_alone(desk: Desk) -> None:
    """The mother is verified in a chat of her own, and hears nothing of it."""
    await desk.verified(MOTHER, "telegram:1")
    asker = await desk.verified(TEEN, "telegram:7", phone="+77013334455")
    await booked(desk, asker, patient=TEEN, doctor=PAEDIATRICIAN)
    desk.clock.moment = SIX
    assert await heard(desk) == {EVENING: ("telegram:7",)}


async def test_b2_10_a_chat_in_which_a_guardian_reads_is_not_a_16_year_olds_own(
    desk: Desk,
) -> None:
    await by_pin(desk, MOTHER, "telegram:7")
    asker = await by_pin(desk, TEEN, "telegram:7")
    await booked(desk, asker, patient=TEEN, doctor=PAEDIATRICIAN)
    desk.clock.moment = SIX
    assert await heard(desk) == {}


async def test_b2_10_what_a_16_year_old_made_at_l1_in_a_guardians_chat_is_not_told_there(
    desk: Desk,
) -> None:
    await desk.verified(MOTHER, "telegram:1")
    caller = await desk.caller("telegram:1")
    await booked(desk, caller, patient=TEEN, doctor=PAEDIATRICIAN, relation=Relation.SELF)
    desk.clock.moment = SIX
    assert await heard(desk) == {}
    assert (await states(desk))["reminder_evening"] == "handed_over"


async def test_b0_1_whoever_took_the_chat_away_is_told_and_called_no_more(desk: Desk) -> None:
    await booked(desk, await desk.caller("telegram:5"))
    await desk.reception.forget_me(Account("telegram:5"))
    desk.clock.moment = SIX
    assert await heard(desk) == {}
    assert (await states(desk))["reminder_evening"] == "withdrawn"
    assert await tasks(desk) == []


async def test_b0_1_coming_back_brings_no_reminder_of_before(desk: Desk) -> None:
    await booked(desk, await desk.caller("telegram:5"))
    await desk.reception.forget_me(Account("telegram:5"))
    desk.clock.turn(minutes=1)
    await desk.caller("telegram:5")
    desk.clock.moment = SIX
    assert await heard(desk) == {}


async def test_b5_3_the_state_of_the_visit_counts_and_not_only_the_withdrawal(desk: Desk) -> None:
    """The desk's own paper said so meanwhile: a mark of which the outbox knows nothing."""
    entry = await booked(desk, await desk.verified(AIGUL))
    await desk.add(
        tables.marks,
        {
            "entry": entry, "seq": 2, "mark": "cancelled", "at": "2026-11-23T06:00:00.000000Z",
            "marked_by": "staff:r1", "channel": "desk", "facts": "{}",
        },
    )  # fmt: skip
    desk.clock.moment = SIX
    assert await heard(desk) == {}
    assert (await states(desk))["reminder_evening"] == "withdrawn"


async def test_b5_1_what_was_missed_is_given_within_three_hours(desk: Desk) -> None:
    await booked(desk, await desk.verified(AIGUL))
    desk.clock.moment = SIX + timedelta(hours=2, minutes=59)
    assert await heard(desk) == {EVENING: ("telegram:1",)}
    desk.clock.moment = SIX + timedelta(hours=3, seconds=1)
    assert await heard(desk) == {}
    assert (await states(desk))["reminder_evening"] == "failed"
    assert await tasks(desk) == []


async def test_a_reminder_that_failed_until_it_was_too_late_is_a_call(desk: Desk) -> None:
    await booked(desk, await desk.verified(AIGUL))
    desk.clock.moment = SIX
    [ready] = await rechecked(desk)
    await desk.reception.settle_notices.try_again(ready)
    desk.clock.moment = local(TOMORROW, 8)
    assert await heard(desk) == {}
    assert (await states(desk))["reminder_evening"] == "handed_over"
    [task] = await desk.rows(tables.tasks)
    assert task["due"] == "2026-11-24T03:30:00.000000Z"


async def test_a_person_without_chat_is_called_once_for_both_reminders(desk: Desk) -> None:
    """Entered at the desk, nobody verified: the clinic's call-out list."""
    await booked(desk, registrar())
    desk.clock.moment = SIX
    await heard(desk)
    desk.clock.moment = local(TOMORROW, 8, 30)
    await heard(desk)
    assert (await states(desk))["reminder_soon"] == "handed_over"
    [task] = await desk.rows(tables.tasks)
    assert (task["kind"], task["provider"], task["entry"]) == (
        "undelivered",
        HERE,
        "taraz-4/2026/1",
    )
    assert task["draft"] == "{}"


async def test_the_call_is_due_when_somebody_is_there_and_before_the_visit(desk: Desk) -> None:
    await booked(desk, registrar())
    desk.clock.moment = SIX
    await heard(desk)
    [task] = await desk.rows(tables.tasks)
    assert task["due"] == "2026-11-23T13:30:00.000000Z"


async def test_b0_2_the_number_that_made_it_is_rung_where_nobody_is_verified(desk: Desk) -> None:
    await booked(desk, await desk.caller("tel:+77017654321"))
    desk.clock.moment = SIX
    assert await rung(desk) == {EVENING: ("tel:+77017654321",)}
    assert (await states(desk))["reminder_evening"] == "waiting"


async def test_b0_2_who_has_a_chat_is_not_rung_whoever_booked(desk: Desk) -> None:
    await booked(desk, await desk.caller("tel:+77017654321"))
    await desk.verified(AIGUL, "telegram:1")
    desk.clock.moment = SIX
    assert (await heard(desk))[EVENING] == ("telegram:1",)
    assert await heard(desk, Channel.PHONE) == {}


async def test_0039_where_nobody_rings_a_person_calls_as_ever(desk: Desk) -> None:
    await booked(desk, await desk.caller("tel:+77017654321"))
    desk.clock.moment = SIX
    assert await heard(desk) == {}
    assert await heard(desk) == {}, "the chats are given it a second time"
    assert (await states(desk))["reminder_evening"] == "handed_over"
    assert await tasks(desk) == [("undelivered", "reminder_evening")]


async def test_b0_2_a_number_that_a_stranger_has_typed_is_a_persons_to_call(desk: Desk) -> None:
    caller = await desk.caller("telegram:5")
    await booked(desk, caller, contact="+77017654321")
    desk.clock.moment = SIX
    [ready] = await rechecked(desk)
    await desk.reception.settle_notices.unreached(ready)
    assert await rung(desk) == {}
    assert await tasks(desk) == [("undelivered", "reminder_evening")]


async def test_the_number_that_the_desk_has_written_down_is_rung(desk: Desk) -> None:
    await booked(desk, registrar(), contact="+77017654321")
    desk.clock.moment = SIX
    assert await rung(desk) == {EVENING: ("tel:+77017654321",)}
    [ready] = await rechecked(desk, Channel.PHONE)
    assert ready.to[0].language == "ru"


async def test_b2_10_of_a_16_year_olds_visit_nothing_is_said_at_a_number_of_the_desk(
    desk: Desk,
) -> None:
    await booked(desk, registrar(), patient=TEEN, doctor=PAEDIATRICIAN, contact="+77012223344")
    desk.clock.moment = SIX
    assert await rung(desk) == {}
    assert (await states(desk))["reminder_evening"] == "handed_over"


async def test_whoever_took_the_number_away_is_not_rung(desk: Desk) -> None:
    await booked(desk, await desk.caller("tel:+77017654321"))
    desk.clock.moment = SIX
    await heard(desk)
    await desk.reception.forget_me(Account("tel:+77017654321"))
    assert await heard(desk, Channel.PHONE) == {}
    assert (await states(desk))["reminder_evening"] == "withdrawn"


async def test_what_is_not_told_by_telephone_is_a_persons(desk: Desk) -> None:
    """Whether it was them, where the person is known at a telephone alone."""
    await by_pin(desk, AIGUL, "tel:+77017654321")
    await booked(desk, await desk.caller("telegram:5"))
    ready = {one.notice.kind: one for one in await rechecked(desk)}
    await desk.reception.settle_notices.unreached(ready[ENTERED])
    assert await tasks(desk) == [("undelivered", "entered_by_another")]


async def test_b5_1_a_call_that_came_to_nothing_in_time_is_a_persons(desk: Desk) -> None:
    """All lines were taken the whole evening: nobody was tried, and still somebody is told."""
    await booked(desk, await desk.caller("tel:+77017654321"))
    desk.clock.moment = SIX
    await heard(desk)
    desk.clock.moment = SIX + timedelta(hours=3, seconds=1)
    assert await heard(desk, Channel.PHONE) == {}
    assert (await states(desk))["reminder_evening"] == "handed_over"


async def test_a_confirmed_visit_is_known_as_such(desk: Desk) -> None:
    asker = await desk.verified(AIGUL)
    entry = await booked(desk, asker)
    await desk.reception.confirm_visit(ConfirmRequest("y", entry), asker)
    desk.clock.moment = SIX
    [ready] = await rechecked(desk)
    assert ready.visit is not None
    assert ready.visit.confirmed


async def test_the_language_is_that_of_the_chat_and_else_of_the_deed(desk: Desk) -> None:
    await booked(desk, await desk.verified(AIGUL))
    desk.clock.moment = SIX
    assert [one.language for ready in await rechecked(desk) for one in ready.to] == ["kk"]
    await desk.reception.give_consent.choose_language(Account("telegram:1"), "ru")
    assert [one.language for ready in await rechecked(desk) for one in ready.to] == ["ru"]


@pytest.mark.parametrize("did", ["entered", "moved", "cancelled"])
async def test_whatever_another_did_the_person_hears_and_the_other_does_not(
    desk: Desk, did: str
) -> None:
    await desk.verified(AIGUL, "telegram:1")
    other = await desk.caller("telegram:5")
    entry = await booked(desk, other)
    if did == "moved":
        request = MoveRequest("m", entry, SECOND, local(TOMORROW, 11, 15), "telegram:5")
        await desk.reception.move_visit(request, other)
    if did == "cancelled":
        await desk.reception.cancel_visit(CancelRequest("c", entry), other)
    assert (await heard(desk))[NoticeKind(f"{did}_by_another")] == ("telegram:1",)


async def test_the_person_who_cancels_what_another_entered_is_not_asked(desk: Desk) -> None:
    entry = await booked(desk, await desk.caller("telegram:5"))
    asker = await desk.verified(AIGUL, "telegram:1")
    await desk.reception.cancel_visit(CancelRequest("c", entry), asker)
    assert set(await heard(desk)) == {ENTERED}


async def test_what_the_clinic_moved_is_told_to_who_made_it(desk: Desk) -> None:
    entry = await booked(desk, await desk.caller("telegram:5"))
    request = MoveRequest("m", entry, SECOND, local(TOMORROW, 11, 15), "staff:r1")
    new = await desk.reception.move_visit(request, registrar())
    assert (await heard(desk))[NoticeKind.MOVED] == ("telegram:5",)
    desk.clock.moment = SIX
    assert (await heard(desk))[EVENING] == ("telegram:5",)
    desk.clock.moment = new.visit.starts_at
    assert NoticeKind.MOVED not in await heard(desk)
    assert (await states(desk))["moved"] == "failed"


async def test_b2_8_an_offer_is_told_only_while_it_stands(desk: Desk) -> None:
    await wait(desk, await desk.caller("telegram:1"))
    await free_nine(desk)
    assert (await heard(desk))[NoticeKind.OFFER] == ("telegram:1",)
    desk.clock.turn(hours=2, minutes=1)
    assert NoticeKind.OFFER not in await heard(desk)
    assert (await states(desk))["offer"] == "withdrawn"


async def test_a_notice_without_its_entry_holds_no_longer(desk: Desk) -> None:
    async with desk.units(writing=True) as unit:
        unknown = EntryNo("taraz-4/2026/99")
        await unit.outbox.add(of_entry(EVENING, unknown, desk.clock.now(), None, "kk"))
        await unit.commit()
    assert await heard(desk) == {}
    assert (await states(desk))["reminder_evening"] == "withdrawn"


async def test_whoever_is_struck_off_the_register_is_reached_where_they_booked(
    desk: Desk,
) -> None:
    await booked(desk, await desk.caller("telegram:5"))
    await desk.strike_off(AIGUL)
    desk.clock.moment = SIX
    assert await heard(desk) == {EVENING: ("telegram:5",)}


async def test_what_another_sender_has_sent_meanwhile_is_left_alone(desk: Desk) -> None:
    await booked(desk, await desk.verified(AIGUL))
    desk.clock.moment = SIX
    claimed = await due(desk)
    await desk.change(tables.notices, {"notice": claimed[0].notice}, state="sent")
    assert await desk.reception.recheck_notices(claimed) == []
    assert (await states(desk))["reminder_evening"] == "sent"
