"""A visit is booked: register, rules, journal, and only then the answer (R2.6, R2.7, B2.1)."""

from datetime import date, time, timedelta

import pytest

from clinic.acting import Channel
from clinic.journals.book import Mark
from clinic.people import DoctorId, Iin, Relation
from clinic.reception import CancelRequest, ConfirmRequest, MoveRequest
from clinic.refusals import NotFound, NotYours, Refusal
from clinic.schedule import Slot
from clinic.visits import EntryNo, VisitState
from storage import tables
from tests.clinic.samples import ACCOUNT, ELSEWHERE, HERE, NOW, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.town import (
    AIGUL,
    AWAY,
    CARDIOLOGIST,
    CHILD,
    LATER,
    MOTHER,
    PAEDIATRICIAN,
    SECOND,
    STRANGER,
    SURGEON,
    THERAPIST,
    booked_time,
    shift,
)

NINE = local(TOMORROW, 9)


async def test_r2_7_the_entry_is_in_the_journal_before_the_answer(desk: Desk) -> None:
    booked = await desk.book()
    assert (booked.repeated, booked.told, booked.patient_name) == (False, False, None)
    async with desk.units() as unit:
        entry = await unit.journals.find(booked.visit.entry)
    assert entry.entry == "taraz-4/2026/1"
    assert [mark.mark for mark in entry.marks] == [Mark.ENTERED]
    assert entry.columns == {
        "channel": "chat",
        "iin": AIGUL.digits,
        "patient": "Сейтқали Айгүл",
        "birth_year": "1990",
        "precinct": "5",
        "doctor": THERAPIST,
        "specialty": "therapist",
        "room": "12",
        "starts_at": NINE.isoformat(),
        "ends_at": (NINE + timedelta(minutes=15)).isoformat(),
        "basis": "direct",
        "register_checked_at": NOW.isoformat(),
        "applicant": None,
        "relation": "self",
        "contact": None,
        "staff": None,
        "level": "L1",
    }


async def test_b0_2_the_name_is_told_to_a_proved_asker_only(desk: Desk) -> None:
    booked = await desk.book(asker=await desk.verified(AIGUL))
    assert booked.patient_name == "Айгүл С."
    assert booked.visit.level == "L2"


async def test_r2_3_entries_are_numbered_per_clinic_and_year(desk: Desk) -> None:
    await desk.book()
    second = await desk.book("w2", patient=MOTHER, at=local(TOMORROW, 10))
    assert second.visit.entry == "taraz-4/2026/2"


@pytest.mark.parametrize(
    ("patient", "day", "refusal"),
    [
        (STRANGER, TOMORROW, Refusal.NOT_ATTACHED_HERE),
        (LATER, TOMORROW, Refusal.NOT_ATTACHED_HERE),
        (AIGUL, TODAY + timedelta(days=15), Refusal.BEYOND_HORIZON),
        (AIGUL, TODAY - timedelta(days=1), Refusal.ALREADY_PAST),
        (AIGUL, TODAY + timedelta(days=7), Refusal.SLOT_TAKEN),
    ],
)
async def test_r2_6_what_stands_against_it_is_said_and_nothing_is_written(
    desk: Desk, patient: Iin, day: date, refusal: Refusal
) -> None:
    with refused(refusal):
        await desk.book(patient=patient, at=local(day, 9))
    assert await desk.rows(tables.entries) == []
    assert await desk.rows(tables.takings) == []
    assert [row["refusal"] for row in await desk.rows(tables.refusals)] == [refusal]


async def test_b1_2_the_day_of_the_visit_counts(desk: Desk) -> None:
    booked = await desk.book(patient=LATER, at=local(TODAY + timedelta(days=4), 9))
    assert booked.visit.state is VisitState.ACTIVE


async def test_r2_3_the_lead_time_is_kept(desk: Desk) -> None:
    await desk.add(tables.shifts, shift(THERAPIST, TODAY, time(10), time(12)))
    with refused(Refusal.TOO_SOON):
        await desk.book(at=local(TODAY, 10, 15))
    await desk.book("w2", at=local(TODAY, 10, 30))


async def test_b2_6_one_visit_per_person_doctor_and_day(desk: Desk) -> None:
    proof = await desk.verified(AIGUL)
    await desk.book(asker=proof)
    with refused(Refusal.ALREADY_BOOKED):
        await desk.book("w2", asker=proof, at=local(TOMORROW, 10))
    await desk.book("w3", asker=proof, at=local(TODAY + timedelta(days=2), 10))
    await desk.book("w4", asker=proof, doctor=SECOND, at=local(TOMORROW, 11))


