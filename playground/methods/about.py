"""The bot and its chats: who is who, commands, names."""

from __future__ import annotations

import re
from typing import Any

from playground.chats import Json
from playground.errors import bad_request
from playground.params import Params
from playground.playground import Playground
from playground.profile import scope_key

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")
LONGEST_DESCRIPTION = 256
MOST_COMMANDS = 100
LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(playground: Playground, _params: Params) -> Json:
    return {
        **playground.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def get_chat(playground: Playground, params: Params) -> Json:
    chat = playground.chat_of(params.text("chat_id"))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return {
        **chat.about,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


def set_my_commands(playground: Playground, params: Params) -> bool:
    given = params.parsed("commands", "can't parse commands JSON array")
    if not isinstance(given, list) or len(given) > MOST_COMMANDS:
        raise bad_request("expected an Array of bot commands")
    commands = [_command(one) for one in given]
    playground.profile.commands[_commands_key(params)] = commands
    _tell_everybody(playground)
    return True


def get_my_commands(playground: Playground, params: Params) -> list[Json]:
    return playground.profile.commands.get(_commands_key(params), [])


def delete_my_commands(playground: Playground, params: Params) -> bool:
    playground.profile.commands.pop(_commands_key(params), None)
    _tell_everybody(playground)
    return True


def set_text(field: str, playground: Playground, params: Params) -> bool:
    """Set the bot's name, description or short description in one language."""
    text = params.text(field) or ""
    if len(text) > LONGEST[field]:
        raise bad_request(f"{field.upper()}_TOO_LONG")
    playground.profile.texts[(field, _language(params))] = text
    return True


def get_text(field: str, playground: Playground, params: Params) -> Json:
    text = playground.profile.text(field, _language(params))
    if field == "name":
        text = text or playground.bot["first_name"]
    return {field: text}


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("expected an Object as a bot command")
    name = str(given.get("command", "")).removeprefix("/")
    about = str(given.get("description", ""))
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(about) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": about}


def _commands_key(params: Params) -> tuple[str, str]:
    scope = params.parsed("scope", "can't parse BotCommandScope JSON object")
    if isinstance(scope, dict) and str(scope.get("chat_id", "")).lstrip("-").isdigit():
        scope = {**scope, "chat_id": int(scope["chat_id"])}
    return scope_key(scope), _language(params)


def _language(params: Params) -> str:
    code = params.text("language_code") or ""
    if code and not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _tell_everybody(playground: Playground) -> None:
    for chat in playground.chats.values():
        chat.ring()
