"""Small signs to a person: the answer to a tap, and that the bot is busy."""

from __future__ import annotations

from playground.chats import Notice
from playground.errors import bad_request
from playground.params import Params
from playground.playground import Playground

LONGEST_NOTICE = 200  # characters
ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)


def answer_callback_query(playground: Playground, params: Params) -> bool:
    text = params.text("text") or ""
    if len(text) > LONGEST_NOTICE:
        raise bad_request("MESSAGE_TOO_LONG")
    query = playground.queries.take(params.text("callback_query_id") or "")
    if text:
        query.chat.notify(query.person_id, Notice(text, params.flag("show_alert")))
    return True


def send_chat_action(playground: Playground, params: Params) -> bool:
    chat = playground.chat_of(params.text("chat_id"))
    action = params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing = action
    chat.ring()
    return True
