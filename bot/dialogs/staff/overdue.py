"""What is past its promise, in the chat of a manager: a count and the way on (B0.9, B0.10)."""

from typing import Final

from bot.dialogs.citizen.entries import tag
from bot.dialogs.core import LastingChoice, Reached, Session, Step, View, say
from bot.dialogs.desk import Desk, OffDuty
from clinic.acting import Manager
from clinic.reception import Ready

WORK_LIST: Final = "w"
OPEN: Final = "open"


def view(ready: Ready) -> View:
    """Neutral, for others see the screen (B5.2)."""
    button = Reached(WORK_LIST, tag(ready.provider.provider), OPEN)
    row = (LastingChoice(button, say("open-staff_work")),)
    return View((say("work-late", count=ready.overdue),), (row,), lasting=True)


async def reached(session: Session, event: Reached, desk: Desk) -> Step:
    """To work at the provider that it is about. Raises OffDuty."""
    for role in await desk.roles(session):
        if isinstance(role, Manager) and tag(role.provider) == event.tag:
            return Step(session.on_duty(role.staff).at("staff_work"))
    raise OffDuty
