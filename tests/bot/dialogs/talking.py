"""A conversation that has just begun, and what is read of an answer."""

from collections.abc import Iterator

from bot.dialogs.core import Session, Text, Turn, View
from bot.dialogs.desk import Desk
from clinic.acting import Account

ACCOUNT = Account("telegram:7001")


def begun(desk: Desk, language: str = "kk") -> Session:
    """A language was chosen, and nothing was agreed to."""
    return Session(ACCOUNT, desk.nonce()).speaking(language, chosen=True)


def keys(turn: Turn) -> list[str]:
    """The texts of an answer, in order."""
    return [line.key for view in turn.views for line in lines(view)]


def lines(view: View) -> Iterator[Text]:
    for part in view.parts:
        yield from (part,) if isinstance(part, Text) else part
