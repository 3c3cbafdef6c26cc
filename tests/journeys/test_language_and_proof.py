"""Language is chosen once and switched at any step; the PIN proves too (B0.2, B0.8)."""

from bot.dialogs.citizen.commands import COMMANDS
from bot.menu_of_commands import publish_commands
from clinic.people import Iin, ProviderId
from locales.language import Language
from locales.translator import translators
from tests.clinic.usecases.telling import registrar
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import opened, to_prove, typed

DESK = registrar(ProviderId("taraz-1"))


async def test_the_language_is_asked_once_and_kept(house: House) -> None:
    story = await opened(house, "kulash", "ru")
    await house.restart()
    await story.say("/start")
    assert story.words("menu-question") in story.screen.text


async def test_it_is_switched_by_a_word_in_the_middle_of_a_booking(house: House) -> None:
    story = await typed(house, "kulash", "ru", link="taraz-1")
    await story.tap("Стоматолог")
    await story.say("қазақша")
    story.language = "kk"
    assert story.screen.text.startswith(story.words("language-changed"))
    assert story.words("day-question") in story.screen.text


async def test_the_commands_are_shown_in_the_persons_language(house: House) -> None:
    await publish_commands(house.now.bot, translators)
    for key, language in (("aigul", "kk"), ("sergei", "ru")):
        story = Story(house, key, language)
        shown = {row["command"]: row["description"] for row in story.hand.commands}
        assert shown["my"] == story.words("command-my")
        assert set(shown) == {"start", "my", "language", "help", "cancel"}


async def _before_the_pin(house: House) -> Story:
    story = await opened(house, "kulash", "kk")
    await to_prove(story, "self", "pin")
    await story.say(PEOPLE["kulash"].iin)
    return story


async def test_a_pin_proves_who_has_no_phone_and_is_deleted(house: House) -> None:
    pin = await house.now.reception.issue_pin(Iin(PEOPLE["kulash"].iin), DESK)
    story = await _before_the_pin(house)
    await story.say(pin)
    assert story.screen.text.startswith(story.words("proved"))
    assert pin not in house.transcript("kulash")


async def test_a_parent_with_a_pin_is_asked_for_the_own_iin(house: House) -> None:
    """B0.2: the PIN is bound to the parent; the register names the children."""
    story = await opened(house, "aigul", "kk")
    await to_prove(story, "parent", "pin")
    assert story.screen.text == story.words("iin-question-self")
    pin = await house.now.reception.issue_pin(Iin(PEOPLE["aigul"].iin), DESK)
    await story.say(PEOPLE["aigul"].iin)
    await story.say(pin)
    assert {label.split()[0] for label in story.screen.labels} >= {"Әлихан", "Інжу"}


async def test_three_wrong_pins_close_the_way_for_an_hour(house: House) -> None:
    story = await _before_the_pin(house)
    for _ in range(3):
        await story.say("000000")
    await story.say("000000")
    assert story.screen.text.startswith(story.words("refusal-pin-locked"))


async def test_the_commands_follow_the_language_that_was_chosen(house: House) -> None:
    """Айгүл's Telegram speaks Kazakh; she chooses Russian in the chat, then Kazakh again."""
    story = await opened(house, "aigul", "ru")
    await house.playground.settled()
    shown = [row["description"] for row in story.hand.commands]
    assert shown == [translators[Language.RU](f"command-{name}") for name in COMMANDS]
    await story.press("other-language")
    await house.playground.settled()
    shown = [row["description"] for row in story.hand.commands]
    assert shown == [translators[Language.KK](f"command-{name}") for name in COMMANDS]
