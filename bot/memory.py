"""A session as one line of JSON: short keys, only what differs from a fresh one."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from bot.dialogs.core import Session
from clinic.acting import Account

_FIELDS: Final = {
    "n": "nonce",
    "r": "revision",
    "l": "language",
    "lc": "language_chosen",
    "lo": "language_offered",
    "c": "consented",
    "w": "window",
    "t": "trail",
    "d": "draft",
    "o": "offered",
    "f": "failures",
    "k": "link",
    "p": "post",
}
_MESSAGE: Final = "m"
_KEYBOARD: Final = "kb"
_LASTING: Final = "la"
_CARD: Final = "ca"
_LEFT: Final = "lf"
_PLAIN: Final[dict[str, Callable[[Any], Any]]] = {"trail": tuple, "offered": tuple}


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the newest window stands in the chat, and whether a reply keyboard covers it.

    `lasting`: that message is an answer to be kept, the next window goes below it. `card`: a
    message that shows a person to the staff, and the words that are `left` of it afterwards.
    """

    message: int | None = None
    keyboard: bool = False
    lasting: bool = False
    card: int | None = None
    left: str = ""


def write(session: Session, shown: Shown) -> str:
    fresh = Session(session.account, "")
    body: dict[str, Any] = {
        key: dict(value) if field == "draft" else value
        for key, field in _FIELDS.items()
        if (value := getattr(session, field)) != getattr(fresh, field)
    }
    if shown.message is not None:
        body[_MESSAGE] = shown.message
    if shown.keyboard:
        body[_KEYBOARD] = 1
    if shown.lasting:
        body[_LASTING] = 1
    if shown.card is not None:
        body |= {_CARD: shown.card, _LEFT: shown.left}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def read(account: Account, body: str) -> tuple[Session, Shown]:
    row = json.loads(body)
    values = {
        field: _PLAIN.get(field, lambda value: value)(row[key])
        for key, field in _FIELDS.items()
        if key in row
    }
    return Session(account, **{"nonce": "", **values}), Shown(
        row.get(_MESSAGE), _KEYBOARD in row, _LASTING in row, row.get(_CARD), row.get(_LEFT, "")
    )
