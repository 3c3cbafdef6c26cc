"""What a person can do, and what of it reaches the bot."""

import asyncio
from datetime import timedelta

import pytest

from playground import Hand, NotPossibleError, Person, Playground
from playground.chats import Json
from tests.playground.conftest import AIGUL, GROUP, SERGEI, Api


def newest(playground: Playground) -> Json:
    return list(playground.updates.pending.values())[-1].body


async def send(api: Api, text: str = "text", chat: int = 7001, **more: object) -> int:
    answer = await api("sendMessage", chat_id=chat, text=text, **more)
    message_id: int = answer["result"]["message_id"]
    return message_id


async def test_start_with_a_deep_link_is_a_command(playground: Playground) -> None:
    await playground.person(7001).command("/start doctor-7")
    message = newest(playground)["message"]
    assert message["text"] == "/start doctor-7"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "kk"


async def test_the_own_contact_carries_the_own_id(playground: Playground) -> None:
    """stack.md §3: contact.user_id must equal from.id, else it is somebody else's number."""
    hand = playground.person(7001)
    await hand.share_contact()
    message = newest(playground)["message"]
    assert message["contact"]["user_id"] == message["from"]["id"] == AIGUL.id
    assert message["contact"]["phone_number"] == AIGUL.phone


async def test_a_foreign_contact_does_not(playground: Playground) -> None:
    hand = playground.person(7002)
    await hand.share_foreign_contact("+77770000000")
    assert "user_id" not in newest(playground)["message"]["contact"]
    await hand.forward_contact(AIGUL)
    message = newest(playground)["message"]
    assert message["contact"]["user_id"] == AIGUL.id != message["from"]["id"]
    assert message["forward_origin"]["sender_user"]["id"] == AIGUL.id


async def test_without_a_phone_there_is_nothing_to_share(playground: Playground) -> None:
    with pytest.raises(NotPossibleError, match="no phone"):
        await playground.person(SERGEI.id).share_contact()


async def test_attachments_are_what_the_description_says(playground: Playground) -> None:
    """B0.3: a sticker, a photo, a voice note; the judge looks at the updates."""
    hand = playground.person(7001)
    await hand.send_sticker()
    await hand.send_photo("look")
    await hand.send_voice()
    await hand.send_document("a.txt", b"a")
    kinds = [
        next(kind for kind in ("sticker", "photo", "voice", "document") if kind in message.raw)
        for message in hand.messages
    ]
    assert kinds == ["sticker", "photo", "voice", "document"]
    assert hand.messages[1].text == "look"
    assert playground.transcript(7001).split("\n") == [
        "09:00 Айгүл: (sticker)",
        "09:00 Айгүл: (photo) look",
        "09:00 Айгүл: (voice)",
        "09:00 Айгүл: (file a.txt)",
    ]


async def test_an_edited_message_is_told_as_such(playground: Playground, aigul: Hand) -> None:
    await aigul.edit_last("/start again")
    assert newest(playground)["edited_message"]["text"] == "/start again"
    assert [message.text for message in aigul.messages] == ["/start again"]
    with pytest.raises(NotPossibleError):
        await playground.person(SERGEI.id).edit_last("nothing yet")


async def test_a_blocked_bot_hears_nothing(playground: Playground, aigul: Hand) -> None:
    await aigul.block()
    with pytest.raises(NotPossibleError, match="blocked"):
        await aigul.say("anybody?")
    await aigul.unblock()
    assert newest(playground)["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_a_tap_finds_the_newest_button_by_label_or_data(
    playground: Playground, api: Api, aigul: Hand
) -> None:
    for data in ("old", "new"):
        button = {"text": "Иә", "callback_data": data}
        await send(api, reply_markup={"inline_keyboard": [[button]]})
    await aigul.tap("Иә")
    query = newest(playground)["callback_query"]
    assert query["data"] == "new"
    assert query["chat_instance"]
    await aigul.tap("old")
    assert newest(playground)["callback_query"]["data"] == "old"
    with pytest.raises(NotPossibleError, match="no button 'Жоқ'"):
        await aigul.tap("Жоқ")


async def test_a_tap_on_a_deleted_message_still_comes(
    playground: Playground, api: Api, aigul: Hand
) -> None:
    button = {"text": "Иә", "callback_data": "yes"}
    message_id = await send(api, reply_markup={"inline_keyboard": [[button]]})
    await api("deleteMessage", chat_id=7001, message_id=message_id)
    await aigul.tap_old(message_id, "yes")
    assert newest(playground)["callback_query"]["message"]["date"] == 0


async def test_an_update_shows_the_message_as_it_was_then(
    playground: Playground, api: Api, aigul: Hand
) -> None:
    button = {"text": "Иә", "callback_data": "yes"}
    message_id = await send(api, reply_markup={"inline_keyboard": [[button]]})
    await aigul.tap("Иә")
    await api("editMessageText", chat_id=7001, message_id=message_id, text="changed")
    assert newest(playground)["callback_query"]["message"]["text"] == "text"


