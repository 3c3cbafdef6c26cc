"""Which notices a deed leaves behind, in its own transaction (house.md "One booking")."""

from clinic.acting import Asker, Caller, Operator
from clinic.notices import REMINDERS, NoticeKind, of_entry, reminders, when_awake
from clinic.ports import Clock, Unit
from clinic.visits import EntryNo, Visit

ABOUT_A_VISIT_AHEAD = (*REMINDERS, NoticeKind.MOVED)


async def remind_of(unit: Unit, clock: Clock, visit: Visit, language: str) -> None:
    """The reminders of a visit that was just entered (B5.1)."""
    for notice in reminders(
        visit.entry,
        visit.starts_at,
        clock.zone,
        booked_at=clock.now(),
        account=visit.made_by,
        language=language,
    ):
        await unit.outbox.add(notice)


async def stop_reminding(unit: Unit, entry: EntryNo) -> None:
    """The visit is ahead no longer (B5.3)."""
    await unit.outbox.withdraw(entry, ABOUT_A_VISIT_AHEAD)


async def tell(unit: Unit, clock: Clock, entry: EntryNo, kind: NoticeKind, language: str) -> None:
    """Written whether anybody may hear it or not: who may is found out when it is sent."""
    due_at = when_awake(clock.now(), clock.zone)
    await unit.outbox.add(of_entry(kind, entry, due_at, None, language))


async def ask_whether_it_was_you(
    unit: Unit, clock: Clock, asker: Asker, entry: EntryNo, kind: NoticeKind
) -> None:
    """Whoever has proved to be the person, or the child's guardian, is not asked."""
    if isinstance(asker, Caller | Operator):
        await tell(unit, clock, entry, kind, asker.language)
