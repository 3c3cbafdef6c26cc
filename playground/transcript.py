"""A conversation as plain text, to be read by a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from playground.chats import Chat, Json

ATTACHMENTS = ("photo", "sticker", "voice")


def transcript(chat: Chat, zone: tzinfo | None) -> str:
    """Every message on the screen, oldest first, with its buttons."""
    return "\n".join(line for message in chat.messages.values() for line in _lines(message, zone))


def _lines(message: Json, zone: tzinfo | None) -> Iterator[str]:
    time = datetime.fromtimestamp(message["date"], zone).strftime("%H:%M")
    name = "bot" if message["from"]["is_bot"] else message["from"]["first_name"]
    first, *rest = _content(message).split("\n")
    yield f"{time} {name}: {first}"
    for line in rest:
        yield f"      {line}"
    for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
        yield "      " + " ".join(f"[{button['text']}]" for button in row)


def _content(message: Json) -> str:
    if "contact" in message:
        return f"☎ {message['contact']['phone_number']}"
    if "document" in message:
        return f"(file {message['document']['file_name']}) {message.get('caption', '')}".rstrip()
    for kind in ATTACHMENTS:
        if kind in message:
            return f"({kind}) {message.get('caption', '')}".rstrip()
    return str(message.get("text", ""))
