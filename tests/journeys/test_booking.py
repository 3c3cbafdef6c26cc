"""A citizen books a doctor in chat, from /start to the answer (R2.3, R2.6, R2.7, B2.1, B2.2)."""

import pytest

from clinic.journals.book import Mark
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story

LANGUAGES = ("kk", "ru")
FIRST_CLINIC = {"kk": "Тараз: № 1", "ru": "Тараз: Городская поликлиника № 1"}
DENTIST = {"kk": "Стоматолог", "ru": "Стоматолог"}
SPOKEN = {
    "kk": "жиырма бесінші қараша, сәрсенбі күні, сағат он бесте (25 қараша, сәрсенбі",
    "ru": "в среду, двадцать пятого ноября, в пятнадцать ноль-ноль (25 ноября, среда",
}


async def opened(house: House, key: str, language: str) -> Story:
    """Has started the bot and chosen a language."""
    story = Story(house, key, language)
    await story.say("/start")
    await story.tap({"kk": "Қазақша", "ru": "Русский"}[language])
    return story


async def verified(house: House, key: str, language: str) -> Story:
    """Has agreed and shared the own number."""
    story = await opened(house, key, language)
    await story.press("menu-book")
    await story.press("consent-yes")
    await story.press("who-self")
    await story.press("prove-phone")
    await story.share_contact()
    return story


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_stranger_books_by_iin(house: House, language: str) -> None:
    """Consent directly before the IIN (B0.1), the summary, and the oral answer (B2.2)."""
    story = await opened(house, "kulash", language)
    await story.press("menu-book")
    await story.press("consent-yes")
    await story.press("who-self")
    await story.press("prove-iin")
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    await story.tap(DENTIST[language])
    await story.tap("25")
    print(story.seen)
    await story.tap("15:00")
    await story.press("button-confirm")
    story.check_transcript("stranger")
    assert story.screen.text.startswith(story.words("booked"))
    assert SPOKEN[language] in story.screen.text
    (entry,) = await house.entries()
    assert Mark.TOLD in {marked.mark for marked in entry.marks}


async def test_a_verified_person_with_two_children_books_in_four_taps(house: House) -> None:
    """The precinct doctor's earliest time, counted from the menu (issue 2)."""
    story = await verified(house, "aigul", "kk")
    await story.press("main-menu")
    story.count_from_here()
    await story.press("menu-book")
    await story.tap_starting("Айгүл")
    await story.tap_starting("★")
    await story.press("button-confirm")
    assert story.taps <= 4
    assert story.screen.text.startswith(story.words("booked"))
