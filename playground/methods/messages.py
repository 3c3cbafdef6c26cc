"""Sending, editing and deleting messages."""

from __future__ import annotations

from playground.chats import Chat, Json
from playground.entities import formatted, with_commands
from playground.errors import bad_request
from playground.markup import inline_markup, reply_markup, under_message
from playground.params import Params
from playground.playground import Playground

LONGEST_TEXT = 4096  # characters after entities are parsed
LONGEST_CAPTION = 1024
DELETABLE = 48 * 3600  # seconds
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def send_message(playground: Playground, params: Params) -> Json:
    chat = playground.chat_of(params.text("chat_id"))
    content = _text(params)
    return post(playground, chat, params, content)


def edit_message_text(playground: Playground, params: Params) -> Json:
    chat, message = _to_edit(playground, params)
    content = _text(params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(playground, chat, message, content, inline_markup(params, chat))


def edit_message_caption(playground: Playground, params: Params) -> Json:
    chat, message = _to_edit(playground, params)
    if "document" not in message and "photo" not in message:
        raise bad_request("there is no caption in the message to edit")
    return _edit(playground, chat, message, caption(params), inline_markup(params, chat))


def edit_message_reply_markup(playground: Playground, params: Params) -> Json:
    chat, message = _to_edit(playground, params)
    return _edit(playground, chat, message, {}, inline_markup(params, chat))


def delete_message(playground: Playground, params: Params) -> bool:
    chat = playground.chat_of(params.text("chat_id"))
    _delete(playground, chat, params.integer("message_id"))
    return True


def delete_messages(playground: Playground, params: Params) -> bool:
    """Those that are not found are skipped, as Telegram does."""
    chat = playground.chat_of(params.text("chat_id"))
    ids = params.parsed("message_ids", "can't parse message identifiers JSON array")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    for message_id in ids:
        if message_id in chat.messages:
            _delete(playground, chat, message_id)
    return True


def post(playground: Playground, chat: Chat, params: Params, content: Json) -> Json:
    """Put a new message of the bot into the chat; everything has been checked but the rest."""
    markup = reply_markup(params, chat)
    reply = _reply(params, chat)
    playground.meter.charge(chat, playground.now().timestamp())
    message: Json = {
        "message_id": playground.next_message_id(),
        "from": playground.bot,
        "chat": chat.about,
        "date": playground.seconds(),
        **reply,
        **content,
    }
    inline = under_message(markup)
    if inline is not None:
        message["reply_markup"] = inline
    elif markup is not None:
        chat.show_keyboard(message["message_id"], markup)
    if params.flag("protect_content"):
        message["has_protected_content"] = True
    chat.put_by_bot(message)
    return message


def caption(params: Params) -> Json:
    """Read a caption and its entities. Raises ApiError when too long."""
    given = params.text("caption")
    if not given:
        return {}
    entities = params.parsed("caption_entities", "can't parse entities: JSON array expected")
    text, found = formatted(given, params.text("parse_mode"), entities)
    if len(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": text, **({"caption_entities": found} if found else {})}


def _text(params: Params) -> Json:
    given = params.text("text")
    if not given:
        raise bad_request("message text is empty")
    entities = params.parsed("entities", "can't parse entities: JSON array expected")
    text, found = formatted(given, params.text("parse_mode"), entities)
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    found = with_commands(text, found)
    return {"text": text, **({"entities": found} if found else {})}


def _reply(params: Params, chat: Chat) -> Json:
    given = params.parsed("reply_parameters", "can't parse reply parameters JSON object")
    old_name = params.integer("reply_to_message_id")
    wanted = given.get("message_id") if isinstance(given, dict) else old_name
    if wanted is None:
        return {}
    original = chat.messages.get(wanted)
    if original is not None:
        without_reply = {k: v for k, v in original.items() if k != "reply_to_message"}
        return {"reply_to_message": without_reply}
    lenient = isinstance(given, dict) and given.get("allow_sending_without_reply")
    if lenient or params.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _to_edit(playground: Playground, params: Params) -> tuple[Chat, Json]:
    chat = playground.chat_of(params.text("chat_id"))
    message_id = params.integer("message_id")
    if message_id is None:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != playground.bot["id"]:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(
    playground: Playground, chat: Chat, message: Json, content: Json, markup: Json | None
) -> Json:
    """Replace the content; the buttons are replaced always, also by none."""
    changed = {k: v for k, v in message.items() if k not in _replaced(content)} | content
    if markup is not None:
        changed["reply_markup"] = markup
    if _shown(changed) == _shown(message):
        raise bad_request(NOT_MODIFIED)
    playground.meter.charge(chat, playground.now().timestamp())
    changed["edit_date"] = playground.seconds()
    chat.put_by_bot(changed)
    return changed


def _replaced(content: Json) -> set[str]:
    entities = {"text": {"entities"}, "caption": {"caption_entities"}}
    named = [entities.get(name, set()) for name in content]
    return {"reply_markup", *content}.union(*named)


def _shown(message: Json) -> list[object]:
    names = ("text", "entities", "caption", "caption_entities", "reply_markup")
    return [message.get(name) for name in names]


def _delete(playground: Playground, chat: Chat, message_id: int | None) -> None:
    if message_id is None:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    own = message["from"]["id"] == playground.bot["id"]
    if not own and not chat.private:
        raise bad_request("message can't be deleted")
    if playground.seconds() - message["date"] > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    chat.drop(message_id)
