"""An update becomes an event. It stays plain JSON: a model of it would cost and add nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.dialogs.core import Commanded, Event, Pressed, Said, Sent, Shared
from bot.handlers import buttons
from clinic import phones
from clinic.acting import Account
from clinic.people import Unfit

Json = Mapping[str, Any]
WANTED: Final = ("message", "edited_message", "callback_query")
KINDS: Final[Mapping[str, str]] = {
    "photo": "photo",
    "sticker": "sticker",
    "animation": "sticker",
    "voice": "voice",
    "audio": "voice",
    "video_note": "voice",
    "video": "photo",
    "document": "file",
    "location": "sticker",
    "venue": "sticker",
    "poll": "sticker",
    "dice": "sticker",
}
OUTDATED: Final = Pressed("", 0, 0)
"""A button that no window of today has."""


@dataclass(frozen=True, slots=True, repr=False)
class Arrival:
    """An event, whose it is, and where its answer goes."""

    update_id: int
    account: Account
    chat: int
    private: bool
    event: Event | None
    message: int | None
    query: str | None = None
    answers: int | None = None  # the message that the person has answered by Telegram's own reply


def read(update: Json) -> Arrival | None:
    """None for what is nobody's message: the bot was added, blocked, …."""
    if query := update.get("callback_query"):
        return _tap(update["update_id"], query)
    for kind in ("message", "edited_message"):
        if (message := update.get(kind)) and "from" in message:
            return _message(update["update_id"], message, edited=kind != "message")
    return None


def _tap(update_id: int, query: Json) -> Arrival:
    message = query.get("message") or {}
    chat = message.get("chat") or {"id": query["from"]["id"], "type": "private"}
    return Arrival(
        update_id=update_id,
        account=account_of(query["from"]["id"]),
        chat=chat["id"],
        private=chat["type"] == "private",
        event=buttons.read(query.get("data", "")) or OUTDATED,
        message=message.get("message_id"),
        query=query["id"],
    )


def _message(update_id: int, message: Json, *, edited: bool) -> Arrival:
    return Arrival(
        update_id=update_id,
        account=account_of(message["from"]["id"]),
        chat=message["chat"]["id"],
        private=message["chat"]["type"] == "private",
        event=_event(message, edited=edited),
        message=message["message_id"],
        answers=(message.get("reply_to_message") or {}).get("message_id"),
    )


def _event(message: Json, *, edited: bool) -> Event | None:
    if edited:
        return Sent("edited", words=message.get("text", ""))
    if text := message.get("text"):
        return _words(text)
    if contact := message.get("contact"):
        return _contact(message, contact)
    known = (KINDS[kind] for kind in KINDS if kind in message)
    kind = next(known, None)
    return Sent(kind, words=message.get("caption", "")) if kind else None


def _words(text: str) -> Event:
    if not text.startswith("/"):
        return Said(text)
    name, _, payload = text[1:].partition(" ")
    return Commanded(name.partition("@")[0].lower(), payload.strip())


def _contact(message: Json, contact: Json) -> Shared:
    """Own: Telegram says that it is the sender's, and it was not forwarded (B0.2)."""
    own = contact.get("user_id") == message["from"]["id"] and "forward_origin" not in message
    try:
        phone = phones.parse(contact["phone_number"])
    except Unfit:
        phone = ""
    return Shared(phone, own)


def account_of(user: int) -> Account:
    return Account(f"telegram:{user}")


def at_window(event: Event | None, *, here: bool) -> Event | None:
    """A tap knows whether it came from the newest window's own message."""
    return replace(event, here=here) if isinstance(event, Pressed) else event
