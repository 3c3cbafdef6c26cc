"""The work list and a doctor's day, as the staff has them in the chat (B0.10, §2.4)."""

from datetime import date, timedelta

import pytest

from clinic.acting import Anyone, Channel, Manager, Role
from clinic.journals.book import Mark
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import Closing, MoveRequest, PersonRequest, VisitRequest
from clinic.tasks import Task, TaskKind, Why
from clinic.visits import EntryNo
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import local
from tests.journeys.house import PEOPLE, House, account
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, booked, summary, typed
from tests.journeys.test_reminders import EVENING
from tests.journeys.test_was_this_you import REGISTRAR, booked_in_anothers_name
from tests.journeys.working import at_work

WEDNESDAY = TODAY + timedelta(days=2)
DENTIST = "d-den-1"


async def untold(
    house: House,
    language: str = "kk",
    key: str = "kulash",
    hour: int = 15,
    day: date = WEDNESDAY,
) -> None:
    """A visit that was written, and whose answer nobody heard."""
    reception = house.now.reception
    anyone = Anyone(account(key), Channel.CHAT, language)
    await reception.give_consent.choose_language(anyone.account, language)
    caller = await reception.give_consent(anyone)
    request = VisitRequest(
        window=f"untold-{key}",
        patient=Iin(PEOPLE[key].iin),
        provider=ProviderId("taraz-1"),
        doctor=DoctorId(DENTIST),
        starts_at=local(day, hour),
        relation=Relation.SELF,
        holder=caller.account,
        contact="+77019998877",
    )
    await reception.book_visit(request, caller)
    house.clock.turn(minutes=15)


# ------------------------------------------------------------ the work list


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_call_back_is_taken_read_aloud_and_told(house: House, language: str) -> None:
    await untold(house, language)
    operator = await at_work(house, "sergei", Role.OPERATOR, language)
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    assert "+7701" not in operator.screen.text, "nothing personal before it is taken (B0.9)"
    await operator.press("task-take")
    assert "+77019998877" in operator.screen.text
    spoken = {"kk": "жиырма бесінші қараша", "ru": "двадцать пятого ноября"}[language]
    assert spoken in operator.screen.text
    await operator.press("task-told")
    assert operator.words("work-empty") in operator.screen.text
    operator.check_transcript("staff_call_back")
    (entry,) = await house.entries()
    told = entry.marks[-1]
    assert (told.mark, told.by, told.channel) == (Mark.TOLD, "staff:taraz-1-operator-1", "phone")
    assert told.facts["language"] == language
    assert spoken in told.facts["wording"]


async def test_it_is_read_aloud_in_the_language_of_who_hears_it(house: House) -> None:
    await untold(house, "kk")
    operator = await at_work(house, "sergei", Role.OPERATOR, "ru")
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    assert operator.words("aloud-head") in operator.screen.text
    assert "жиырма бесінші қараша, сәрсенбі күні, сағат он бесте" in operator.screen.text
    assert "№ 1 қалалық емхана" in operator.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_request_shows_what_was_already_said(house: House, language: str) -> None:
    """Nobody gives the facts twice."""
    patient = await summary(house, "kulash", language)
    await patient.press("ask-operator")
    operator = await at_work(house, "sergei", Role.REGISTRAR, language)
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    shown = operator.screen.text
    assert operator.words("said-wish-book") in shown
    assert PEOPLE["kulash"].iin not in shown
    await operator.press("task-give-back")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    await operator.press("task-finish")
    assert operator.words("work-empty") in operator.screen.text
    operator.check_transcript("staff_request")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_request_is_finished_from_the_draft(house: House, language: str) -> None:
    patient = await summary(house, "kulash", language)
    await patient.press("ask-operator")
    operator = await at_work(house, "sergei", Role.OPERATOR, language)
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    operator.count_from_here()
    await operator.press("task-book")
    await operator.press("staff-no-contact")
    await operator.tap("25")
    await operator.tap("16:00")
    await operator.press(f"staff-confirm-{language}")
    await operator.press("staff-told-yes")
    assert operator.taps <= 8
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-finish")
    assert operator.words("work-empty") in operator.screen.text
    operator.check_transcript("staff_from_draft")
    (entry,) = await house.entries()
    assert (entry.columns["iin"], entry.columns["staff"]) == (
        PEOPLE["kulash"].iin, "taraz-1-operator-1",
    )  # fmt: skip
    assert await house.told() == [entry.entry]


async def test_who_has_it_is_seen_and_taking_over_is_said(house: House) -> None:
    await untold(house)
    first = await at_work(house, "sergei", Role.OPERATOR, "ru")
    second = await at_work(house, "olga", Role.OPERATOR, "ru")
    for story in (first, second):
        await story.press("open-staff_work")
        await story.tap(story.screen.labels[0])
    await first.press("task-take")
    await second.press("task-take")
    assert second.words("task-taken-by-another") in second.screen.text
    assert second.words("task-holder", staff="taraz-1-operator-1") in second.screen.text
    await second.press("task-take-over")
    assert second.words("task-mine") in second.screen.text
    await first.press("task-told")
    assert first.words("task-gone") in first.screen.text
    assert await house.told() == []