async def test_b2_6_the_unproved_are_not_told_that_there_is_a_visit(desk: Desk) -> None:
    await desk.book()
    other = await desk.caller("telegram:2")
    with refused(Refusal.ASK_A_PERSON):
        await desk.book("w2", asker=other, at=local(TOMORROW, 10), holder="telegram:2")


@pytest.mark.parametrize("level", ["L1", "L2"])
async def test_b2_6_a_unique_key_stands_behind_the_rule(desk: Desk, level: str) -> None:
    """As if somebody else's unit had booked after the rule was asked."""
    await desk.add(tables.takings, booked_time(AIGUL, local(TOMORROW, 11), minutes=15))
    proved = level == "L2"
    with refused(Refusal.ALREADY_BOOKED if proved else Refusal.ASK_A_PERSON):
        await desk.book(asker=await desk.verified(AIGUL) if proved else None)
    assert await desk.rows(tables.entries) == []


async def test_b2_7_no_referral_no_specialist(desk: Desk) -> None:
    with refused(Refusal.REFERRAL_NEEDED):
        await desk.book(doctor=CARDIOLOGIST)


async def test_b2_7_the_referral_is_written_with_its_number(desk: Desk) -> None:
    await desk.refer(AIGUL, "cardiologist", "R-7")
    booked = await desk.book(doctor=CARDIOLOGIST, asker=await desk.verified(AIGUL))
    assert booked.visit.basis == "referral:R-7"


async def test_b0_2_at_l1_a_referral_that_exists_is_refused_like_one_that_does_not(
    desk: Desk,
) -> None:
    await desk.refer(AIGUL, "cardiologist", "R-7")
    with refused(Refusal.REFERRAL_NEEDED):
        await desk.book(doctor=CARDIOLOGIST)


@pytest.mark.parametrize("reason", [None, "cough"])
async def test_b2_7_direct_only_for_a_listed_reason(desk: Desk, reason: str | None) -> None:
    with refused(Refusal.REFERRAL_NEEDED) as caught:
        await desk.book(doctor=SURGEON, reason=reason)
    assert caught.value.facts["reasons"] == ("injury",)
    assert (await desk.book("w2", doctor=SURGEON, reason="injury")).visit.basis == "reason:injury"


async def test_b2_10_a_guardian_books_for_the_child_and_is_named_as_applicant(desk: Desk) -> None:
    await desk.verified(MOTHER)
    household = await desk.reception.show_household(desk.anyone())
    child = household.member(CHILD)
    assert child is not None
    booked = await desk.book(
        asker=child.proof, patient=CHILD, doctor=PAEDIATRICIAN, relation=Relation.PARENT
    )
    async with desk.units() as unit:
        entry = await unit.journals.find(booked.visit.entry)
    assert entry.columns["applicant"] == "Сейтқали Сәуле"
    assert entry.columns["relation"] == "parent"


