"""From which day on what a manager says may hold: the same choices wherever it is asked."""

from datetime import date

import pytest

from bot.dialogs.core import Said
from bot.dialogs.desk import Desk
from bot.dialogs.staff.since import beginnings
from bot.dialogs.turn import take_turn
from clinic.acting import Role
from tests.bot.dialogs.staff.test_walk import hired

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
SUNDAY, NEXT_MONDAY, DECEMBER = date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (MONDAY, [MONDAY, TUESDAY, NEXT_MONDAY, DECEMBER]),
        (SUNDAY, [SUNDAY, NEXT_MONDAY, DECEMBER]),
        (NEXT_MONDAY, [NEXT_MONDAY, DECEMBER, date(2026, 12, 7)]),
        (date(2027, 1, 31), [date(2027, 1, 31), date(2027, 2, 1)]),
        (date(2026, 12, 28), [*(date(2026, 12, day) for day in (28, 29)), date(2027, 1, 1),
                              date(2027, 1, 4)]),
    ],
)  # fmt: skip
def test_today_tomorrow_next_monday_and_the_first_of_the_month_each_once(
    today: date, days: list[date]
) -> None:
    assert list(beginnings(today)) == days


@pytest.mark.parametrize("window", ["staff_fact_from", "staff_hours_from"])
async def test_facts_and_hours_offer_the_same(desk: Desk, window: str) -> None:
    session = await hired(desk, Role.MANAGER)
    turn = await take_turn(session.at(window), Said("?"), desk)
    days = [one.isoformat() for one in (MONDAY, TUESDAY, NEXT_MONDAY, DECEMBER)]
    assert list(turn.session.offered[:-2]) == days
