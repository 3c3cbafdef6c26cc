"""Whether a «иә» or «ауыстыру» in words is about the window or about a reminder (§3.11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.dialogs.citizen.entries import COME
from bot.dialogs.core import Replied, Said, Session
from bot.dialogs.desk import Desk
from bot.dialogs.windows import WINDOWS
from clinic.ports import Asked

DANGER: Final = "danger"


@dataclass(frozen=True, slots=True)
class Below:
    """`window` is the message of the newest window, `answered` one that was replied to.

    Telegram numbers the messages of a chat upwards: the higher one stands below.
    """

    window: int
    answered: int | None


async def as_reply(session: Session, said: Said, below: Below, desk: Desk) -> Said | Replied:
    """The newest question counts; a window that takes no words asks none.

    Where names are asked for, a yes is no answer. A question about danger is always
    the one that is answered (§3.9).
    """
    act = desk.hear(said.text).reply
    if act is None or session.window == DANGER:
        return said
    asked = await desk.reception.show_asked(session.account)
    window = WINDOWS[session.window]
    answers = window.reads and not (window.names and act == COME)
    meant = _meant(asked, below, reads=answers)
    return Replied(act, tuple(dict.fromkeys(one.entry for one in meant))) if meant else said


def _meant(asked: Sequence[Asked], below: Below, *, reads: bool) -> Sequence[Asked]:
    pointed_at = [one for one in asked if one.message == below.answered]
    if pointed_at:
        return pointed_at
    return [one for one in asked if not reads or one.message > below.window]
