"""Telegram's own refusals with Telegram's texts (issue 2, stack.md §3)."""

import pytest

from playground import Hand, Playground
from tests.playground.conftest import Api, StandingClock

CHAT = 7001
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


async def refusal(api: Api, method: str, **params: object) -> tuple[int, str]:
    answer = await api(method, **params)
    assert not answer["ok"]
    return answer["error_code"], answer["description"]


async def sent(api: Api, text: str = "text", **more: object) -> int:
    answer = await api("sendMessage", chat_id=CHAT, text=text, **more)
    assert answer["ok"], answer
    message_id: int = answer["result"]["message_id"]
    return message_id


def buttons(*data: str) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": one, "callback_data": one} for one in data]]}


async def test_a_wrong_token_is_unauthorized(api: Api, playground: Playground) -> None:
    playground.token = "43:OTHER"
    assert await refusal(api, "getMe") == (401, "Unauthorized")


async def test_an_unknown_method_is_named(api: Api, playground: Playground) -> None:
    playground.on_call = None
    assert await refusal(api, "sendInvoice") == (
        404,
        "Not Found: method sendInvoice is not supported by the playground",
    )


async def test_a_bot_cannot_write_first(api: Api) -> None:
    wanted = (400, "Bad Request: chat not found")
    assert await refusal(api, "sendMessage", chat_id=CHAT, text="a") == wanted
    assert await refusal(api, "sendMessage", chat_id=5, text="a") == wanted
    assert await refusal(api, "sendMessage", chat_id="@nobody", text="a") == wanted


async def test_a_text_has_one_to_4096_characters(api: Api, aigul: Hand) -> None:
    await sent(api, "ә" * 4096)
    assert aigul.last.text == "ә" * 4096
    long = await refusal(api, "sendMessage", chat_id=CHAT, text="ә" * 4097)
    assert long == (400, "Bad Request: message is too long")
    empty = await refusal(api, "sendMessage", chat_id=CHAT, text="")
    assert empty == (400, "Bad Request: message text is empty")
    blank = await refusal(api, "sendMessage", chat_id=CHAT, text=" \n ")
    assert blank == (400, "Bad Request: text must be non-empty")


async def test_tags_do_not_count_towards_the_length(api: Api, aigul: Hand) -> None:
    await sent(api, f"<b>{'a' * 4096}</b>", parse_mode="HTML")
    assert len(aigul.last.text) == 4096


async def test_button_data_has_64_bytes_not_characters(api: Api, aigul: Hand) -> None:
    await sent(api, reply_markup=buttons("ә" * 32))
    assert aigul.last.labels == ["ә" * 32]
    wanted = (400, "Bad Request: BUTTON_DATA_INVALID")
    for data in ("ә" * 32 + "a", ""):
        markup = {"inline_keyboard": [[{"text": "a", "callback_data": data}]]}
        given = {"chat_id": CHAT, "text": "a", "reply_markup": markup}
        assert await refusal(api, "sendMessage", **given) == wanted


async def test_the_same_content_is_not_modified(api: Api, aigul: Hand) -> None:
    message_id = await sent(api, "<b>one</b>", parse_mode="HTML", reply_markup=buttons("a"))
    same = {
        "chat_id": CHAT,
        "message_id": message_id,
        "text": "<b>one</b>",
        "parse_mode": "HTML",
        "reply_markup": buttons("a"),
    }
    assert await refusal(api, "editMessageText", **same) == (400, NOT_MODIFIED)
    for change in ({"text": "<i>one</i>"}, {"reply_markup": buttons("b")}, {"text": "two"}):
        assert (await api("editMessageText", **(same | change)))["ok"]
    assert aigul.last.text == "two"


async def test_an_edit_without_markup_takes_the_buttons_away(api: Api, aigul: Hand) -> None:
    message_id = await sent(api, reply_markup=buttons("a"))
    await api("editMessageText", chat_id=CHAT, message_id=message_id, text="new")
    assert (aigul.last.text, aigul.last.labels, aigul.last.edited) == ("new", [], True)


