"""Beginnings that many journeys share."""

import pytest

from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story

LANGUAGES = ("kk", "ru")
ON_BOTH = pytest.mark.parametrize("databases", ["sqlite_files", "postgres"], indirect=True)
"""The main journeys run on both databases, the others on SQLite."""
NAMES = {"kk": "Қазақша", "ru": "Русский"}
FIRST_CLINIC = {"kk": "Тараз: № 1", "ru": "Тараз: Городская поликлиника № 1"}


async def opened(house: House, key: str, language: str = "kk") -> Story:
    """Has started the bot and chosen a language."""
    story = Story(house, key, language)
    await story.say("/start")
    await story.tap(NAMES[language])
    return story


async def to_prove(story: Story, whom: str, way: str) -> None:
    """From the menu: agrees, says for whom, and chooses how to be known."""
    await story.press("menu-book")
    await agreed(story, whom, way)


async def agreed(story: Story, whom: str, way: str) -> None:
    for button in ("consent-yes", f"who-{whom}", f"prove-{way}"):
        await story.press(button)


async def verified(house: House, key: str, language: str = "kk") -> Story:
    """Has agreed and shared the own number; the menu is on the screen."""
    story = await opened(house, key, language)
    await to_prove(story, "self", "phone")
    await story.share_contact()
    await story.press("main-menu")
    return story


async def typed(house: House, key: str, language: str = "kk", link: str = "") -> Story:
    """Has agreed and typed the IIN at clinic 1; the specialties are on the screen."""
    story = Story(house, key, language)
    await story.say(f"/start {link}".strip())
    await story.tap(NAMES[language])
    if not link:
        await story.press("menu-book")
    await agreed(story, "self", "iin")
    await story.say(PEOPLE[key].iin)
    if not link:
        await story.tap_starting(FIRST_CLINIC[language])
    return story


async def summary(house: House, key: str, language: str = "kk", time: str = "15:00") -> Story:
    """Stands before the confirmation of a dentist's time on Wednesday."""
    story = await typed(house, key, language, link="taraz-1")
    await story.tap("Стоматолог")
    await story.tap("25")
    await story.tap(time)
    return story


async def booked(house: House, key: str, language: str = "kk", time: str = "15:00") -> Story:
    """Has booked the dentist for Wednesday at three."""
    story = await summary(house, key, language, time)
    await story.press("button-confirm")
    return story
