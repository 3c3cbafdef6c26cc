"""429, a broken network, a person who blocked the bot, and the webhook (stack.md §3)."""

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.webhook import SECRET_HEADER, webhook_app
from playground import Drop
from tests.journeys.house import House
from tests.journeys.telling import booked, opened, summary


async def test_a_429_is_waited_out_and_nothing_is_lost(house: House) -> None:
    story = await summary(house, "kulash")
    house.playground.faults.too_many(7, method="editMessageText")
    await story.press("button-confirm")
    assert story.screen.text.startswith(story.words("booked"))
    assert max(house.glass.waited) >= 6.9


async def test_a_call_that_never_arrived_is_made_again(house: House) -> None:
    story = await opened(house, "kulash")
    house.playground.faults.drop(Drop.REQUEST, times=2, method="editMessageText")
    await story.press("menu-information")
    assert story.screen.text == story.words("information-question")


async def test_after_an_outage_of_telegram_the_polling_goes_on(house: House) -> None:
    story = await opened(house, "kulash")
    house.playground.faults.broken_server(times=3, method="getUpdates")
    await story.press("menu-information")
    assert story.screen.text == story.words("information-question")


async def test_who_blocked_the_bot_finds_the_conversation_where_it_was(house: House) -> None:
    story = await opened(house, "kulash")
    await story.hand.tap(story.words("menu-book"))
    await story.hand.block()
    await house.settle()
    await story.hand.unblock()
    await story.press("menu-book")
    assert story.notice == story.words("outdated-button")
    assert story.screen.text == story.words("consent-ask")


async def test_the_webhook_asks_for_its_secret_and_answers_after_the_effect(
    house: House,
) -> None:
    """200 only after the effect is committed; a repeat changes nothing."""
    story = await booked(house, "kulash")
    update = house.updates[-1]
    said = len(story.hand.chat.changes)
    app: web.Application = webhook_app(house.now.front.handle, "/hook", "s3cret")
    async with TestClient(TestServer(app)) as client:
        assert (await client.post("/hook", json=update)).status == 401
        wrong = {SECRET_HEADER: "other"}
        assert (await client.post("/hook", json=update, headers=wrong)).status == 401
        right = {SECRET_HEADER: "s3cret"}
        assert (await client.post("/hook", json=update, headers=right)).status == 200
        assert (await client.post("/hook", data=b"{", headers=right)).status == 400
    assert len(story.hand.chat.changes) == said
    assert len(await house.entries()) == 1
