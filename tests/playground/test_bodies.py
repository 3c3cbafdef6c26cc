"""Every body form of the Bot API reads the same."""

import json
from typing import Any

import aiohttp
import pytest

from playground import Hand, Playground, Served
from tests.playground.conftest import TOKEN, Api

MARKUP = json.dumps({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]})
GIVEN = {"chat_id": "7001", "text": "a", "reply_markup": MARKUP, "protect_content": "true"}


async def call(
    served: Served, http: aiohttp.ClientSession, method: str = "sendMessage", **body: Any
) -> Any:
    async with http.post(f"{served.url}/bot{TOKEN}/{method}", **body) as response:
        return await response.json()


def multipart(**fields: Any) -> aiohttp.FormData:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in fields.items():
        form.add_field(name, value)
    return form


@pytest.mark.parametrize(
    "make",
    [
        lambda: {"data": GIVEN},
        lambda: {"data": multipart(**GIVEN)},
        lambda: {"json": GIVEN | {"chat_id": 7001, "reply_markup": json.loads(MARKUP)}},
        lambda: {"params": GIVEN},
    ],
    ids=["urlencoded", "multipart", "json", "query"],
)
async def test_four_forms_of_one_request(
    served: Served, http: aiohttp.ClientSession, aigul: Hand, make: Any
) -> None:
    answer = await call(served, http, **make())
    assert answer["result"]["reply_markup"] == json.loads(MARKUP)
    assert answer["result"]["has_protected_content"] is True
    assert aigul.last.data == {"a": "a"}


async def test_an_empty_field_of_a_form_is_left_out(
    served: Served, http: aiohttp.ClientSession, aigul: Hand
) -> None:
    served.playground.on_call = None  # the judge wants a markup to be one
    empty = {"reply_markup": "", "reply_to_message_id": ""}
    answer = await call(served, http, data=GIVEN | empty)
    assert answer["ok"]
    assert aigul.last.labels == []


async def test_a_method_name_has_no_case(served: Served, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{served.url}/bot{TOKEN}/GETME") as response:
        assert (await response.json())["result"]["is_bot"] is True


@pytest.mark.parametrize("field", ["document", "elsewhere"])
async def test_a_file_comes_in_its_field_or_attached(
    served: Served, http: aiohttp.ClientSession, aigul: Hand, field: str
) -> None:
    form = multipart(chat_id="7001")
    if field != "document":
        form.add_field("document", f"attach://{field}")
    form.add_field(field, b"content", filename="a.txt", content_type="text/plain")
    await call(served, http, "sendDocument", data=form)
    assert aigul.last.document is not None
    assert aigul.last.document.name == "a.txt"
    assert aigul.last.document.content == b"content"


@pytest.mark.parametrize(
    ("body", "description"),
    [
        (b"{", "Bad Request: can't parse request JSON"),
        (b"[]", "Bad Request: object expected as request JSON"),
    ],
)
async def test_a_broken_json_body_is_refused(
    served: Served, http: aiohttp.ClientSession, body: bytes, description: str
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await call(served, http, data=body, headers=headers)
    assert answer["description"] == description


@pytest.mark.parametrize(
    ("method", "given", "description"),
    [
        ("sendMessage", {"text": "a"}, "chat_id is empty"),
        ("sendDocument", {"chat_id": 7001}, "there is no document in the request"),
        (
            "sendDocument",
            {"chat_id": 7001, "document": "x"},
            "wrong file identifier/HTTP URL specified",
        ),
        ("deleteMessage", {"chat_id": 7001}, "message identifier is not specified"),
        ("editMessageText", {"chat_id": 7001, "text": "a"}, "message identifier is not specified"),
        ("deleteMessages", {"chat_id": 7001}, "message identifiers are not specified"),
        ("setMyCommands", {}, "expected an Array of bot commands"),
        ("setMyCommands", {"commands": [5]}, "expected an Object as a bot command"),
        ("getUpdates", {"allowed_updates": 5}, "expected an Array of String as allowed updates"),
        (
            "getUpdates",
            {"offset": "soon"},
            'invalid parameter "offset" specified: an integer is expected',
        ),
        ("setMyName", {"name": "a" * 65}, "NAME_TOO_LONG"),
    ],
)
async def test_what_is_missing_or_wrong_is_named(
    api: Api, playground: Playground, aigul: Hand, method: str, given: Any, description: str
) -> None:
    playground.on_call = None  # the judge would refuse these requests too
    answer = await api(method, **given)
    assert answer["description"] == f"Bad Request: {description}"
    assert len(aigul.messages) == 1
