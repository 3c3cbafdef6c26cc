"""Who plays: a person with a Telegram account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Person:
    """An account. `note` is shown on the page only; `phone` is what the contact button sends."""

    id: int
    first_name: str
    language_code: str = "kk"
    phone: str | None = None
    last_name: str = ""
    username: str = ""
    note: str = ""

    def as_user(self) -> dict[str, Any]:
        """Show the account as the Bot API's User."""
        optional = {"last_name": self.last_name, "username": self.username}
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            **{name: value for name, value in optional.items() if value},
            "language_code": self.language_code,
        }

    def as_chat(self) -> dict[str, Any]:
        """Show the person's private chat with the bot as the Bot API's Chat."""
        optional = {"last_name": self.last_name, "username": self.username}
        return {
            "id": self.id,
            "first_name": self.first_name,
            **{name: value for name, value in optional.items() if value},
            "type": "private",
        }