async def test_a_button_pressed_twice_acts_once_and_an_old_one_is_answered(house: House) -> None:
    await untold(house)
    operator = await at_work(house, "sergei", Role.OPERATOR, "ru")
    await operator.press("open-staff_work")
    label = operator.screen.labels[0]
    card = await operator.tap(label)
    data = card.data[operator.words("task-take")]
    await operator.press("task-take")
    await operator.hand.tap_old(card.id, data)
    await house.settle()
    assert operator.notice == operator.words("outdated-button")
    assert [task["taken_by"] for task in await house.tasks()] == ["taraz-1-operator-1"]


async def test_b0_7_revoked_with_a_task_in_hand(house: House) -> None:
    await untold(house)
    operator = await at_work(house, "sergei", Role.OPERATOR, "ru")
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    await house.now.reception.revoke_staff("taraz-1-operator-1", "command")
    await operator.press("task-told")
    assert operator.words("staff-no-longer") in operator.screen.text
    assert "+7701" not in operator.screen.text
    assert await house.told() == []


async def test_b0_7_another_clinics_staff_sees_none_of_it(house: House) -> None:
    await untold(house)
    for key, role in (("olga", Role.OPERATOR), ("damir", Role.MANAGER)):
        other = await at_work(house, key, role, "ru", "taraz-2")
        await other.press("open-staff_work")
        assert other.words("work-empty") in other.screen.text
    house.clock.moment = local(WEDNESDAY, 15)
    doctor = await at_work(house, "bolat", Role.DOCTOR, "ru", "taraz-2", "d-gp-3")
    await doctor.press("open-staff_day")
    assert doctor.words("day-empty") in doctor.screen.text


async def test_the_list_has_pages(house: House) -> None:
    for number, key in enumerate(PEOPLE):
        anyone = Anyone(account(key), Channel.CHAT, "ru")
        house.clock.turn(minutes=1)
        await house.now.reception.ask_person(_request(number), anyone)
    operator = await at_work(house, "sergei", Role.OPERATOR, "ru")
    await operator.press("open-staff_work")
    first = operator.screen.labels[:8]
    await operator.press("work-more")
    rest = [label for label in operator.screen.labels if label not in first]
    assert len([label for label in rest if "Обращение" in label]) == len(PEOPLE) - 8
    await operator.press("work-more")
    assert operator.screen.labels[:8] == first


def _request(number: int) -> PersonRequest:
    return PersonRequest(f"p{number}", Why.ASKED, ProviderId("taraz-1"), {}, "ru")


async def test_a_closed_visit_without_a_chat_is_read_out_with_other_times(house: House) -> None:
    """B5.5: people without a chat are on the work list."""
    patient = await typed(house, "kulash", "ru", link="taraz-1")
    await patient.tap("Стоматолог")
    await patient.tap("25")
    await patient.tap("15:00")
    await patient.press("button-confirm")
    await patient.hand.block()
    await house.settle()
    manager = await at_work(house, "sergei", Role.MANAGER, "ru")
    closing = Closing(DoctorId(DENTIST), local(WEDNESDAY, 0), local(WEDNESDAY, 23), "ill")
    acting = (await house.now.reception.show_my_roles(_someone("sergei")))[0]
    assert isinstance(acting, Manager)
    await house.now.reception.close_schedule(closing, acting)
    await house.deliver_notices()
    await manager.press("open-staff_work")
    await manager.tap(manager.screen.labels[0])
    await manager.press("task-take")
    assert "приёма не будет" in manager.screen.text
    assert "двадцать шестого ноября" in manager.screen.text
    await manager.press("task-told")
    assert manager.words("work-empty") in manager.screen.text


async def read_out(house: House) -> Story:
    """An operator has the only task, which nobody's chat has taken."""
    operator = await at_work(house, "sergei", Role.OPERATOR, "ru")
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    return operator


async def test_a_new_time_that_no_chat_took_is_the_oral_answer(house: House) -> None:
    patient = await booked(house, "kulash", "ru")
    await patient.hand.block()
    await house.settle()
    (entry,) = await house.entries()
    move = MoveRequest("m", entry.entry, DoctorId(DENTIST), local(WEDNESDAY, 16), "staff:r1")
    await house.now.reception.move_visit(move, REGISTRAR)
    await house.deliver_notices()
    operator = await read_out(house)
    assert operator.words("moved") in operator.screen.text
    assert "в шестнадцать ноль-ноль" in operator.screen.text
    await operator.press("task-told")
    assert await house.told() == [entry.entry, "taraz-1/2026/2"]


