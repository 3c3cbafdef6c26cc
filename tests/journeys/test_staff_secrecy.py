"""What the staff sees of a person, and what is left of it in the chat (B0.2, B0.7, B0.9)."""

from datetime import timedelta

import pytest

from clinic.acting import Role
from storage import tables
from tests.clinic.usecases.town import kept
from tests.journeys.house import PEOPLE, House
from tests.journeys.telling import LANGUAGES
from tests.journeys.test_operator import found, to_confirm
from tests.journeys.working import at_work


async def test_b0_9_neither_iin_nor_name_stands_in_the_chat_or_in_a_button(house: House) -> None:
    born = house.clock.today() - timedelta(days=32 * 365.25 + 40)
    story = await found(house, "ru", f"Ахметова Айгүл {born:%d.%m.%Y}")
    await to_confirm(story)
    await story.press("staff-confirm-ru")
    await story.press("staff-told-yes")
    await story.press("open-staff_reason")
    await story.press("look-up-calling")
    await story.say(PEOPLE["kulash"].iin)
    shown = str([(one.text, one.labels, one.data) for one in story.hand.messages])
    seen_before = "\n".join(line for line in story.lines if not line.startswith("> "))
    for hidden in ("Ахметова", "Айгүл", "Төлегенова", "Күләш", "9431010", "5431010"):
        assert hidden not in shown
        assert hidden not in seen_before
    assert all(len(data) < 40 for one in story.hand.messages for data in one.data.values())


@pytest.mark.parametrize("words", ["/start", "Ахметова"])
async def test_b0_9_a_card_is_taken_away_when_the_talk_goes_on(house: House, words: str) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    card = story.screen
    assert "А. А. С." in card.text
    await story.say(words)
    left = [one for one in story.hand.messages if one.id == card.id]
    assert [(one.text, one.labels) for one in left] == [(story.words("staff-card-closed"), [])]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_7_revoked_over_a_card_nothing_of_it_is_left(house: House, language: str) -> None:
    story = await found(house, language, PEOPLE["aigul"].iin)
    await house.now.reception.revoke_staff("taraz-1-operator-1", "command")
    await story.say("иә")
    assert "А. А. С." not in str([one.text for one in story.hand.messages])
    assert story.words("staff-no-longer") in story.screen.text
    assert story.words("menu-book") in story.screen.labels
    story.check_transcript("operator_revoked")


async def test_a_card_that_was_in_the_way_of_an_aside_is_taken_away_later(house: House) -> None:
    """What is said beside goes below it; the card is still the window."""
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    card = story.screen
    await story.say("123456")
    assert story.screen.text == story.words("bare-number")
    await story.say("/cancel")
    [left] = [one for one in story.hand.messages if one.id == card.id]
    assert left.text == story.words("staff-card-closed")


# ------------------------------------------------------------ the registrar


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_2_a_pin_is_for_who_stands_there_and_in_no_chat(
    house: House, language: str
) -> None:
    story = await at_work(house, "sergei", Role.REGISTRAR, language)
    await story.press("open-staff_reason")
    await story.press("look-up-at_the_desk")
    await story.say(PEOPLE["kulash"].iin)
    await story.press("staff-pin")
    assert "--staff taraz-1-registrar-1" in story.screen.text
    await story.press("back")
    await story.press("staff-do-book")
    await story.press("staff-relation-self")
    await story.press("staff-no-contact")
    await story.tap_starting("★")
    await story.press(f"staff-confirm-{language}")
    (entry,) = await house.entries()
    assert entry.columns["channel"] == "desk"
    assert await kept(house.url, tables.pins) == []
    story.check_transcript("registrar_pin")


@pytest.mark.parametrize(
    ("role", "reason"),
    [(Role.REGISTRAR, "calling"), (Role.OPERATOR, "at_the_desk")],
)
async def test_b0_2_no_pin_by_telephone_and_none_from_an_operator(
    house: House, role: Role, reason: str
) -> None:
    story = await at_work(house, "sergei", role, "ru")
    await story.press("open-staff_reason")
    await story.press(f"look-up-{reason}")
    await story.say(PEOPLE["kulash"].iin)
    assert story.words("staff-do-book") in story.screen.labels
    assert story.words("staff-pin") not in story.screen.labels


async def test_b0_9_what_is_kept_between_taps_is_sealed(house: House) -> None:
    await found(house, "ru", PEOPLE["aigul"].iin)
    assert PEOPLE["aigul"].iin not in str(await kept(house.url, tables.sessions))
