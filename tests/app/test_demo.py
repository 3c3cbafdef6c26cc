"""`qabyldau demo` as a newcomer meets it: a process, a page in Chromium, two languages."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

pytestmark = pytest.mark.needs("chromium")

CHROMIUM: Final = "/usr/bin/chromium"
PATIENCE_MS: Final = 60_000
PICTURE: Final = os.environ.get("QABYLDAU_PICTURE")
"""Where to keep the picture of the chat; `make docs` names it."""
REHEARSED: Final = {
    "QABYLDAU_NOW": "2026-11-24T09:05+05:00",
    "DATABASE_URL": "postgresql+asyncpg://nowhere/nothing",
    "QABYLDAU_DATABASE_URL": "postgresql+asyncpg://nowhere/nothing",  # ignored by the demo
    "QABYLDAU_BOT_TOKEN": "1:nobody",
}

PLAYED: Final = ("--port", "0", "--people", "300", "--no-phone")


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[str]:
    """The address that it prints."""
    arguments = ["-m", "app", "demo", "--folder", str(folder), *PLAYED]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env=os.environ | REHEARSED, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    line = (await process.stdout.readline()).decode()
    try:
        yield line.split()[-1]
    finally:
        process.terminate()
        assert await process.wait() == 0


@asynccontextmanager
async def page_at(address: str) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        await page.goto(address)
        yield page
        await browser.close()


class Talk:
    """One person's column."""

    def __init__(self, page: Page, name: str) -> None:
        self.column: Locator = page.get_by_role("region", name=name, exact=True)

    async def press(self, label: str | re.Pattern[str]) -> None:
        """The newest button of that label."""
        exact = isinstance(label, str)
        await self.column.get_by_role("button", name=label, exact=exact).last.click()

    async def say(self, text: str) -> None:
        await self.column.get_by_role("textbox").fill(text)
        await self.column.get_by_role("textbox").press("Enter")

    async def sees(self, text: str) -> None:
        await expect(self.column.get_by_text(text).last).to_be_visible(timeout=PATIENCE_MS)


async def book_in_kazakh(aigul: Talk) -> None:
    """Her own phone verifies her; then the precinct doctor's earliest time."""
    for label in ("Start", "Қазақша", "Дәрігерге жазылу", "Келісемін", "Өзімді"):
        await aigul.press(label)
    await aigul.press("Өз телефон нөмірімді жіберемін")
    await aigul.press("Нөмірімді жіберу")
    await aigul.press(re.compile("★"))
    await aigul.press("Растаймын")
    await aigul.sees("Сіз дәрігердің қабылдауына жазылдыңыз.")
    await aigul.sees("Журналдағы жазба: № 1.")


async def book_in_russian(sergei: Talk) -> None:
    """By IIN, as somebody whom nothing verifies; the message with it is deleted (B0.2)."""
    for label in ("Start", "Русский", "Записаться к врачу", "Даю согласие", "Меня", "Напишу ИИН"):
        await sergei.press(label)
    await sergei.say("813101000047")
    await sergei.press(re.compile("Городская поликлиника № 1"))
    await expect(sergei.column.get_by_text("813101000047")).to_have_count(1)  # the note alone
    for label in ("Терапевт", "25", "10:20", "Подтверждаю"):
        await sergei.press(label)
    await sergei.sees("Вы записаны на приём к врачу.")


async def test_a_newcomer_books_in_both_languages(tmp_path: Path) -> None:
    async with demo(tmp_path / "demo") as address, page_at(address) as page:
        await book_in_kazakh(Talk(page, "Айгүл"))
        if PICTURE:
            await page.screenshot(path=PICTURE)
        await book_in_russian(Talk(page, "Сергей"))
