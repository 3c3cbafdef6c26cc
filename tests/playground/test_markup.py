"""Keyboards: what Telegram refuses, and what a person sees."""

from typing import Any

import pytest

from playground import Hand, Playground
from tests.playground.conftest import AIGUL, GROUP, SERGEI, Api

CHAT = 7001


async def answer(api: Api, markup: Any, chat: int = CHAT) -> Any:
    given = {} if markup is None else {"reply_markup": markup}
    return await api("sendMessage", chat_id=chat, text="a", **given)


def inline(**button: object) -> Any:
    return {"inline_keyboard": [[{"text": "a", **button}]]}


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        (inline(), "Text buttons are unallowed in the inline keyboard"),
        (
            inline(callback_data="a", url="https://a.kz"),
            "Text buttons are unallowed in the inline keyboard",
        ),
        (inline(url="a.kz"), "inline keyboard button URL 'a.kz' is invalid: Wrong HTTP URL"),
        (inline(callback_data="a", style="pink"), "invalid button style specified"),
        (inline(callback_data="a", text=" "), "BUTTON_TEXT_INVALID"),
        (
            {"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 101]},
            "REPLY_MARKUP_TOO_LONG",
        ),
    ],
)
async def test_what_is_refused(api: Api, aigul: Hand, markup: Any, description: str) -> None:
    refused = await answer(api, markup)
    assert refused["description"] == f"Bad Request: {description}"
    assert len(aigul.messages) == 1


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": 5}, "field of the keyboard must be of type Array"),
        ({"inline_keyboard": [5]}, "keyboard rows must be of type Array"),
        ({"keyboard": [[5]]}, 'can\'t parse keyboard button: Field "text" must be of type String'),
    ],
)
async def test_what_is_no_markup_at_all(
    api: Api, playground: Playground, aigul: Hand, markup: Any, description: str
) -> None:
    playground.on_call = None  # the judge would refuse these requests too
    assert (await answer(api, markup))["description"] == f"Bad Request: {description}"
    assert len(aigul.messages) == 1


async def test_a_reply_keyboard_stays_until_it_is_removed(api: Api, aigul: Hand) -> None:
    await answer(api, {"keyboard": [[{"text": "Иә"}, {"text": "Жоқ"}], [{"text": "Артқа"}]]})
    await answer(api, None)
    assert aigul.keyboard == (("Иә", "Жоқ"), ("Артқа",))
    await aigul.tap("Жоқ")
    assert aigul.messages[-1].text == "Жоқ"
    await answer(api, {"remove_keyboard": True})
    assert aigul.keyboard is None


async def test_a_reply_keyboard_is_not_part_of_the_message(api: Api, aigul: Hand) -> None:
    sent = await answer(api, {"keyboard": [["Иә"]], "one_time_keyboard": True})
    assert "reply_markup" not in sent["result"]
    await aigul.tap("Иә")
    assert aigul.keyboard is None


async def test_an_edit_wants_an_inline_keyboard(
    api: Api, playground: Playground, aigul: Hand
) -> None:
    playground.on_call = None  # the judge would refuse this request too
    message_id = (await answer(api, inline(callback_data="a")))["result"]["message_id"]
    given = {"chat_id": CHAT, "message_id": message_id, "text": "b"}
    refused = await api("editMessageText", **given, reply_markup={"keyboard": [[{"text": "a"}]]})
    assert refused["description"] == "Bad Request: inline keyboard expected"
    assert aigul.last.labels == ["a"]


async def test_a_phone_is_asked_in_private_only(api: Api, playground: Playground) -> None:
    """stack.md §3: request_contact works in private chats only."""
    playground.add_group(GROUP, "Ауыл", [AIGUL.id, SERGEI.id])
    markup = {"keyboard": [[{"text": "☎", "request_contact": True}]]}
    refused = await answer(api, markup, GROUP)
    assert refused["description"] == (
        "Bad Request: phone number can be requested in private chats only"
    )
    markup = {"keyboard": [[{"text": "⌖", "request_location": True}]]}
    assert "private chats only" in (await answer(api, markup, GROUP))["description"]


async def test_a_link_reaches_no_bot(api: Api, playground: Playground, aigul: Hand) -> None:
    await answer(api, inline(url="https://a.kz"))
    await aigul.tap("a")
    assert len(playground.updates.pending) == 1
