"""A promised window has passed and nobody came: the clinic is told (R3.25, B3.8)."""

from clinic.acting import Channel
from clinic.home_calls import AWAITED, CallState
from clinic.journals.book import Mark
from clinic.journals.home_calls import call_of
from clinic.journals.rows import told_of
from clinic.notices import ABOUT_A_CALL_AWAITED
from clinic.ports import Clock, Unit, Units
from clinic.procedure import case_of
from clinic.refusals import NotFound
from clinic.regulations.grammar import Actor
from clinic.regulations.r3_home_call import R3
from clinic.tasks import Task, TaskKind, overdue_visit
from clinic.usecases.joining import speaks_for_all
from clinic.usecases.once import anew
from clinic.usecases.opening import answered_by
from clinic.visits import EntryNo

BY = "clock"
LANGUAGE = "kk"
"""Of whoever was told nothing yet."""


async def no_longer_awaited(unit: Unit, clock: Clock, number: EntryNo) -> None:
    """Somebody came, or the call was called off: nobody need be told or deal with it any more."""
    await unit.outbox.withdraw(number, ABOUT_A_CALL_AWAITED)
    await unit.work.settle(overdue_visit(number), clock.now())


async def pass_promise(units: Units, clock: Clock, number: EntryNo) -> None:
    """Marked once, with a task on the work list; a call that is awaited no longer is left alone.

    Of calls that one visit answers the first speaks for all (B3.6).
    """

    async def deed() -> None:
        async with units(writing=True) as unit:
            if await _overdue(unit, clock, number):
                await unit.commit()

    await anew(deed)


async def _overdue(unit: Unit, clock: Clock, number: EntryNo) -> bool:
    try:
        entry = await unit.journals.find(number)
    except NotFound:
        return False
    call = call_of(entry)
    if call.state not in AWAITED or call.state is CallState.OVERDUE:
        return False
    case_of(R3, entry).advance("pass", Actor.CLOCK)
    now = clock.now()
    await unit.journals.mark(number, Mark.OVERDUE, at=now, by=BY, channel=Channel.DESK.value)
    if await speaks_for_all(unit, call):
        provider = await unit.directory.provider(call.provider)
        await unit.work.add(
            Task(
                task=overdue_visit(number),
                kind=TaskKind.HOME_VISIT_OVERDUE,
                provider=call.provider,
                entry=number,
                why=TaskKind.HOME_VISIT_OVERDUE.value,
                draft={},
                asker=call.made_by,
                language=told_of(entry)["told_language"] or LANGUAGE,
                since=now,
                due=await answered_by(unit, clock, provider),
            )
        )
    return True