async def test_buttons_alone_are_edited(api: Api, aigul: Hand) -> None:
    given = {"chat_id": CHAT, "message_id": await sent(api, reply_markup=buttons("a"))}
    assert (await api("editMessageReplyMarkup", **given, reply_markup=buttons("b")))["ok"]
    assert aigul.last.labels == ["b"]
    assert (await api("editMessageReplyMarkup", **given))["ok"]
    assert aigul.last.labels == []


async def test_only_ones_own_messages_are_edited(api: Api, aigul: Hand) -> None:
    theirs = {"chat_id": CHAT, "message_id": aigul.messages[0].id, "text": "a"}
    wanted = (400, "Bad Request: message can't be edited")
    assert await refusal(api, "editMessageText", **theirs) == wanted
    gone = {"chat_id": CHAT, "message_id": 5, "text": "a"}
    wanted = (400, "Bad Request: message to edit not found")
    assert await refusal(api, "editMessageText", **gone) == wanted


async def test_a_message_is_deleted_within_48_hours(
    api: Api, aigul: Hand, clock: StandingClock
) -> None:
    """B0.3: a message with a PIN is deleted from the chat, also the person's own."""
    theirs = aigul.messages[0].id
    own = await sent(api)
    clock.pass_seconds(48 * 3600)
    assert (await api("deleteMessage", chat_id=CHAT, message_id=theirs))["result"] is True
    assert [message.id for message in aigul.messages] == [own]
    clock.pass_seconds(1)
    late = await refusal(api, "deleteMessage", chat_id=CHAT, message_id=own)
    assert late == (400, "Bad Request: message can't be deleted for everyone")
    gone = await refusal(api, "deleteMessage", chat_id=CHAT, message_id=theirs)
    assert gone == (400, "Bad Request: message to delete not found")


async def test_several_are_deleted_and_the_missing_skipped(api: Api, aigul: Hand) -> None:
    first, second = await sent(api), await sent(api)
    await api("deleteMessages", chat_id=CHAT, message_ids=[first, 5, second])
    assert [message.text for message in aigul.messages] == ["/start"]


async def test_a_blocked_bot_is_forbidden(api: Api, playground: Playground, aigul: Hand) -> None:
    await aigul.block()
    blocked = await refusal(api, "sendMessage", chat_id=CHAT, text="a")
    assert blocked == (403, "Forbidden: bot was blocked by the user")
    update = list(playground.updates.pending.values())[-1].body["my_chat_member"]
    assert update["old_chat_member"]["status"] == "member"
    assert update["new_chat_member"]["status"] == "kicked"
    await aigul.unblock()
    await sent(api)


async def test_a_tap_is_answered_once(api: Api, playground: Playground, aigul: Hand) -> None:
    await aigul.tap_old(1, "a")
    query = list(playground.updates.pending.values())[-1].body["callback_query"]["id"]
    answer = {"callback_query_id": query, "text": "Болды", "show_alert": True}
    assert (await api("answerCallbackQuery", **answer))["result"] is True
    notice = await aigul.notice()
    assert (notice.text, notice.alert) == ("Болды", True)
    assert await refusal(api, "answerCallbackQuery", callback_query_id=query) == (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )


@pytest.mark.parametrize(("seconds", "accepted"), [(150, True), (151, False)])
async def test_a_tap_is_too_old_after_150_seconds(
    api: Api,
    playground: Playground,
    aigul: Hand,
    clock: StandingClock,
    seconds: int,
    accepted: bool,  # noqa: FBT001 (a column of the table above)
) -> None:
    await aigul.tap_old(1, "a")
    query = list(playground.updates.pending.values())[-1].body["callback_query"]["id"]
    clock.pass_seconds(seconds)
    assert (await api("answerCallbackQuery", callback_query_id=query))["ok"] is accepted


