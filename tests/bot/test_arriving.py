"""Updates become events; whoever shares a contact shares only their own (B0.2)."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.dialogs.core import Commanded, Pressed, Said, Sent, Shared
from bot.handlers.arriving import read

AIGUL = {"id": 7, "is_bot": False, "first_name": "A"}


def message(**content: Any) -> dict[str, Any]:
    chat = content.pop("chat", {"id": 7, "type": "private"})
    body = {"message_id": 5, "date": 0, "from": AIGUL, "chat": chat, **content}
    return {"update_id": 1, "message": body}


def event_of(**content: Any) -> Any:
    arrival = read(message(**content))
    assert arrival is not None
    return arrival.event


def test_words_and_commands() -> None:
    assert event_of(text="сәлем").text == "сәлем"
    assert isinstance(event_of(text="сәлем"), Said)
    assert event_of(text="/start taraz-1") == Commanded("start", "taraz-1")
    assert event_of(text="/Help@qabyldau_bot") == Commanded("help")


def test_a_contact_is_own_only_from_its_owner_and_not_forwarded() -> None:
    card = {"phone_number": "77011234567", "first_name": "A"}
    assert event_of(contact={**card, "user_id": 7}) == Shared("+77011234567", own=True)
    assert event_of(contact={**card, "user_id": 8}) == Shared("+77011234567", own=False)
    assert event_of(contact=card) == Shared("+77011234567", own=False)
    forwarded = event_of(contact={**card, "user_id": 7}, forward_origin={"type": "user"})
    assert forwarded == Shared("+77011234567", own=False)


def test_a_number_that_is_none_is_not_matched_with_anything() -> None:
    assert event_of(contact={"phone_number": "12", "user_id": 7}) == Shared("", own=True)


def test_what_holds_no_words() -> None:
    assert event_of(photo=[], caption="x") == Sent("photo", "x")
    assert event_of(voice={}) == Sent("voice")
    assert event_of(sticker={}) == Sent("sticker")
    assert event_of(document={}) == Sent("file")
    assert event_of(new_chat_title="x") is None


def test_an_edited_message_is_no_new_answer() -> None:
    update = {"update_id": 2, "edited_message": message(text="900101300007")["message"]}
    arrival = read(update)
    assert arrival is not None
    assert arrival.event == Sent("edited", "900101300007")


def test_a_tap() -> None:
    query = {
        "id": "q1",
        "from": AIGUL,
        "data": "v1.abcdef.a.3",
        "message": {"message_id": 9, "chat": {"id": 7, "type": "private"}},
    }
    arrival = read({"update_id": 3, "callback_query": query})
    assert arrival is not None
    assert (arrival.event, arrival.message, arrival.query) == (Pressed("abcdef", 10, 3), 9, "q1")


def test_a_group_is_no_private_chat() -> None:
    arrival = read(message(text="/start", chat={"id": -5, "type": "supergroup"}))
    assert arrival is not None
    assert not arrival.private


def test_what_nobody_said_is_left() -> None:
    assert read({"update_id": 4, "my_chat_member": {}}) is None


STRANGE: tuple[object, ...] = (None, [], {}, [[]], {"id": "7"}, "x", -1, 2**70, 1.5, True)
WHOLE = (
    message(text="943101000013", reply_to_message={"message_id": 4}),
    message(contact={"phone_number": "77011234567", "user_id": 7}),
    message(photo=[], caption="x"),
    {"update_id": 2, "edited_message": message(text="x")["message"]},
    {"update_id": 3, "callback_query": {"id": "1", "from": AIGUL, "data": "v1.abcdef.a.3"}},
)


def changed(update: Any) -> Iterator[Any]:
    """The same without one of its values, or with a strange one there."""
    for key, value in update.items() if isinstance(update, dict) else ():
        yield {name: one for name, one in update.items() if name != key}
        yield from ({**update, key: each} for each in (*STRANGE, *changed(value)))


@pytest.mark.parametrize("update", WHOLE)
def test_what_has_not_the_form_of_an_update_is_left(update: dict[str, Any]) -> None:
    """Whoever it comes from: nothing is raised, and what is read has the types it promises."""
    assert read(update) is not None
    for strange in (*changed(update), *STRANGE):
        arrival = read(strange)
        if arrival is not None:
            numbers = (arrival.update_id, arrival.chat, arrival.message or 0, arrival.answers or 0)
            assert all(type(one) is int and abs(one) < 2**63 for one in numbers)
            assert type(arrival.query or "") is str


def test_half_a_character_is_read_as_a_question_mark() -> None:
    assert event_of(text="а\ud83d").text == "а?"
    assert event_of(text="/start s-\ud83d") == Commanded("start", "s-?")


def test_events_show_no_words_in_a_log() -> None:
    assert "900101300007" not in repr(Said("900101300007"))
    assert "900101300007" not in repr(Sent("edited", "900101300007"))
    assert "+7701" not in repr(Shared("+77011234567", own=True))
