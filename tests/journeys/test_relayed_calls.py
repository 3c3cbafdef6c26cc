"""What becomes of a call that an operator relayed: joined, called off, overdue, told (B3.6)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clinic.acting import Channel, Operator, Role
from clinic.journals.book import Mark
from clinic.people import DoctorId, ProviderId
from clinic.reception import CancelRequest, VisitNote, VisitOutcome
from tests.clinic.samples import NOW
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, verified
from tests.journeys.test_home_call import (
    COMPLAINT,
    PAEDIATRICIAN,
    SPOKEN,
    STREET,
    called,
    to_illness,
)
from tests.journeys.test_operator import OTHER, found, told
from tests.journeys.test_operator_calls import STAFF, again, relayed, to_indication
from tests.journeys.working import at_work

GP = DoctorId("d-gp-1")


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_6_a_second_call_of_the_day_joins_the_first(house: House, language: str) -> None:
    """The operator sees it and its window, and asks whether it is worse."""
    story = await relayed(house, language)
    await story.press("staff-told-yes")
    story.lines.clear()
    house.clock.turn(hours=1)
    await again(story, "aigul")
    await to_indication(story)
    assert story.words("staff-call-joins", entry="1") in story.screen.text
    await story.press("yes")
    await story.press("call-indication-fever")
    await story.press("call-temperature-38-5")
    await story.press("no")
    await story.say(COMPLAINT[language])
    await story.say(STREET[language])
    await story.press("call-nothing")
    assert story.words("staff-call-joins", entry="1") in story.screen.text
    await story.press(f"staff-confirm-{language}")
    assert SPOKEN[language] in story.hand.messages[-2].text
    await story.press(f"staff-read-{OTHER[language]}")
    assert SPOKEN[OTHER[language]] in story.hand.messages[-2].text
    await story.press("staff-told-yes")
    story.check_transcript("operator_calls_joined")
    first, second = await house.entries()
    assert (second.columns["kind"], second.columns["entry_joined"]) == ("repeat", first.entry)
    assert second.columns["urgency"] == "urgent"
    assert await house.told() == [first.entry, second.entry]


async def test_b3_6_after_a_visit_of_that_day_it_is_asked_whether_it_is_worse(
    house: House,
) -> None:
    """Nobody is awaited any more, so a new time is promised."""
    story = await relayed(house, "ru")
    await story.press("staff-told-yes")
    house.clock.moment = NOW + timedelta(hours=4)
    (entry,) = await house.entries()
    note = VisitNote(entry.entry, VisitOutcome.VISITED, house.clock.now())
    await house.now.reception.record_home_visit(note, replace(PAEDIATRICIAN, doctor=GP))
    await again(story, "aigul")
    await to_indication(story)
    assert story.words("staff-call-again") in story.screen.text
    await story.press("no")
    assert story.words("call-indication-question") in story.screen.text
    await story.press("main-menu")
    await again(story, "aigul")
    await story.press("staff-do-calls")
    assert story.words("value-call-state-visited") in story.screen.labels[0]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_7_called_off_for_who_phones(house: House, language: str) -> None:
    """The entry stays; what is over can be called off no more, and is called anew."""
    story = await relayed(house, language)
    await story.press("main-menu")
    story.lines.clear()
    await again(story, "aigul")
    await story.press("staff-do-calls")
    await story.tap(story.screen.labels[0])
    assert story.words("staff-was-not-told") in story.screen.text
    await story.press(f"staff-read-{language}")
    await story.press("staff-told-yes")
    await again(story, "aigul")
    await story.press("staff-do-calls")
    await story.tap(story.screen.labels[0])
    assert story.words("staff-was-told") in story.screen.text
    await story.press("button-cancel-call")
    await story.press("staff-cancel-yes")
    assert story.words("staff-call-cancelled", entry="1") in story.screen.text
    await again(story, "aigul")
    await story.press("staff-do-calls")
    await story.tap(story.screen.labels[0])
    assert story.words("button-cancel-call") not in story.screen.labels
    story.check_transcript("operator_calls_off")
    (entry,) = await house.entries()
    last = entry.marks[-1]
    assert (last.mark, last.by) == (Mark.CANCELLED, f"staff:{STAFF}")


async def test_b3_7_called_off_meanwhile_is_said(house: House) -> None:
    story = await relayed(house, "ru")
    await story.press("main-menu")
    await again(story, "aigul")
    await story.press("staff-do-calls")
    await story.tap(story.screen.labels[0])
    await story.press("button-cancel-call")
    (entry,) = await house.entries()
    other = Operator("o2", ProviderId("taraz-1"), Channel.OPERATOR, "ru")
    await house.now.reception.cancel_home_call(CancelRequest("w", entry.entry), other)
    await story.press("staff-cancel-yes")
    assert story.words("refusal-no-longer-active") in story.screen.text
    assert story.words("staff-calls-question") in story.screen.text


async def test_a_person_without_calls_has_none_to_show(house: House) -> None:
    story = await found(house, "ru", PEOPLE["kulash"].iin)
    await story.press("staff-do-calls")
    assert story.words("staff-calls-none") in story.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_8_a_passed_promise_is_a_task_and_no_new_time(
    house: House, language: str
) -> None:
    """Who, the window and the number; and whoever phones meanwhile hears who deals with it."""
    story = await relayed(house, language)
    await story.press("staff-told-yes")
    story.lines.clear()
    await story.later(NOW + timedelta(hours=8, minutes=1))
    await again(story, "aigul")
    await to_indication(story)
    assert story.words("refusal-call-overdue") in story.screen.text
    assert story.words("staff-calls-question") in story.screen.text
    await story.press("main-menu")
    await story.press("open-staff_work")
    await story.tap(story.screen.labels[0])
    await story.press("task-take")
    assert "+77710000001" in story.screen.text
    assert Story(house, "sergei", OTHER[language]).words("home-visit-overdue") in story.screen.text
    await story.press("task-finish")
    assert story.words("work-empty") in story.screen.text
    story.check_transcript("operator_calls_overdue")
    assert len(await house.entries()) == 1


# ------------------------------------------------------------ the work list (B0.10)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_r3_3_an_untold_call_is_called_back(house: House, language: str) -> None:
    await relayed(house, language)
    house.clock.turn(minutes=11)
    operator = await at_work(house, "olga", Role.OPERATOR, language)
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    assert "А." not in operator.screen.text, "nothing personal before it is taken (B0.9)"
    await operator.press("task-take")
    assert SPOKEN["kk"] in operator.screen.text
    await operator.press("task-told")
    assert operator.words("work-empty") in operator.screen.text
    operator.check_transcript("operator_calls_back")
    (mark,) = await told(house)
    assert (mark.by, mark.channel) == ("staff:taraz-1-operator-2", "phone")
    assert SPOKEN["kk"] in mark.facts["wording"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_10_a_call_is_finished_from_the_draft(house: House, language: str) -> None:
    """Danger is asked about anew; nobody gives the rest twice."""
    patient = await verified(house, "aigul", language)
    await to_illness(patient)
    await patient.press("call-indication-fever")
    await patient.say("38,7")
    await patient.say(COMPLAINT[language])
    await patient.say(STREET[language])
    await patient.press("call-house-flat")
    await patient.press("ask-operator")
    operator = await at_work(house, "sergei", Role.OPERATOR, language)
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    assert operator.words("said-wish-call") in operator.screen.text
    assert COMPLAINT[language] not in operator.screen.text
    await operator.press("task-call")
    await operator.press("safety-no")
    await operator.say("2, 3, 45В, над магазином")
    await operator.say("Айгүл")
    await operator.press(f"staff-confirm-{language}")
    await operator.press("staff-told-yes")
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-finish")
    operator.check_transcript("operator_calls_from_draft")
    (entry,) = await house.entries()
    said = entry.columns
    assert (said["complaint"], said["address"]) == (COMPLAINT[language], STREET[language])
    assert (said["door_code"], said["landmark"], said["age"]) == ("45В", "над магазином", "4")
    assert (said["channel"], said["contact"]) == ("operator", PEOPLE["aigul"].phone)


async def test_a_visit_that_was_not_is_for_the_manager(house: House) -> None:
    story = await called(house, "ru")
    house.clock.turn(hours=5)
    (entry,) = await house.entries()
    note = VisitNote(entry.entry, VisitOutcome.VISITED, house.clock.now())
    await house.now.reception.record_home_visit(note, PAEDIATRICIAN)
    await story.later(NOW + timedelta(hours=5, minutes=1))
    await story.press("button-home-visited-no")
    manager = await at_work(house, "damir", Role.MANAGER, "ru")
    await manager.press("open-staff_work")
    await manager.tap(manager.screen.labels[0])
    await manager.press("task-take")
    assert manager.words("task-state", state=manager.words("value-call-state-visited")) in (
        manager.screen.text
    )
    assert manager.words("value-channel-chat") in manager.screen.text
    await manager.press("task-rejected")
    assert manager.words("work-empty") in manager.screen.text
