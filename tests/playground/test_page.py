"""The chat page in real Chromium: several people side by side, all that they can do."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from playground import Person, Playground, Served
from tests.playground.aiogram_bot import aiogram_client, aiogram_polling
from tests.playground.conftest import Api, StandingClock

pytestmark = pytest.mark.needs("chromium")
CHROMIUM = "/usr/bin/chromium"


@pytest.fixture
async def page(served: Served) -> AsyncIterator[Page]:
    """The page in English; a script error fails the test."""
    errors: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(served.url)
        yield page
        await browser.close()
    assert errors == []


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


async def press(where: Page | Locator, name: str) -> None:
    await where.get_by_role("button", name=name, exact=True).click()


async def test_two_people_talk_to_a_bot_side_by_side(page: Page, served: Served) -> None:
    async with aiogram_polling(served):
        aigul, sergei = column(page, "Айгүл"), column(page, "Сергей Ким")
        for one in (aigul, sergei):
            await press(one, "Start")
            await expect(one.get_by_text("Сәлеметсіз бе!")).to_be_visible()
        await press(aigul, "Жазылу")
        await expect(aigul.get_by_text("Сақталды")).to_be_visible()
        await press(aigul, "Нөмірімді жіберу")
        await expect(aigul.get_by_text("+77011234501 7001")).to_be_visible()
        await expect(sergei.get_by_role("button", name="Жазылу")).to_be_visible()
        await aigul.get_by_role("textbox").fill("file")
        await page.keyboard.press("Enter")
        async with page.expect_download() as download:
            await aigul.get_by_role("link", name="visit.ics").click()
        assert (await download.value).suggested_filename == "visit.ics"
        await served.playground.settled()


async def test_what_a_bot_says_never_becomes_html(page: Page, served: Served) -> None:
    aigul = column(page, "Айгүл")
    await press(aigul, "Start")
    await served.playground.person(7001).until(lambda hand: bool(hand.messages))
    hostile = '<img src=x onerror="document.title=1">'
    async with aiogram_client(served) as bot:
        await bot.send_message(7001, f"<b>{hostile}</b>".replace("<img", "&lt;img"))
    await expect(aigul.locator("strong")).to_have_text(hostile)
    assert await aigul.locator("img").count() == 0


async def test_everything_a_person_can_send(page: Page, playground: Playground) -> None:
    aigul = column(page, "Айгүл")
    await press(aigul, "Start")
    acts = ["Photo", "Sticker", "Voice note", "File", "My contact", "Somebody else's contact"]
    for name in acts:
        await aigul.get_by_label("Attach").click()
        await press(aigul, name)
    hand = playground.person(7001)
    await hand.until(lambda one: len(one.messages) == 1 + len(acts))
    await aigul.get_by_role("textbox").fill("/start again")
    await aigul.get_by_label("Attach").click()
    await press(aigul, "Edit my last message")
    await hand.until(lambda one: one.messages[0].text == "/start again")
    await expect(aigul.get_by_text("edited")).to_be_visible()


async def test_a_person_without_a_phone_is_told_so(page: Page) -> None:
    sergei = column(page, "Сергей Ким")
    await expect(sergei.get_by_text("no phone")).to_be_visible()
    await press(sergei, "Start")
    await sergei.get_by_label("Attach").click()
    await press(sergei, "My contact")
    await expect(sergei.get_by_text("This person has no phone to share.")).to_be_visible()


async def test_blocking_and_unblocking(page: Page, playground: Playground) -> None:
    aigul = column(page, "Айгүл")
    await press(aigul, "Start")
    await press(aigul, "Block the bot")
    await press(aigul, "Unblock")
    await expect(aigul.get_by_role("textbox")).to_be_visible()
    assert playground.person(7001).chat.blocked is False


async def test_the_clock_the_language_and_who_is_shown(page: Page, clock: StandingClock) -> None:
    await expect(page.locator("#clock")).to_have_text("09:00 · 23 November, Monday")
    await press(page, "Next morning")
    await expect(page.locator("#clock")).to_have_text("08:00 · 24 November, Tuesday")
    assert clock.moment.isoformat() == "2026-11-24T08:00:00+05:00"
    await press(page, "Қазақша")
    await expect(page.locator("#clock")).to_have_text("08:00 · 24 қараша, сейсенбі")
    await press(page, "Русский")
    await expect(page.locator("#clock")).to_have_text("08:00 · 24 ноября, вторник")
    await press(page, "Айгүл")
    await expect(column(page, "Айгүл")).to_have_count(0)
    await expect(column(page, "Сергей Ким")).to_be_visible()


async def test_commands_alerts_and_the_transcript(
    page: Page, playground: Playground, api: Api
) -> None:
    await api("setMyCommands", commands=[{"command": "my", "description": "Жазылуларым"}])
    aigul = column(page, "Айгүл")
    await press(aigul, "Start")
    await aigul.get_by_label("Commands").click()
    await press(aigul, "/my Жазылуларым")
    hand = playground.person(7001)
    await hand.until(lambda one: len(one.messages) == 2)
    await hand.tap_old(1, "x")
    query = list(playground.updates.pending.values())[-1].body["callback_query"]["id"]
    await api("answerCallbackQuery", callback_query_id=query, text="Кеш", show_alert=True)
    await press(aigul.get_by_role("alertdialog", name="Кеш"), "OK")
    await press(aigul, "Transcript")
    await expect(page.locator("#transcript-text")).to_have_text(
        "09:00 Айгүл: /start\n09:00 Айгүл: /my"
    )
    await press(page, "Close")


async def test_a_newcomer_appears(page: Page, playground: Playground) -> None:
    await expect(column(page, "Айгүл")).to_be_visible()
    hand = playground.add_person(Person(9001, "Болат"))
    await hand.say("сәлем")
    await press(page, "Болат")
    await expect(column(page, "Болат").get_by_text("сәлем")).to_be_visible()


async def test_a_phone_shows_all_people_in_one_line(page: Page, playground: Playground) -> None:
    """And nothing is wider than the phone."""
    await page.set_viewport_size({"width": 390, "height": 844})
    for number in range(8):
        playground.add_person(Person(8001 + number, f"Көрші {number}", "kk"))
    await page.reload()
    people = page.locator(".people").get_by_role("button")
    await expect(people).to_have_count(10)
    tops = await people.evaluate_all("all => all.map(one => one.offsetTop)")
    assert len(set(tops)) == 1
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
