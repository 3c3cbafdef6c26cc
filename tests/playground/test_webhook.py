"""The courier: order, retries, secret; the waits pass by hand (issue 2, stack.md §3)."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import aiohttp
import pytest
from aiohttp import web

from playground import Hand, Playground
from playground.bell import Bell
from playground.chats import Json
from playground.courier import Receipt
from playground.webhook import Hook
from tests.playground.alarms import Alarms
from tests.playground.conftest import Api, StandingClock
from tests.playground.spec import Spec

URL = "http://127.0.0.1:9/hook"


class Receiver:
    """A bot's webhook that answers when and how the test says."""

    def __init__(self) -> None:
        self.got: list[Json] = []
        self.headers: list[Mapping[str, str]] = []
        self.receipts: list[Receipt] = []  # the next answers; accepted when there are none left
        self.held: asyncio.Event | None = None
        self.under_way = 0
        self._bell = Bell()

    async def post(self, url: str, headers: Mapping[str, str], body: Json) -> Receipt:
        assert url == URL
        self.got.append(body)
        self.headers.append(headers)
        self.under_way += 1
        self._bell.ring()
        if self.held is not None:
            await self.held.wait()
        self.under_way -= 1
        return self.receipts.pop(0) if self.receipts else Receipt(accepted=True)

    async def posted(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                await self._bell.heard()


def words(bodies: list[Json]) -> list[str]:
    """What was said or pressed."""
    return [
        body["message"]["text"] if "message" in body else body["callback_query"]["data"]
        for body in bodies
    ]


@pytest.fixture
async def receiver(playground: Playground, api: Api, spec: Spec) -> AsyncIterator[Receiver]:
    made = Receiver()
    playground.courier.post = made.post
    await api("setWebhook", url=URL, secret_token="s_1-A")
    yield made
    assert [wrong for body in made.got for wrong in spec.check_update(body)] == []


@pytest.fixture
def held(receiver: Receiver) -> asyncio.Event:
    """Deliveries stay under way until this is set."""
    receiver.held = asyncio.Event()
    return receiver.held


def failed(retry_after: float | None = None) -> Receipt:
    return Receipt(accepted=False, problem="500 Oops", retry_after=retry_after)


async def test_every_request_carries_the_secret(receiver: Receiver, aigul: Hand) -> None:
    await receiver.posted(1)
    assert receiver.headers == [{"X-Telegram-Bot-Api-Secret-Token": "s_1-A"}]
    assert aigul.messages


async def test_a_chat_has_one_update_under_way(
    playground: Playground, receiver: Receiver, held: asyncio.Event, aigul: Hand
) -> None:
    await aigul.say("two")
    await receiver.posted(1)
    assert words(receiver.got) == ["/start"]
    held.set()
    await playground.settled()
    assert words(receiver.got) == ["/start", "two"]


async def test_a_tap_overtakes_the_messages_of_its_chat(
    receiver: Receiver, held: asyncio.Event, aigul: Hand
) -> None:
    """stack.md §3: a text and a tap of one person can arrive at once."""
    await aigul.tap_old(1, "tap")
    await receiver.posted(2)
    assert (sorted(words(receiver.got)), receiver.under_way) == (["/start", "tap"], 2)
    held.set()


@pytest.mark.parametrize("connections", [1, 2])
async def test_no_more_connections_than_allowed(
    playground: Playground, api: Api, receiver: Receiver, held: asyncio.Event, connections: int
) -> None:
    await api("setWebhook", url=URL, max_connections=connections)
    for person_id in (7001, 7002):
        await playground.person(person_id).say("a")
    await api("getMe")  # whatever could have been sent has been sent by now
    assert receiver.under_way == connections
    held.set()
    await playground.settled()
    assert words(receiver.got) == ["a", "a"]


async def test_a_failure_is_tried_again_at_once_then_after_2_4_8_seconds(
    playground: Playground, receiver: Receiver, alarms: Alarms
) -> None:
    receiver.receipts = [failed()] * 5
    await playground.person(7001).say("/start")
    waits = []
    for _ in range(4):
        waits.append(await alarms.next())
        alarms.ring()
    await playground.settled()
    assert waits == [2, 4, 8, 16]
    assert words(receiver.got) == ["/start"] * 6


async def test_a_wait_is_a_minute_at_most(
    playground: Playground, receiver: Receiver, alarms: Alarms
) -> None:
    receiver.receipts = [failed()] * 9
    await playground.person(7001).say("/start")
    waits = []
    for _ in range(8):
        waits.append(await alarms.next())
        alarms.ring()
    await playground.settled()
    assert waits[-3:] == [60, 60, 60]


async def test_retry_after_is_honoured_up_to_an_hour(
    playground: Playground, receiver: Receiver, alarms: Alarms
) -> None:
    receiver.receipts = [failed(17), failed(9999)]
    await playground.person(7001).say("/start")
    assert await alarms.next() == 17
    alarms.ring()
    await receiver.posted(2)
    assert await alarms.next() == 3600


async def test_an_expired_update_is_dropped(
    playground: Playground,
    receiver: Receiver,
    alarms: Alarms,
    clock: StandingClock,
) -> None:
    receiver.receipts = [failed()] * 2
    await playground.person(7001).say("/start")
    await alarms.next()
    clock.pass_seconds(86_401)
    alarms.ring()
    await playground.settled()
    assert len(receiver.got) == 2


async def test_what_was_not_accepted_is_there_for_a_poller(
    playground: Playground, api: Api, receiver: Receiver, alarms: Alarms
) -> None:
    receiver.receipts = [failed()] * 2
    await playground.person(7001).say("/start")
    await alarms.next()
    info = (await api("getWebhookInfo"))["result"]
    assert (info["pending_update_count"], info["last_error_message"]) == (1, "500 Oops")
    await api("deleteWebhook")
    assert words((await api("getUpdates"))["result"]) == ["/start"]


async def test_what_waits_is_delivered_once_a_webhook_is_set(
    playground: Playground, api: Api, aigul: Hand
) -> None:
    receiver = Receiver()
    playground.courier.post = receiver.post
    await aigul.say("two")
    await api("setWebhook", url=URL, drop_pending_updates=False)
    await playground.settled()
    assert words(receiver.got) == ["/start", "two"]
    assert receiver.headers == [{}, {}]


async def test_what_waits_can_be_dropped(playground: Playground, api: Api, aigul: Hand) -> None:
    await api("deleteWebhook", drop_pending_updates=True)
    assert not playground.updates.pending
    assert aigul.messages


@pytest.mark.parametrize(
    ("wish", "description"),
    [
        ({"url": "http://a.kz/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://a.kz:8444/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": URL, "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": URL, "secret_token": "a" * 257}, "secret token contains unallowed characters"),
        ({"url": URL, "max_connections": 101}, "max_connections must be between 1 and 100"),
    ],
)
async def test_a_wrong_wish_is_refused(api: Api, wish: Json, description: str) -> None:
    assert (await api("setWebhook", **wish))["description"] == f"Bad Request: {description}"
    assert (await api("getWebhookInfo"))["result"]["url"] == ""


async def test_an_empty_url_removes_the_webhook(api: Api, receiver: Receiver) -> None:
    info = (await api("getWebhookInfo"))["result"]
    assert (info["url"], info["max_connections"]) == (URL, 40)
    await api("setWebhook", url="")
    assert (await api("getWebhookInfo"))["result"]["url"] == ""
    assert receiver.got == []


async def test_a_real_receiver_that_fails_is_asked_again(
    playground: Playground, api: Api, alarms: Alarms, aigul: Hand
) -> None:
    statuses = [500, 429, 200]

    async def receive(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(status=statuses.pop(0), headers={"Retry-After": "5"}, text="no JSON")

    app = web.Application()
    app.router.add_post("/", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await api("setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/")
    for _ in range(2):
        assert await alarms.next() == 5
        alarms.ring()
    await playground.settled()
    assert statuses == []
    info = (await api("getWebhookInfo"))["result"]
    assert info["last_error_message"] == ("Wrong response from the webhook: 429 Too Many Requests")
    assert aigul.messages
    await runner.cleanup()


async def test_a_receiver_that_is_not_there_is_asked_again(
    api: Api, alarms: Alarms, aigul: Hand
) -> None:
    await api("setWebhook", url="http://127.0.0.1:1/")
    assert await alarms.next() == 2
    info = (await api("getWebhookInfo"))["result"]
    assert info["last_error_message"].startswith("Connection failed")
    assert aigul.messages


async def test_without_a_courier_nothing_is_lost(playground: Playground, alarms: Alarms) -> None:
    """A playground that is not served holds its updates back."""
    playground.webhook.set(Hook(URL))
    await playground.person(7001).say("/start")
    assert await alarms.next() == 2
    assert playground.webhook.info()["last_error_message"] == "Connection refused"
    playground.courier.stop()


async def test_a_file_may_come_in_the_webhook_response(playground: Playground, api: Api) -> None:
    async def receive(request: web.Request) -> web.Response:
        await request.read()
        form = aiohttp.FormData({"method": "sendDocument", "chat_id": "7001"})
        form.add_field("document", b"content", filename="a.txt", content_type="text/plain")
        return web.Response(body=form())

    app = web.Application()
    app.router.add_post("/", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await api("setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/")
    hand = playground.person(7001)
    await hand.say("/start")
    answer = await hand.answer()
    assert answer.document is not None
    assert (answer.document.name, answer.document.content) == ("a.txt", b"content")
    await runner.cleanup()
