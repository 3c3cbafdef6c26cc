"""Every method of the Bot API that the playground knows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from playground.methods import about, answers, media, messages, receiving
from playground.params import Params
from playground.playground import Playground

Method = Callable[[Playground, Params], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
    "getme": about.get_me,
    "getchat": about.get_chat,
    "setmycommands": about.set_my_commands,
    "getmycommands": about.get_my_commands,
    "deletemycommands": about.delete_my_commands,
    "setmyname": partial(about.set_text, "name"),
    "getmyname": partial(about.get_text, "name"),
    "setmydescription": partial(about.set_text, "description"),
    "getmydescription": partial(about.get_text, "description"),
    "setmyshortdescription": partial(about.set_text, "short_description"),
    "getmyshortdescription": partial(about.get_text, "short_description"),
    "sendmessage": messages.send_message,
    "editmessagetext": messages.edit_message_text,
    "editmessagecaption": messages.edit_message_caption,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "deletemessages": messages.delete_messages,
    "senddocument": media.send_document,
    "sendphoto": media.send_photo,
    "getfile": media.get_file,
    "answercallbackquery": answers.answer_callback_query,
    "sendchataction": answers.send_chat_action,
}
