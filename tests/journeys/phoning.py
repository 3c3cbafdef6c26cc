"""The telephone of the house: calls over the very database that its chats use."""

from collections.abc import Sequence
from itertools import count
from typing import Final

from tests.journeys.house import House
from tests.voice.calls import Act, FakeLine, FakeSpeaker
from voice.desk import Desk
from voice.line import Transferred
from voice.scripts.call import take_call

NUMBER: Final = "+77771234567"
KEY_OF: Final = {"kk": "1", "ru": "2"}
_CALLS: Final = count(1)


async def ring(
    house: House,
    *script: Act,
    number: str | None = NUMBER,
    operator: str | None = None,
    transfers: Sequence[Transferred] = (),
) -> FakeLine:
    """A whole call, from its ringing to its end."""
    line = FakeLine(script, number, f"call-{next(_CALLS)}", list(transfers))
    desk = Desk(house.now.reception, house.clock, house.dice, operator)
    await take_call(line, FakeSpeaker(), desk)
    return line
