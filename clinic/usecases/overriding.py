"""Booked without a referral, for a reason, on the word of the staff: a row of the history."""

from clinic.acting import Asker, Operator
from clinic.ports import Clock, Unit
from clinic.rules.referral import REASON
from clinic.usecases.noting import Act, note
from clinic.visits import Visit

OVERRIDE = "override"


async def note_override(unit: Unit, clock: Clock, asker: Asker, visit: Visit) -> None:
    """Does nothing where there was a referral, or none was needed (B0.7, B2.7)."""
    if not (isinstance(asker, Operator) and visit.basis.startswith(REASON)):
        return
    reason = visit.basis.removeprefix(REASON)
    act = Act(OVERRIDE, visit.entry, reason, outcome="booked without a referral")
    await note(unit, clock, asker, act)
