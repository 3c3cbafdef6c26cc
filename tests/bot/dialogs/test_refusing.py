"""A reasoned refusal leads on, also where nothing but a quick button was pressed (B2.4, B2.8)."""

import pytest

from bot.dialogs.core import Pressed, Text
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from tests.bot.dialogs.test_turn import at_specialties
from tests.clinic.usecases.desk import TurnedClock


@pytest.mark.parametrize(("minutes", "refusal"), [(5, "too-soon"), (60, "already-past")])
async def test_a_quick_time_that_is_over_is_asked_for_anew(
    desk: Desk, minutes: int, refusal: str
) -> None:
    """Neither a doctor nor a day was chosen yet: the window is shown with the times of now."""
    before = (await at_specialties(desk)).session
    assert before.offered[0].startswith("quick ")
    assert isinstance(desk.clock, TurnedClock)
    desk.clock.turn(minutes=minutes)
    turn = await take_turn(before, Pressed(before.nonce, before.revision, 0), desk)
    (view,) = turn.views
    assert isinstance(view.parts[0], Text)
    assert view.parts[0].key == f"refusal-{refusal}"
    assert turn.session.window == "specialty"
    assert turn.session.offered[0] != before.offered[0]
