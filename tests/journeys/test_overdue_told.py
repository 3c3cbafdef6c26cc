"""What nobody has answered in time is brought to the manager: a count and a button (B0.10)."""

from datetime import timedelta

import pytest

from clinic.acting import Role
from clinic.notices import NoticeKind
from playground import ApiError
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import local
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, opened, summary
from tests.journeys.working import at_work, hired

KIND = NoticeKind.WORK_OVERDUE


async def asked(house: House, language: str = "kk") -> None:
    """Somebody asks for a person, and nobody answers in time."""
    patient = await summary(house, "kulash", language)
    await patient.press("ask-operator")
    house.clock.turn(minutes=31)


async def looked(house: House, story: Story) -> None:
    """The ticker looks, and what is due is sent."""
    await house.now.reception.tell_managers()
    await story.later(house.clock.now())


async def told(house: House) -> list[str]:
    """The states of what was meant for managers."""
    every = await house.notices("waiting", "sent", "withdrawn", "failed", "handed_over")
    return [str(row["state"]) for row in every if row["kind"] == KIND]


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_10_the_manager_hears_a_count_and_goes_on_in_the_work_list(
    house: House, language: str
) -> None:
    manager = await at_work(house, "sergei", Role.MANAGER, language)
    await manager.press("staff-myself")
    manager.lines.clear()
    await asked(house, language)
    await looked(house, manager)
    message = manager.screen
    assert message.text == manager.words("work-late", count=1)
    assert message.labels == [manager.words("open-staff_work")]
    for secret in ("Төлегенова", "Кулаш", "Күләш", PEOPLE["kulash"].iin, "+7"):
        assert secret not in str(message.raw)
    house.clock.turn(minutes=5)
    await looked(house, manager)
    await manager.press("open-staff_work")
    assert manager.words("work-question") in manager.screen.text
    assert manager.screen.labels[0].startswith("❗")
    await manager.tap(manager.screen.labels[0])
    await manager.press("task-take")
    await manager.press("task-finish")
    await manager.press("main-menu")
    assert "❗" not in manager.screen.text
    manager.check_transcript("manager_told")
    assert await told(house) == ["sent"]


async def test_the_button_stays_when_the_talk_has_gone_on(house: House) -> None:
    """In the middle of a booking for oneself: it is left, and the time that was held is free."""
    manager = await at_work(house, "sergei", Role.MANAGER, "ru")
    await asked(house, "ru")
    await looked(house, manager)
    message = manager.screen
    await manager.press("staff-myself")
    await manager.press("menu-book")
    await manager.tap_old(message, manager.words("open-staff_work"))
    assert manager.words("work-question") in manager.screen.text
    await manager.press("back")
    assert manager.words("role-manager") in manager.screen.text


async def test_of_two_posts_it_opens_the_one_that_it_is_about(house: House) -> None:
    manager = await at_work(house, "sergei", Role.MANAGER, "ru", "taraz-2")
    await hired(house, manager, Role.OPERATOR)
    await hired(house, manager, Role.MANAGER)
    await asked(house, "ru")
    await looked(house, manager)
    await manager.press("open-staff_work")
    assert manager.screen.labels[0].startswith("❗")
    await manager.press("back")
    assert "Городская поликлиника № 1" in manager.screen.text
    assert manager.words("role-manager") in manager.screen.text


async def test_b0_7_whose_role_has_ended_finds_nothing_behind_it(house: House) -> None:
    manager = await at_work(house, "sergei", Role.MANAGER, "ru")
    await asked(house, "ru")
    await looked(house, manager)
    await manager.press("staff-myself")
    [message] = [one for one in manager.hand.messages if "❗" in one.text]
    await house.now.reception.revoke_staff("taraz-1-manager-1", "command")
    await manager.tap_old(message, manager.words("open-staff_work"))
    assert manager.words("staff-no-longer") in manager.screen.text
    assert "❗" not in "".join(manager.screen.labels)


async def test_after_a_restart_it_is_sent_once(house: House) -> None:
    manager = await at_work(house, "sergei", Role.MANAGER, "ru")
    await asked(house, "ru")
    await house.now.reception.tell_managers()
    await house.kill()
    await house.start()
    for _ in range(2):
        await looked(house, manager)
        await house.restart()
    assert [one.text for one in manager.hand.messages].count(
        manager.words("work-late", count=1)
    ) == 1


async def test_done_in_time_nobody_is_told(house: House) -> None:
    manager = await at_work(house, "sergei", Role.MANAGER, "ru")
    await asked(house, "ru")
    await house.now.reception.tell_managers()
    operator = await at_work(house, "olga", Role.OPERATOR, "ru")
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    await operator.press("task-finish")
    before = len(manager.hand.messages)
    await looked(house, manager)
    assert len(manager.hand.messages) == before
    assert await told(house) == ["withdrawn"]


async def test_at_night_nobody_is_woken(house: House) -> None:
    manager = await at_work(house, "sergei", Role.MANAGER, "ru")
    await asked(house, "ru")
    before = len(manager.hand.messages)
    for hour in (21, 23):
        house.clock.moment = local(TODAY, hour, 30)
        await looked(house, manager)
    assert len(manager.hand.messages) == before
    house.clock.moment = local(TODAY + timedelta(days=1), 8)
    await looked(house, manager)
    assert manager.screen.text == manager.words("work-late", count=1)


async def test_a_manager_who_blocked_the_bot_is_told_nothing_and_nothing_is_lost(
    house: House,
) -> None:
    manager = await at_work(house, "sergei", Role.MANAGER, "ru")
    await asked(house, "ru")
    blocked = ApiError(403, "Forbidden: bot was blocked by the user")
    house.playground.faults.refuse(blocked, method="sendMessage")
    await looked(house, manager)
    assert await told(house) == ["failed"]
    assert [task["kind"] for task in await house.tasks()] == ["person_asked"]
    await manager.say("/work")
    assert manager.words("work-late", count=1) in manager.screen.text


async def test_whoever_is_no_manager_hears_nothing(house: House) -> None:
    operator = await at_work(house, "olga", Role.OPERATOR, "ru")
    citizen = await opened(house, "damir", "ru")
    await asked(house, "ru")
    heard = [len(one.hand.messages) for one in (operator, citizen)]
    await looked(house, operator)
    assert [len(one.hand.messages) for one in (operator, citizen)] == heard
    assert await told(house) == []