async def test_a_reminder_that_no_chat_took_is_read_out_with_its_day(house: House) -> None:
    patient = await booked(house, "kulash", "ru")
    await patient.hand.block()
    await house.settle()
    house.clock.moment = EVENING
    await house.deliver_notices()
    operator = await read_out(house)
    assert "приём назначен в среду, двадцать пятого ноября" in operator.screen.text
    await operator.press("task-told")
    assert operator.words("work-empty") in operator.screen.text


async def test_where_there_is_nothing_to_read_out_one_calls(house: House) -> None:
    await untold(house)
    await house.now.reception.record_told(EntryNo("taraz-1/2026/1"), "ru", "…", Channel.CHAT)
    now = house.clock.now()
    task = Task(
        "detached:1", TaskKind.DETACHED, ProviderId("taraz-1"), "taraz-1/2026/1", "detached", {},
        None, "ru", now, now,
    )  # fmt: skip
    async with house.now.store.units(writing=True) as unit:
        await unit.work.add(task)
        await unit.commit()
    operator = await read_out(house)
    assert operator.words("aloud-head") not in operator.screen.text
    await operator.press("task-finish")
    assert operator.words("work-empty") in operator.screen.text


def _someone(key: str) -> Anyone:
    return Anyone(account(key), Channel.CHAT, "ru")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_10_unanswered_past_its_promise_it_goes_to_the_manager(
    house: House, language: str
) -> None:
    patient = await summary(house, "kulash", language)
    await patient.press("ask-operator")
    house.clock.turn(minutes=31)
    manager = await at_work(house, "sergei", Role.MANAGER, language)
    await manager.say("/work")
    assert manager.words("work-late", count=1) in manager.screen.text
    await manager.press("open-staff_work")
    assert manager.screen.labels[0].startswith("❗")
    await manager.tap(manager.screen.labels[0])
    await manager.press("task-take")
    assert manager.words("task-book") not in manager.screen.labels, "the desk books"
    await manager.press("task-finish")
    await manager.press("main-menu")
    assert "❗" not in manager.screen.text
    manager.check_transcript("staff_overdue")


# ------------------------------------------------------------ disputes


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_dispute_is_answered_by_the_manager(house: House, language: str) -> None:
    victim, _ = await booked_in_anothers_name(house, language)
    await victim.press("button-was-not-me")
    operator = await at_work(house, "olga", Role.OPERATOR, language)
    await operator.press("open-staff_work")
    assert operator.words("work-empty") in operator.screen.text, "it is not for the desk"
    manager = await at_work(house, "damir", Role.MANAGER, language)
    await manager.press("open-staff_work")
    await manager.tap(manager.screen.labels[0])
    await manager.press("task-take")
    assert manager.words("booked-entry", entry="1") in manager.screen.text
    await manager.press("task-upheld")
    assert manager.words("work-empty") in manager.screen.text
    manager.check_transcript("staff_dispute")
    await victim.later(house.clock.now())
    assert victim.words("dispute-upheld", entry="1") in victim.screen.text
    victim.check_transcript("staff_dispute_answer")
    (task,) = await house.tasks()
    assert (task["taken_by"], task["done_at"] is not None) == ("taraz-1-manager-1", True)


# ------------------------------------------------------------ came, did not come


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_doctor_marks_who_came_and_who_did_not(house: House, language: str) -> None:
    await untold(house)
    await untold(house, key="olga", hour=16)
    house.clock.moment = local(WEDNESDAY, 16, 5)
    doctor = await at_work(house, "sergei", Role.DOCTOR, language, doctor=DENTIST)
    await doctor.press("open-staff_day")
    assert "Төлегенова" not in doctor.screen.text, "initials only (B0.9)"
    await doctor.tap_starting("15:00")
    await doctor.press("button-came")
    await doctor.tap_starting("16:00")
    await doctor.press("button-missed")
    await doctor.tap_starting("✗ 16:00")
    assert doctor.words("button-came") not in doctor.screen.labels
    await doctor.press("back")
    doctor.check_transcript("staff_doctor_day")
    assert [entry.marks[-1].mark for entry in await house.entries()] == [Mark.CAME, Mark.MISSED]


async def test_too_early_is_said_and_the_list_stays(house: House) -> None:
    await untold(house)
    house.clock.moment = local(WEDNESDAY, 9)
    desk = await at_work(house, "sergei", Role.REGISTRAR, "ru")
    await desk.press("open-staff_whose_day")
    await desk.tap_starting("Ли Сергей")
    await desk.tap_starting("15:00")
    await desk.press("button-missed")
    assert desk.words("refusal-not-yet") in desk.screen.text
    await desk.press("button-came")
    assert desk.words("noted-came", entry="1") in desk.screen.text
