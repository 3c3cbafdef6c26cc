"""Who works for a clinic goes to work and leaves it in the chat; a revocation works at once."""

import pytest

from clinic.acting import Role
from tests.journeys.house import House, account_number
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, booked, opened
from tests.journeys.working import at_work, hired


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_7_to_work_for_oneself_and_back(house: House, language: str) -> None:
    story = await opened(house, "sergei", language)
    await hired(house, story, Role.OPERATOR)
    await story.say("/start")
    assert story.words("role-operator") in story.screen.text
    await story.press("staff-myself")
    await story.press("menu-work")
    assert story.words("role-operator") in story.screen.text
    await story.say("/my")
    assert story.screen.text == story.words("consent-ask")
    await story.say("/work")
    assert story.words("role-operator") in story.screen.text
    story.check_transcript("staff_menu")


async def test_b0_7_whoever_has_no_role_has_no_work(house: House) -> None:
    story = await opened(house, "kulash", "ru")
    assert story.words("menu-work") not in story.screen.labels
    await story.say("/work")
    assert story.screen.text.startswith(story.words("not-understood"))


async def test_the_command_is_listed_for_the_staff_at_work_alone(house: House) -> None:
    story = await at_work(house, "sergei", Role.MANAGER, "ru")
    assert "work" in listed(house)
    await story.press("staff-myself")
    assert "work" not in listed(house)


def listed(house: House) -> list[str]:
    """The commands of the chat."""
    number = account_number("sergei")
    commands = house.playground.profile.commands_for(number, private=True, language="ru")
    return [command["command"] for command in commands]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_7_revoked_in_the_middle_of_a_screen(house: House, language: str) -> None:
    story = await at_work(house, "sergei", Role.MANAGER, language)
    await house.now.reception.revoke_staff("taraz-1-manager-1", "command")
    await story.press("other-language")
    assert story.words("staff-no-longer") in story.screen.text
    assert story.words("menu-book") in story.screen.labels
    assert story.words("menu-work") not in story.screen.labels
    story.check_transcript("staff_revoked")


async def test_danger_is_heard_from_who_was_just_revoked(house: House) -> None:
    story = await at_work(house, "sergei", Role.MANAGER, "ru")
    await house.now.reception.revoke_staff("taraz-1-manager-1", "command")
    await story.say("не дышит")
    assert story.screen.text.startswith("103")
    await story.say("привет")
    assert story.words("staff-no-longer") in story.screen.text


async def test_whoever_works_for_two_clinics_says_where(house: House) -> None:
    story = await opened(house, "sergei", "ru")
    await hired(house, story, Role.OPERATOR)
    await hired(house, story, Role.OPERATOR, "taraz-2")
    await story.say("/work")
    assert story.words("staff-where-question") in story.screen.text
    await story.tap(story.screen.labels[1])
    assert "№ 2" in story.screen.text
    await story.press("staff-where-else")
    await story.tap(story.screen.labels[0])
    assert "№ 1" in story.screen.text
    await story.press("staff-where-else")
    await story.press("staff-myself")
    assert story.words("menu-book") in story.screen.labels


async def test_words_at_work_are_no_wish_of_a_citizen(house: House) -> None:
    story = await at_work(house, "sergei", Role.MANAGER, "ru")
    for words in ("запишите к врачу", "оператор", "абракадабра"):
        await story.say(words)
        assert story.screen.text.startswith(story.words("not-understood"))
    assert await house.tasks() == []
    await story.say("қазақша")
    assert story.screen.text.startswith(Story(house, "sergei", "kk").words("language-changed"))


async def test_to_book_from_the_help_is_for_oneself(house: House) -> None:
    story = await at_work(house, "sergei", Role.OPERATOR, "ru")
    await story.say("/help")
    await story.press("menu-book")
    await story.press("consent-yes")
    await story.press("main-menu")
    assert story.words("menu-work") in story.screen.labels


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_admin_sees_providers_and_how_to_import_and_no_patients(
    house: House, language: str
) -> None:
    story = await at_work(house, "kulash", Role.ADMIN, language, None)
    assert story.words("role-admin") in story.screen.text
    await story.press("open-staff_providers")
    assert "aisha-bibi" in story.screen.text
    await story.press("back")
    await story.press("open-staff_import")
    assert "qabyldau import --dry-run" in story.screen.text
    await story.say("деректер")
    await story.press("back")
    assert story.words("open-staff_reason") not in story.screen.labels
    story.check_transcript("staff_admin")


async def test_an_answer_to_an_own_visit_is_ones_own(house: House) -> None:
    """The buttons under one's own answers, whatever one works as; a file is said beside."""
    story = await booked(house, "kulash", "ru")
    answer = story.screen
    await hired(house, story, Role.OPERATOR)
    await story.say("/work")
    await story.tap_old(answer, story.words("button-calendar"))
    menu = [one for one in story.hand.messages if story.words("staff-myself") in one.labels][-1]
    await story.tap_old(answer, story.words("button-cancel-visit"))
    await story.press("cancel-yes")
    assert story.words("menu-book") in story.screen.labels
    (entry,) = await house.entries()
    assert entry.marks[-1].mark == "cancelled"
    assert story.words("staff-myself") in menu.labels
