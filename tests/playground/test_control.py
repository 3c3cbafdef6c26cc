"""People driven over HTTP, as the page and a load program do."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from playground import Playground, Served
from tests.playground.aiogram_bot import aiogram_polling
from tests.playground.conftest import Api, StandingClock


class Client:
    """The page's side of the wire."""

    def __init__(self, served: Served, http: aiohttp.ClientSession) -> None:
        self._root = f"{served.url}/playground"
        self._http = http

    async def post(self, path: str, **given: Any) -> tuple[int, Any]:
        async with self._http.post(f"{self._root}/{path}", json=given) as response:
            if response.content_type == "application/json":
                return response.status, await response.json()
            return response.status, await response.text()

    async def act(self, act: str, person: int = 7001, **given: Any) -> tuple[int, Any]:
        return await self.post(f"people/{person}/act", act=act, **given)

    async def get(self, path: str) -> Any:
        async with self._http.get(f"{self._root}/{path}") as response:
            response.raise_for_status()
            return await response.json()


@pytest.fixture
def client(served: Served, http: aiohttp.ClientSession) -> Client:
    return Client(served, http)


async def test_a_load_program_plays_a_person(client: Client, served: Served) -> None:
    status, answer = await client.post("people", id=9001, first_name="Жүк", phone="+77010000001")
    assert (status, answer) == (200, {"id": 9001})
    async with aiogram_polling(served):
        _, answer = await client.act("say", 9001, text="/start", wait=5)
        greeting = answer["message"]
        assert [one["data"] for row in greeting["buttons"] for one in row] == ["book", "file"]
        _, answer = await client.act("tap", 9001, label="Жазылу", wait=5)
        assert (answer["message"]["id"], answer["message"]["text"]) == (greeting["id"], "Жазылу")
        _, answer = await client.post("people/9001/answer", wait=5)
        assert answer["message"]["keyboard"] == [["Нөмірімді жіберу"]]
        _, answer = await client.act("share_contact", 9001, wait=5)
        assert answer["message"]["text"] == "+77010000001 9001"


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("say", {"text": "a"}),
        ("press", {"message_id": 1, "data": "a"}),
        ("share_contact", {}),
        ("share_foreign_contact", {"phone": "+77770000000"}),
        ("send_photo", {}),
        ("send_sticker", {}),
        ("send_voice", {}),
        ("send_document", {}),
        ("block", {}),
        ("unblock", {}),
    ],
)
async def test_every_act_makes_an_update(
    client: Client, playground: Playground, act: str, given: dict[str, Any]
) -> None:
    assert await client.act(act, **given) == (200, {})
    assert len(playground.updates.pending) == 1


async def test_the_last_message_is_edited(client: Client, playground: Playground) -> None:
    await client.act("say", text="a")
    assert await client.act("edit_last", text="b") == (200, {})
    assert playground.person(7001).messages[0].text == "b"


@pytest.mark.parametrize(
    ("act", "given", "error"),
    [
        ("tap", {"label": "Жоқ"}, "no button 'Жоқ' on the screen"),
        ("say", {}, "this act needs 'text'"),
    ],
)
async def test_what_cannot_be_done_is_said(
    client: Client, act: str, given: dict[str, Any], error: str
) -> None:
    assert await client.act(act, **given) == (409, {"error": error})


async def test_wrong_requests_are_refused(
    client: Client, served: Served, http: aiohttp.ClientSession
) -> None:
    status, answer = await client.act("fly")
    assert (status, answer["error"][:20]) == (409, "there is no such act")
    assert (await client.act("say", 5, text="a"))[0] == 404
    async with http.post(f"{served.url}/playground/clock", json=[]) as response:
        assert response.status == 400
    for path in ("seats/5/5", "transcripts/5", "files/x"):
        async with http.get(f"{served.url}/playground/{path}") as response:
            assert response.status == 404


async def test_a_silent_bot_is_reported(client: Client) -> None:
    status, answer = await client.act("say", text="a", wait=0)
    assert (status, answer) == (504, {"error": "the bot has not answered"})


@pytest.mark.parametrize(
    ("step", "moment"),
    [
        ({"minutes": 15}, "2026-11-23T09:15:00+05:00"),
        ({"morning": True}, "2026-11-24T08:00:00+05:00"),
    ],
)
async def test_the_clock_is_turned(
    client: Client, clock: StandingClock, step: dict[str, Any], moment: str
) -> None:
    assert await client.post("clock", **step) == (200, {"now": moment})
    assert clock.moment.isoformat() == moment


async def test_before_eight_the_next_morning_is_today(
    client: Client, clock: StandingClock
) -> None:
    clock.moment = clock.moment.replace(hour=3)
    await client.post("clock", morning=True)
    assert clock.moment.isoformat() == "2026-11-23T08:00:00+05:00"


async def test_the_clock_never_goes_back(client: Client, playground: Playground) -> None:
    assert (await client.post("clock", minutes=-5))[0] == 409
    playground.turn_clock = None
    assert (await client.post("clock", minutes=5))[0] == 409
    assert (await client.get("state"))["can_turn"] is False


async def test_the_page_learns_who_is_here_and_what_is_on_a_screen(
    client: Client, playground: Playground, api: Api
) -> None:
    playground.add_group(-100_5000, "Ауыл", [7001])
    state = await client.get("state")
    assert state["now"] == "2026-11-23T09:00:00+05:00"
    seats = [(seat["chat"], seat["name"], seat["group"]) for seat in state["seats"]]
    assert seats == [
        (7001, "Айгүл", None),
        (7002, "Сергей Ким", None),
        (-1005000, "Айгүл", "Ауыл"),
    ]
    await client.act("say", text="/start")
    await api("sendMessage", chat_id=7001, text="hello")
    screen = await client.get("seats/7001/7001")
    assert [message["text"] for message in screen["messages"]] == ["/start", "hello"]
    assert screen["blocked"] is False


async def test_an_open_page_hears_of_changes(
    client: Client, served: Served, http: aiohttp.ClientSession
) -> None:
    async with http.get(f"{served.url}/playground/events") as response:
        assert response.content_type == "text/event-stream"

        async def heard() -> list[int]:
            line = (await response.content.readuntil(b"\n\n")).decode()
            changed: list[int] = json.loads(line.removeprefix("data: "))
            return changed

        async with asyncio.timeout(5):
            assert await heard() == []
            await client.act("say", text="a")
            assert await heard() == [7001]
            await client.post("clock", minutes=5)
            assert await heard() == [0]


async def test_documents_are_saved_and_pictures_shown(
    served: Served, http: aiohttp.ClientSession
) -> None:
    """A document may be hostile HTML: the browser must never render it."""
    hand = served.playground.person(7001)
    await hand.send_document("a.html", b"<script>alert(1)</script>")
    await hand.send_photo()
    document, photo = (message.raw for message in hand.messages)
    address = f"{served.url}/playground/files/"
    async with http.get(address + document["document"]["file_id"]) as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    async with http.get(address + photo["photo"][0]["file_id"]) as response:
        assert response.content_type == "image/png"


async def test_a_transcript_is_plain_text(served: Served, http: aiohttp.ClientSession) -> None:
    await served.playground.person(7001).say("a")
    async with http.get(f"{served.url}/playground/transcripts/7001") as response:
        assert (response.content_type, await response.text()) == ("text/plain", "09:00 Айгүл: a")
