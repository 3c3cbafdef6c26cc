"""The calendar of a doctor for who is attached there for a part of the horizon only (B1.2)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dialogs.core import Pressed, Session, Text
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from bot.dialogs.windows import WINDOWS
from clinic.acting import Account

DRAFT = {"relation": "self", "provider": "taraz-1", "specialty": "dentist", "doctor": "d-den-1"}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [(3, 14, "refusal-attached-later"), (-9, 0, "refusal-attached-elsewhere")],
)
async def test_a_day_of_no_attachment_is_not_offered_and_named_as_such(
    desk: Desk, first: int, last: int, told: str
) -> None:
    today = desk.clock.today()
    ends = {
        "first": (today + timedelta(days=first)).isoformat(),
        "last": (today + timedelta(days=last)).isoformat(),
    }
    session = Session(Account("telegram:7001"), desk.nonce(), language_chosen=True)
    session = replace(session, window="day", draft={**DRAFT, **ends})
    tomorrow = (today + timedelta(days=1)).isoformat()
    view = await WINDOWS["day"].show(session, desk)
    (cell,) = (choice for choice in view.choices() if choice.value == tomorrow)
    assert isinstance(cell.label, Text)
    assert cell.label.key == "calendar-full"
    offered = tuple(choice.value for choice in view.choices())
    session = replace(session, offered=offered)
    press = Pressed(session.nonce, session.revision, offered.index(tomorrow))
    turn = await take_turn(session, press, desk)
    lead = turn.views[0].parts[0]
    assert isinstance(lead, Text)
    assert (lead.key, turn.session.window) == (told, "day")
