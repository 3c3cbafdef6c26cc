"""What a person sees of a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from playground.chats import Chat, Json
from playground.files import Files


@dataclass(frozen=True)
class Button:
    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Document:
    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True)
class Message:
    """`keyboard` is the reply keyboard that came with the message; `raw` the Bot API's Message."""

    id: int
    from_bot: bool
    text: str
    buttons: tuple[tuple[Button, ...], ...]
    keyboard: tuple[tuple[str, ...], ...] | None
    document: Document | None
    date: datetime
    edited: bool
    raw: Json

    @property
    def labels(self) -> list[str]:
        """All inline buttons in reading order."""
        return [button.text for row in self.buttons for button in row]

    @property
    def data(self) -> dict[str, str]:
        """Label → callback data of the inline buttons that have some."""
        return {one.text: one.data for row in self.buttons for one in row if one.data is not None}


def seen(chat: Chat, message: Json, files: Files) -> Message:
    message_id = message["message_id"]
    return Message(
        id=message_id,
        from_bot=message["from"]["is_bot"],
        text=message.get("text") or message.get("caption", ""),
        buttons=_buttons(message.get("reply_markup")),
        keyboard=keyboard_rows(chat.keyboards.get(message_id)),
        document=_document(message.get("document"), files),
        date=datetime.fromtimestamp(message["date"], UTC),
        edited="edit_date" in message,
        raw=message,
    )


def keyboard_rows(markup: Json | None) -> tuple[tuple[str, ...], ...] | None:
    """List the labels of a reply keyboard."""
    if markup is None or "keyboard" not in markup:
        return None
    return tuple(tuple(one["text"] for one in row) for row in markup["keyboard"])


def _buttons(markup: Json | None) -> tuple[tuple[Button, ...], ...]:
    if markup is None:
        return ()
    return tuple(
        tuple(Button(one["text"], one.get("callback_data"), one.get("url")) for one in row)
        for row in markup["inline_keyboard"]
    )


def _document(document: Json | None, files: Files) -> Document | None:
    stored = files.get(document["file_id"]) if document else None
    return Document(stored.name, stored.mime_type, stored.content) if stored else None
