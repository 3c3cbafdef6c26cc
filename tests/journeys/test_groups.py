"""A group of the staff hears a count, and of nobody anything (B0.3, B0.9)."""

import pytest

from clinic.acting import Account, Role
from playground import ApiError
from storage import tables
from tests.clinic.calls import ADDRESS, COMPLAINT, CONTACT, DOOR_CODE
from tests.clinic.samples import AIGUL
from tests.clinic.usecases.town import kept
from tests.journeys.house import House, account_number
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH
from tests.journeys.test_doctors_list import call, morning, put
from tests.journeys.working import at_work, hired

GROUP = -100500


def in_group(house: House, story: Story) -> Story:
    """The same person writes in the group of the doctors."""
    house.playground.add_group(GROUP, "Терапия", [account_number(story.key)])
    there = Story(house, story.key, story.language)
    there.hand = house.playground.hand(GROUP, account_number(story.key))
    return there


async def bound(house: House) -> list[object]:
    return [row["chat"] for row in await kept(house.url, tables.groups)]


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_9_a_count_and_a_button_into_the_private_chat(
    house: House, language: str
) -> None:
    story = await at_work(house, "olga", Role.DOCTOR, language, doctor="d-gp-1")
    group = in_group(house, story)
    await group.say("/bind 99")
    await group.say(f"/bind@{house.playground.bot['username']} 5")
    assert await bound(house) == [Account(f"telegram:{GROUP}")]
    await call(house, "c1")
    await call(house, "c2")
    await put(house)
    await group.later(house.clock.now())
    [[button]] = group.screen.buttons
    username = house.playground.bot["username"]
    assert (button.url, button.data) == (f"https://t.me/{username}?start=work", None)
    await call(house, "c3")
    await put(house, addition=True)
    await group.later(house.clock.now())
    await group.say("/unbind")
    assert await bound(house) == []
    await group.say("/unbind")
    group.check_transcript("group")
    heard = str([(one.text, one.raw) for one in group.hand.messages if one.from_bot])
    for hidden in (ADDRESS, COMPLAINT, CONTACT, DOOR_CODE, AIGUL, "Сейтқали", "С. А. С.", "1990"):
        assert hidden not in heard


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_empty_day_is_told_in_the_group_once(house: House, language: str) -> None:
    story = await at_work(house, "olga", Role.MANAGER, language)
    group = in_group(house, story)
    for command in ("/bind 5", "/bind"):
        await group.say(command)
        house.clock.turn(days=1)
        for _ in range(2):
            await morning(house)
            await group.later(house.clock.now())
        [[button]] = group.screen.buttons
        assert str(button.url).endswith("?start=work")
    group.check_transcript("group_empty_day")


async def test_the_whole_clinic_is_bound_by_its_manager(house: House) -> None:
    story = await at_work(house, "olga", Role.MANAGER, "ru")
    group = in_group(house, story)
    await group.say("/bind")
    assert group.screen.text == story.words("group-bound", provider="Городская поликлиника № 1")
    await call(house, "c1")
    await put(house)
    await house.deliver_notices()
    assert group.hand.messages[-1].text.endswith("1.")


async def test_the_button_leads_to_work(house: House) -> None:
    story = await at_work(house, "olga", Role.DOCTOR, "ru", doctor="d-gp-1")
    await story.press("staff-myself")
    await story.say("/start work")
    assert story.words("role-doctor") in story.screen.text


@pytest.mark.parametrize("role", [None, Role.OPERATOR, Role.REGISTRAR])
async def test_b0_3_nobody_else_binds_and_hears_the_neutral_answer(
    house: House, role: Role | None
) -> None:
    story = await at_work(house, "olga", role, "ru") if role else Story(house, "olga", "ru")
    group = in_group(house, story)
    for words in ("/bind", "/unbind", "/start"):
        house.glass.moment += 60
        await group.say(words)
        assert group.screen.text == Story(house, "olga", "kk").words("group-answer")
    assert await bound(house) == []


async def test_b0_7_a_group_of_another_clinic_is_not_taken_over(house: House) -> None:
    story = await at_work(house, "olga", Role.MANAGER, "ru")
    group = in_group(house, story)
    await group.say("/bind")
    await house.now.reception.revoke_staff("taraz-1-manager-1", "command")
    await story.say("/start")
    await hired(house, story, Role.MANAGER, "taraz-2")
    await group.say("/bind")
    assert group.screen.text == group.words("group-not-here")


async def test_a_group_that_sent_the_bot_away_is_unbound(house: House) -> None:
    group = in_group(house, await at_work(house, "olga", Role.MANAGER, "ru"))
    await group.say("/bind")
    kicked = ApiError(403, "Forbidden: bot was kicked from the supergroup chat")
    await call(house, "c1")
    await put(house)
    house.playground.faults.refuse(kicked, method="sendMessage")
    await house.deliver_notices()
    assert await bound(house) == []
    assert await house.tasks() == []
