"""Keyboards under and below messages, checked as strictly as Telegram checks them."""

from __future__ import annotations

import re
from typing import Any

from playground.chats import Chat, Json
from playground.errors import bad_request
from playground.params import Params

MOST_DATA_BYTES = 64
MOST_BUTTONS = 100
NO_BUTTON_TEXT = 'can\'t parse keyboard button: Field "text" must be of type String'
STYLES = frozenset({"danger", "success", "primary"})
URL = re.compile(r"(?:https?|tg)://\S+")
ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def reply_markup(params: Params, chat: Chat) -> Json | None:
    """Check the markup of a request. Raises ApiError."""
    markup = params.parsed("reply_markup", "can't parse reply keyboard markup JSON object")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        _rows(markup["inline_keyboard"], _check_inline)
    elif "keyboard" in markup:
        markup["keyboard"] = _plain_texts_as_buttons(markup["keyboard"])
        _rows(markup["keyboard"], lambda button: _check_reply(button, chat))
    return markup


def inline_markup(params: Params, chat: Chat) -> Json | None:
    """As reply_markup, where only buttons under the message are allowed."""
    markup = reply_markup(params, chat)
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return _or_none(markup)


def under_message(markup: Json | None) -> Json | None:
    """Keep what belongs to the message itself; an empty keyboard is none."""
    if markup is None or "inline_keyboard" not in markup:
        return None
    return _or_none(markup)


def _or_none(markup: Json) -> Json | None:
    rows = [row for row in markup["inline_keyboard"] if row]
    return {"inline_keyboard": rows} if rows else None


def _plain_texts_as_buttons(rows: Any) -> Any:
    if not isinstance(rows, list):
        return rows
    return [
        [{"text": one} if isinstance(one, str) else one for one in row]
        if isinstance(row, list)
        else row
        for row in rows
    ]


def _rows(rows: Any, check: Any) -> None:
    if not isinstance(rows, list):
        raise bad_request("field of the keyboard must be of type Array")
    count = 0
    for row in rows:
        if not isinstance(row, list):
            raise bad_request("keyboard rows must be of type Array")
        for button in row:
            count += 1
            if not isinstance(button, dict) or not isinstance(button.get("text"), str):
                raise bad_request(NO_BUTTON_TEXT)
            check(button)
    if count > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")


def _check_inline(button: Json) -> None:
    if sum(button.get(action) is not None for action in ACTIONS) != 1:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not URL.fullmatch(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    _check_look(button)


def _check_reply(button: Json, chat: Chat) -> None:
    if button.get("request_contact") and not chat.private:
        raise bad_request("phone number can be requested in private chats only")
    if button.get("request_location") and not chat.private:
        raise bad_request("location can be requested in private chats only")
    _check_look(button)


def _check_look(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID" if "callback_data" in button else "TEXT_INVALID")
    if "style" in button and button["style"] not in STYLES:
        raise bad_request("invalid button style specified")