async def test_answers_come_one_by_one(api: Api, aigul: Hand) -> None:
    with pytest.raises(TimeoutError):
        await aigul.answer(timeout=0)
    first = await send(api, "first")
    await send(api, "gone")
    await api("deleteMessage", chat_id=7001, message_id=aigul.last.id)
    await api("editMessageText", chat_id=7001, message_id=first, text="first, changed")
    seen = [await aigul.answer() for _ in range(2)]
    assert [message.text for message in seen] == ["first, changed", "first, changed"]


async def test_an_act_forgets_earlier_answers(api: Api, aigul: Hand) -> None:
    await send(api, "early")
    await aigul.say("next")
    async with asyncio.TaskGroup() as group:
        answer = group.create_task(aigul.answer())
        await send(api, "late")
    assert answer.result().text == "late"


async def test_before_the_bot_has_spoken_there_is_nothing_to_read(aigul: Hand) -> None:
    with pytest.raises(NotPossibleError, match="nothing yet"):
        aigul.last.labels.clear()


async def test_in_a_group_a_bot_hears_what_is_meant_for_it(playground: Playground) -> None:
    """Privacy mode; B0.3: the bot is written to in a group chat."""
    playground.add_group(GROUP, "Ауыл", [AIGUL.id, SERGEI.id])
    assert newest(playground)["my_chat_member"]["chat"]["type"] == "supergroup"
    hand = playground.hand(GROUP, SERGEI.id)
    heard = ["/start", "/start@qabyldau_bot", "сәлем, @Qabyldau_Bot"]
    for text in ["just talking", *heard, "/start@other_bot"]:
        await hand.say(text)
    told = [
        entry.body["message"]["text"] for entry in list(playground.updates.pending.values())[1:]
    ]
    assert told == heard


async def test_in_a_group_a_bot_deletes_its_own_messages_only(
    playground: Playground, api: Api
) -> None:
    playground.add_group(GROUP, "Ауыл", [AIGUL.id, SERGEI.id])
    hand = playground.hand(GROUP, SERGEI.id)
    await hand.say("/start")
    theirs = {"chat_id": GROUP, "message_id": hand.messages[0].id}
    refused = await api("deleteMessage", **theirs)
    assert refused["description"] == "Bad Request: message can't be deleted"
    own = await send(api, chat=GROUP)
    assert (await api("deleteMessage", chat_id=GROUP, message_id=own))["ok"]


async def test_a_group_can_throw_the_bot_out(playground: Playground, api: Api) -> None:
    playground.add_group(GROUP, "Ауыл", [AIGUL.id])
    await playground.hand(GROUP, AIGUL.id).block()
    refused = await api("sendMessage", chat_id=GROUP, text="a")
    assert refused["description"] == "Forbidden: bot was kicked from the group chat"


async def test_people_may_come_later(playground: Playground) -> None:
    hand = playground.add_person(Person(9001, "Болат"))
    await hand.say("hello")
    assert newest(playground)["message"]["from"]["id"] == 9001


async def test_a_transcript_reads_like_a_conversation(
    playground: Playground, api: Api, aigul: Hand
) -> None:
    buttons = [[{"text": "Иә", "callback_data": "a"}, {"text": "Жоқ", "callback_data": "b"}]]
    await send(api, "Жазыласыз ба?\nТаңдаңыз", reply_markup={"inline_keyboard": buttons})
    assert playground.turn_clock is not None
    await playground.turn_clock(timedelta(minutes=5))
    await aigul.share_contact()
    assert playground.transcript(7001) == (
        "09:00 Айгүл: /start\n"
        "09:00 bot: Жазыласыз ба?\n"
        "      Таңдаңыз\n"
        "      [Иә] [Жоқ]\n"
        "09:05 Айгүл: ☎ +77011234501"
    )


async def test_a_reply_carries_the_message_it_answers(playground: Playground, api: Api) -> None:
    hand = playground.person(7001)
    await hand.say("/start")
    message_id = await send(api, "question")
    await hand.say("answer", answering=message_id)
    assert newest(playground)["message"]["reply_to_message"]["message_id"] == message_id
    await hand.say("another", answering=99_999)
    assert "reply_to_message" not in newest(playground)["message"]


async def test_a_deleted_account_is_nobody_to_write_to(playground: Playground, api: Api) -> None:
    hand = playground.person(7001)
    await hand.say("/start")
    await hand.delete_account()
    answer = await api("sendMessage", chat_id=7001, text="text")
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: user is deactivated")
    with pytest.raises(NotPossibleError, match="deleted"):
        await hand.say("hello")
