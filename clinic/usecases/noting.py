"""What somebody on the staff did is a row of the history, in the deed's own transaction (B0.7)."""

from dataclasses import dataclass

from clinic.acting import Staff
from clinic.ports import Clock, Unit


@dataclass(frozen=True, slots=True)
class Act:
    """`about` names no person: an entry, a task, hours."""

    act: str
    about: str
    reason: str = ""
    outcome: str = "done"


async def note(unit: Unit, clock: Clock, staff: Staff, act: Act) -> None:
    await unit.history.note(
        at=clock.now(),
        actor=staff.account,
        role=staff.role.value,
        provider=staff.provider,
        act=act.act,
        object_=act.about,
        reason=act.reason,
        outcome=act.outcome,
    )
