"""Copied while people talk to the bot, restored on the other server, and gone on with."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from clinic.journals.book import Mark
from storage import back_up, restore
from storage.schema import migrate
from tests.databases import Databases, PostgresDatabases, SqliteFiles
from tests.journeys.house import House
from tests.journeys.story import Story
from tests.journeys.telling import ON_BOTH, booked, summary
from tests.journeys.test_reminders import EVENING
from tests.keys import KEY


@pytest.fixture
async def elsewhere(
    databases: Databases, sqlite_files: SqliteFiles, postgres: PostgresDatabases
) -> AsyncIterator[str]:
    """A new database on the other kind of server."""
    other: Databases = postgres if databases is sqlite_files else sqlite_files
    url = await other.empty()
    yield url
    await other.drop(url)


async def moved_to(house: House, url: str, copy: Path) -> None:
    """The machine is gone; a new one is made of the copy."""
    await house.kill()
    await restore(url, copy, KEY, rehearsing=False)
    await migrate(url)
    house.url = url
    await house.start()


@ON_BOTH
async def test_restored_and_gone_on_with(elsewhere: str, house: House, tmp_path: Path) -> None:
    """Whoever booked is reminded, whoever stood before the confirmation confirms."""
    kulash = await booked(house, "kulash")
    aigul = await summary(house, "aigul", time="16:00")
    copied = await back_up(house.url, tmp_path / "copy", KEY, house.clock.now())
    assert copied.rows > 0
    await moved_to(house, elsewhere, tmp_path / "copy")
    await aigul.press("button-confirm")
    assert aigul.screen.text.startswith(aigul.words("booked"))
    assert [one.entry for one in await house.entries()] == ["taraz-1/2026/1", "taraz-1/2026/2"]
    reminder = await kulash.later(EVENING)
    assert "15:00" in reminder.text
    await kulash.press("button-come")
    marks = [marked.mark for marked in (await house.entries())[0].marks]
    assert marks == [Mark.ENTERED, Mark.TOLD, Mark.REMINDED, Mark.CONFIRMED]


async def test_what_came_after_the_copy_is_not_in_it(
    elsewhere: str, house: House, tmp_path: Path
) -> None:
    await booked(house, "kulash")
    await back_up(house.url, tmp_path / "copy", KEY, house.clock.now())
    await booked(house, "aigul", time="16:00")
    await moved_to(house, elsewhere, tmp_path / "copy")
    assert len(await house.entries()) == 1
    story = Story(house, "aigul", "kk")
    await story.say("/my")
    assert "16:00" not in story.screen.text