async def test_a_notice_has_200_characters(api: Api, playground: Playground, aigul: Hand) -> None:
    await aigul.tap_old(1, "a")
    query = list(playground.updates.pending.values())[-1].body["callback_query"]["id"]
    given = {"callback_query_id": query, "text": "ә" * 201}
    wanted = (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await refusal(api, "answerCallbackQuery", **given) == wanted
    assert (await api("answerCallbackQuery", **given | {"text": "ә" * 200}))["ok"]


async def test_a_reply_names_a_message_that_is_there(api: Api, aigul: Hand) -> None:
    there = {"message_id": aigul.messages[0].id}
    answer = await api("sendMessage", chat_id=CHAT, text="a", reply_parameters=there)
    assert answer["result"]["reply_to_message"]["text"] == "/start"
    gone = {"message_id": 5}
    given = {"chat_id": CHAT, "text": "a", "reply_parameters": gone}
    wanted = (400, "Bad Request: message to be replied not found")
    assert await refusal(api, "sendMessage", **given) == wanted
    await sent(api, reply_parameters=gone | {"allow_sending_without_reply": True})


async def test_a_document_is_captioned_and_its_caption_edited(api: Api, aigul: Hand) -> None:
    await aigul.send_document("a.txt", b"a", "mine")
    file_id = aigul.messages[-1].raw["document"]["file_id"]
    given = {"chat_id": CHAT, "document": file_id, "caption": "<b>a</b>", "parse_mode": "HTML"}
    answer = await api("sendDocument", **given)
    assert answer["result"]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    edit = {"chat_id": CHAT, "message_id": answer["result"]["message_id"]}
    assert (await api("editMessageCaption", **edit, caption="b"))["ok"]
    assert aigul.last.text == "b"
    wanted = (400, "Bad Request: there is no text in the message to edit")
    assert await refusal(api, "editMessageText", **edit, text="c") == wanted
    long = await refusal(api, "sendDocument", **given | {"caption": "a" * 1025})
    assert long == (400, "Bad Request: message caption is too long")
    wrong = await refusal(api, "sendDocument", chat_id=CHAT, document="http://a.kz/b")
    assert wrong == (400, "Bad Request: wrong file identifier/HTTP URL specified")


async def test_a_text_has_no_caption_to_edit(api: Api, aigul: Hand) -> None:
    edit = {"chat_id": aigul.chat.id, "message_id": await sent(api), "caption": "b"}
    wanted = (400, "Bad Request: there is no caption in the message to edit")
    assert await refusal(api, "editMessageCaption", **edit) == wanted


async def test_a_photo_is_sent(api: Api, aigul: Hand) -> None:
    await aigul.send_photo("mine")
    file_id = aigul.messages[-1].raw["photo"][0]["file_id"]
    assert (await api("sendPhoto", chat_id=CHAT, photo=file_id))["ok"]
    assert (await api("getFile", file_id=file_id))["result"]["file_size"] > 0
    assert await refusal(api, "getFile", file_id="x") == (400, "Bad Request: invalid file_id")


async def test_typing_shows_until_the_next_message(api: Api, aigul: Hand) -> None:
    await api("sendChatAction", chat_id=CHAT, action="typing")
    assert [aigul.typing] == ["typing"]
    await sent(api)
    assert [aigul.typing] == [None]
    wrong = await refusal(api, "sendChatAction", chat_id=CHAT, action="thinking")
    assert wrong == (400, "Bad Request: wrong parameter action in request")


@pytest.mark.parametrize(
    ("commands", "description"),
    [
        ([{"command": "Start", "description": "a"}], "BOT_COMMAND_INVALID"),
        ([{"command": "start", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_commands_are_checked(
    api: Api, commands: list[dict[str, str]], description: str
) -> None:
    wanted = (400, f"Bad Request: {description}")
    assert await refusal(api, "setMyCommands", commands=commands) == wanted


async def test_a_language_has_two_letters(api: Api) -> None:
    given = {"commands": [], "language_code": "kaz"}
    wanted = (400, "Bad Request: invalid language code specified")
    assert await refusal(api, "setMyCommands", **given) == wanted
