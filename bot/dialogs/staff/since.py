"""From which day on what a manager says holds."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.dialogs.core import Choice, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import staff_footer

WEEK: Final = 7
NEXT_MONTH: Final = timedelta(days=32)
"""From the first of any month, a day of the next."""


def beginnings(today: date) -> Sequence[date]:
    """Today, tomorrow, the next Monday and the first of the next month, in their order."""
    monday = today + timedelta(days=WEEK - today.weekday())
    month = (today.replace(day=1) + NEXT_MONTH).replace(day=1)
    return sorted({today, today + timedelta(days=1), monday, month})


def from_which_day(question: Text, desk: Desk) -> View:
    days = beginnings(desk.clock.today())
    choices = [Choice(day.isoformat(), say("fact-from-day", day=day)) for day in days]
    return View((question,), (*column(choices), *staff_footer()))
