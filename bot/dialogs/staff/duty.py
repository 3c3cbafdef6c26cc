"""Going to work and leaving it: who has a role, and what is left when it ends (B0.7)."""

from dataclasses import replace
from typing import Final

from bot.dialogs.core import STAFF, Session, Step, Text, View, say
from bot.dialogs.desk import Desk, OffDuty
from bot.dialogs.window import PERSON

WHERE: Final = "staff_where"


async def begin(session: Session, desk: Desk, lead: tuple[Text, ...] = ()) -> Step | None:
    """To the menu of the role; of several it is asked which one. None: on nobody's staff."""
    roles = await desk.roles(session)
    if not roles:
        return None
    session = session.on_duty(roles[0].staff)
    return Step(session if len(roles) == 1 else session.at(WHERE), lead)


async def ensured(session: Session, desk: Desk) -> None:
    """Asked at every turn; raises OffDuty where work goes on without a role."""
    at_work = session.post or session.window.startswith(STAFF)
    if at_work and await desk.role(session) is None:
        raise OffDuty


def dismissed(session: Session) -> Step:
    """The role has ended, perhaps in the middle of a screen: nothing of the work is left."""
    return Step(session.off_duty(), lead=(say("staff-no-longer"),))


def without_person(view: View) -> View:
    """Whoever is at work is the person that others ask for (B0.10)."""
    rows = (tuple(one for one in row if one is not PERSON) for row in view.rows)
    return replace(view, rows=tuple(row for row in rows if row))
