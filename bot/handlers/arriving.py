"""An update becomes an event. It stays plain JSON: a model of it would cost and add nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import structlog

from bot.dialogs.core import Commanded, Event, Pressed, Said, Sent, Shared
from bot.handlers import buttons
from bot.handlers.form import Json, Malformed, maybe_part, number, part, text
from bot.voice_notes import VoiceNote
from clinic import phones
from clinic.acting import Account
from clinic.people import Unfit

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
PRIVATE: Final = "private"
log = structlog.get_logger()


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
    note: VoiceNote | None = None


def read(update: object) -> Arrival | None:
    """None for what is nobody's message (the bot was added, blocked, …), or no update at all."""
    try:
        return _arrival(update) if isinstance(update, dict) else None
    except Malformed as malformed:
        log.warning("update not read", field=str(malformed))
        return None


def _arrival(update: Json) -> Arrival | None:
    if query := maybe_part(update, "callback_query"):
        return _tap(number(update, "update_id"), query)
    for kind in ("message", "edited_message"):
        message = maybe_part(update, kind)
        if message and "from" in message:
            return _message(number(update, "update_id"), message, edited=kind != "message")
    return None


def _tap(update_id: int, query: Json) -> Arrival:
    sender = number(part(query, "from"), "id")
    message = maybe_part(query, "message") or {}
    chat = maybe_part(message, "chat") or {"id": sender, "type": PRIVATE}
    return Arrival(
        update_id=update_id,
        account=account_of(sender),
        chat=number(chat, "id"),
        private=text(chat, "type") == PRIVATE,
        event=buttons.read(text(query, "data")) or OUTDATED,
        message=number(message, "message_id") if message else None,
        query=text(query, "id"),
    )


def _message(update_id: int, message: Json, *, edited: bool) -> Arrival:
    chat, answered = part(message, "chat"), maybe_part(message, "reply_to_message")
    return Arrival(
        update_id=update_id,
        account=account_of(number(part(message, "from"), "id")),
        chat=number(chat, "id"),
        private=text(chat, "type") == PRIVATE,
        event=_event(message, edited=edited),
        message=number(message, "message_id"),
        answers=number(answered, "message_id") if answered else None,
        note=None if edited else _note(message),
    )


def _event(message: Json, *, edited: bool) -> Event | None:
    said = text(message, "text")
    if edited:
        return Sent("edited", words=said)
    if said:
        return _words(said)
    if contact := maybe_part(message, "contact"):
        return _contact(message, contact)
    known = (KINDS[kind] for kind in KINDS if kind in message)
    kind = next(known, None)
    return Sent(kind, words=text(message, "caption")) if kind else None


def _note(message: Json) -> VoiceNote | None:
    voice = maybe_part(message, "voice")
    if not voice or not text(voice, "file_id"):
        return None
    size = number(voice, "file_size") if "file_size" in voice else 0
    return VoiceNote(text(voice, "file_id"), number(voice, "duration"), size)


def _words(said: str) -> Event:
    if not said.startswith("/"):
        return Said(said)
    name, _, payload = said[1:].partition(" ")
    return Commanded(name.partition("@")[0].lower(), payload.strip())


def _contact(message: Json, contact: Json) -> Shared:
    """Own: Telegram says that it is the sender's, and it was not forwarded (B0.2)."""
    own = contact.get("user_id") == part(message, "from")["id"]
    try:
        phone = phones.parse(text(contact, "phone_number"))
    except Unfit:
        phone = ""
    return Shared(phone, own and "forward_origin" not in message)


def account_of(user: int) -> Account:
    return Account(f"telegram:{user}")


def at_window(event: Event | None, *, here: bool) -> Event | None:
    """A tap knows whether it came from the newest window's own message."""
    return replace(event, here=here) if isinstance(event, Pressed) else event