async def test_b0_2_a_proof_for_one_person_books_for_no_other(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await desk.book(patient=MOTHER, asker=await desk.verified(AIGUL))


async def test_a_doctor_of_another_clinic_is_not_found_here(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.book(doctor=AWAY)
    assert ELSEWHERE not in {row["provider"] for row in await desk.rows(tables.entries)}


async def test_b0_2_the_manager_hears_once_that_half_a_day_was_taken_at_l1(desk: Desk) -> None:
    """A day of three times: one is no more than half, two are."""
    day = TODAY + timedelta(days=8)
    await desk.add(tables.shifts, shift(THERAPIST, day, time(9), time(9, 45)))
    for number, patient in enumerate([AIGUL, MOTHER, LATER]):
        asked = len(await desk.rows(tables.tasks))
        assert asked == (number > 1)
        await desk.book(f"w{number}", patient=patient, at=local(day, 9, 15 * number))
    [task] = await desk.rows(tables.tasks)
    assert (task["kind"], task["provider"]) == ("unverified_day", "taraz-4")


async def test_b0_2_visits_of_the_proved_are_not_counted(desk: Desk) -> None:
    day = TODAY + timedelta(days=8)
    await desk.add(tables.shifts, shift(THERAPIST, day, time(9), time(9, 30)))
    await desk.book(asker=await desk.verified(AIGUL), at=local(day, 9))
    await desk.book("w2", patient=MOTHER, at=local(day, 9, 15), asker=await desk.caller("tel:+7"))
    assert await desk.rows(tables.tasks) == []


async def test_b0_2_a_visit_moved_within_its_day_is_counted_once(desk: Desk) -> None:
    """Of a day of three times one stays taken: no more than half."""
    day = TODAY + timedelta(days=8)
    await desk.add(tables.shifts, shift(THERAPIST, day, time(9), time(9, 45)))
    entry = (await desk.book(at=local(day, 9))).visit.entry
    request = MoveRequest("m1", entry, THERAPIST, local(day, 9, 15), "telegram:1")
    await desk.reception.move_visit(request, await desk.caller())
    assert await desk.rows(tables.tasks) == []


async def test_b2_5_a_refusal_releases_the_time_that_was_held(desk: Desk) -> None:
    slot = Slot(NINE, NINE + timedelta(minutes=15), THERAPIST)
    await desk.reception.hold_time(slot, "telegram:1")
    with refused(Refusal.NOT_ATTACHED_HERE):
        await desk.book(patient=STRANGER)
    assert await desk.rows(tables.takings) == []
    await desk.reception.hold_time(slot, "telegram:1")
    await desk.book("w2")
    await desk.book("w2")
    assert len(await desk.rows(tables.takings)) == 1


async def test_r2_3_told_is_marked_once_with_language_and_wording(desk: Desk) -> None:
    number = (await desk.book()).visit.entry
    for _ in range(2):
        await desk.reception.record_told(number, "kk", "Сіз жазылдыңыз", Channel.CHAT)
    async with desk.units() as unit:
        marks = (await unit.journals.find(number)).marks
    assert [mark.mark for mark in marks] == [Mark.ENTERED, Mark.TOLD]
    assert (marks[1].by, marks[1].channel) == (ACCOUNT, "chat")
    assert marks[1].facts == {"language": "kk", "wording": "Сіз жазылдыңыз"}


async def test_b2_1_an_entry_that_was_not_told_in_ten_minutes_is_found(desk: Desk) -> None:
    silent = (await desk.book()).visit.entry
    told = (await desk.book("w2", patient=MOTHER, at=local(TOMORROW, 10))).visit.entry
    await desk.reception.record_told(told, "kk", "Сіз жазылдыңыз", Channel.CHAT)
    desk.clock.turn(minutes=9, seconds=59)
    assert await desk.reception.show_call_backs(HERE) == []
    desk.clock.turn(seconds=1)
    [task] = await desk.reception.show_call_backs(HERE)
    assert (task.entry, task.kind, task.why) == (silent, "call_back", "not_told")
    assert (task.asker, task.language, task.due) == (ACCOUNT, "kk", desk.clock.now())
    assert await desk.reception.show_call_backs(ELSEWHERE) == []


async def test_b2_1_who_was_not_told_is_called_back_until_the_day_has_passed(desk: Desk) -> None:
    asker = await desk.caller()
    await desk.reception.give_consent.choose_language(ACCOUNT, "ru")
    confirmed = (await desk.book()).visit.entry
    await desk.reception.confirm_visit(ConfirmRequest("k1", confirmed), asker)
    cancelled = (await desk.book("w2", patient=MOTHER, at=local(TOMORROW, 10))).visit.entry
    await desk.reception.cancel_visit(CancelRequest("c1", cancelled), asker)
    silent = (await desk.book("w3", patient=MOTHER, at=local(TOMORROW, 11))).visit.entry
    desk.clock.moment = local(TOMORROW, 23, 59)
    [task] = await desk.reception.show_call_backs(HERE)
    assert (task.entry, task.language) == (silent, "ru")
    desk.clock.turn(minutes=1)
    assert await desk.reception.show_call_backs(HERE) == []


async def test_nothing_is_told_of_an_entry_that_is_not(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.reception.record_told(EntryNo("taraz-4/2026/9"), "kk", "", Channel.CHAT)


async def test_b2_5_the_last_free_time_is_had_once_and_the_loser_leaves_no_trace(
    desk: Desk,
) -> None:
    await desk.book()
    with refused(Refusal.SLOT_TAKEN):
        await desk.book("w2", patient=MOTHER, asker=await desk.caller("telegram:2"))
    assert len(await desk.rows(tables.entries)) == 1


async def test_b2_5_the_conditional_write_decides_and_not_the_look_before_it(desk: Desk) -> None:
    """A booked time of no length hides nothing from the look, and still is the only one."""
    await desk.add(tables.takings, booked_time(MOTHER, NINE, minutes=0))
    with refused(Refusal.SLOT_TAKEN):
        await desk.book()
    assert await desk.rows(tables.entries) == []


async def test_unknown_doctors_are_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.book(doctor=DoctorId("nobody"))
