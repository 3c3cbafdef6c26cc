"""A chat: its messages as they are now, and everything that shows around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playground.bell import Bell
from playground.people import Person

Json = dict[str, Any]


@dataclass(frozen=True)
class Notice:
    """What answerCallbackQuery showed: a toast, or an alert with an OK button."""

    text: str
    alert: bool


@dataclass
class Chat:
    """One chat of the bot. Messages are never changed in place: an update may still hold one."""

    id: int
    about: Json
    members: dict[int, Person]
    open: bool = False  # a bot cannot write first
    blocked: bool = False
    deleted: bool = False  # the person's account
    messages: dict[int, Json] = field(default_factory=dict)
    keyboards: dict[int, Json] = field(default_factory=dict)  # reply keyboards by message
    keyboard: Json | None = None  # the reply keyboard on the screen now
    typing: str | None = None
    notices: dict[int, list[Notice]] = field(default_factory=dict)  # by person
    changes: list[int] = field(default_factory=list)  # messages the bot sent or edited, in order
    bell: Bell = field(default_factory=Bell)
    on_change: Callable[[int], None] = field(default=lambda _chat_id: None)

    @property
    def private(self) -> bool:
        return bool(self.about["type"] == "private")

    def ring(self) -> None:
        """Say that something on the screen has changed."""
        self.bell.ring()
        self.on_change(self.id)

    def put(self, message: Json) -> None:
        """Keep a message, new or edited."""
        self.messages[message["message_id"]] = message

    def put_by_bot(self, message: Json) -> None:
        """Keep a message of the bot and wake whoever waits for an answer."""
        self.put(message)
        self.typing = None
        self.changes.append(message["message_id"])
        self.ring()

    def drop(self, message_id: int) -> None:
        del self.messages[message_id]
        self.keyboards.pop(message_id, None)
        self.ring()

    def notify(self, person_id: int, notice: Notice) -> None:
        self.notices.setdefault(person_id, []).append(notice)
        self.ring()

    def show_keyboard(self, message_id: int, markup: Json) -> None:
        """Put a reply keyboard (or its removal) on the screen."""
        self.keyboards[message_id] = markup
        if "keyboard" in markup:
            self.keyboard = markup
        elif markup.get("remove_keyboard"):
            self.keyboard = None


def private_chat(person: Person) -> Chat:
    return Chat(id=person.id, about=person.as_chat(), members={person.id: person})


def group_chat(chat_id: int, title: str, members: list[Person]) -> Chat:
    about = {"id": chat_id, "title": title, "type": "supergroup"}
    return Chat(id=chat_id, about=about, members={one.id: one for one in members}, open=True)
