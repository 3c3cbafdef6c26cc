"""What the bot says about itself: commands, name and descriptions, by language."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from playground.chats import Json

Scope = str  # a BotCommandScope as canonical JSON
DEFAULT_SCOPE: Json = {"type": "default"}


def scope_key(scope: Json | None) -> Scope:
    return json.dumps(scope or DEFAULT_SCOPE, sort_keys=True)


@dataclass
class Profile:
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)  # (field, language)

    def commands_for(self, chat_id: int, *, private: bool, language: str) -> list[Json]:
        """Find the menu a person sees: the narrowest scope that is set, in their language."""
        kind = "all_private_chats" if private else "all_group_chats"
        scopes = ({"type": "chat", "chat_id": chat_id}, {"type": kind}, DEFAULT_SCOPE)
        for scope in scopes:
            for code in (language, ""):
                found = self.commands.get((scope_key(scope), code))
                if found:
                    return found
        return []

    def text(self, name: str, language: str) -> str:
        """Find a name or description: in the language, else the one for everybody."""
        return self.texts.get((name, language)) or self.texts.get((name, ""), "")
