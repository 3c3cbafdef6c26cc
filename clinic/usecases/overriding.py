"""What a rule refuses and the staff does for a reason, on its word: a row of the history."""

from clinic.acting import Asker, Operator
from clinic.journals.book import Entry
from clinic.journals.home_calls import HOME_CALLS
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.ports import Clock, Unit
from clinic.rules.facts import REASON
from clinic.usecases.noting import Act, note

OVERRIDE = "override"
OUTCOMES = {
    PRE_APPOINTMENT.code: "booked without a referral",
    HOME_CALLS.code: "called home outside the zone",
}


async def note_override(unit: Unit, clock: Clock, asker: Asker, entry: Entry) -> None:
    """Does nothing where no reason was needed (B0.7, B2.7, B3.5)."""
    basis = entry.columns["basis"] or ""
    if not (isinstance(asker, Operator) and basis.startswith(REASON)):
        return
    reason = basis.removeprefix(REASON)
    await note(unit, clock, asker, Act(OVERRIDE, entry.entry, reason, OUTCOMES[entry.book]))
