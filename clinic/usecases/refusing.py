"""Every refusal leaves a row, after the refused unit was rolled back (B2.4, B0.7)."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from clinic.acting import Asker, Staff
from clinic.people import ProviderId
from clinic.ports import Clock, Units
from clinic.refusals import NotYours, Refused
from clinic.regulations.r2_booking import R2
from clinic.regulations.r3_home_call import R3
from clinic.usecases.noting import Act, note

REACHED = "reach_for_another"


@dataclass(frozen=True, slots=True)
class Record:
    """Where the refusals of a service are kept."""

    units: Units
    clock: Clock
    service: str


def recording_refusals(
    units: Units,
    clock: Clock,
    asker: Asker,
    provider: ProviderId | None,
    holder: str | None = None,
    about: str = "",
) -> AbstractAsyncContextManager[None]:
    """Wraps a whole deed; the refusal goes on to the asker once it is recorded.

    It releases the time that the holder had chosen (B2.5). `about`: the entry, or the masked IIN,
    that the history names when the staff reaches for what is another provider's.
    """
    return _recording(Record(units, clock, R2.code), asker, provider, holder, about)


def recording_refused_calls(
    units: Units, clock: Clock, asker: Asker | Staff, provider: ProviderId, about: str
) -> AbstractAsyncContextManager[None]:
    """As `recording_refusals`, of home calls."""
    return _recording(Record(units, clock, R3.code), asker, provider, None, about)


@asynccontextmanager
async def noting_reach(
    units: Units, clock: Clock, staff: Staff, about: str
) -> AsyncIterator[None]:
    """Wraps a deed whose refusals are the desk's own matter; what is another's is noted (B0.7)."""
    try:
        yield
    except NotYours:
        await _note_reaching(units, clock, staff, about)
        raise


@asynccontextmanager
async def _recording(
    record: Record,
    asker: Asker | Staff,
    provider: ProviderId | None,
    holder: str | None,
    about: str,
) -> AsyncIterator[None]:
    try:
        yield
    except NotYours:
        if isinstance(asker, Staff):
            await _note_reaching(record.units, record.clock, asker, about)
        raise
    except Refused as refused:
        async with record.units(writing=True) as unit:
            await unit.history.refusal(
                at=record.clock.now(),
                provider=provider,
                channel=asker.channel.value,
                service=record.service,
                refusal=refused.refusal.value,
                clause=refused.clause,
                staff=asker.staff if isinstance(asker, Staff) else None,
            )
            if holder is not None:
                await unit.timetable.release(holder)
            await unit.commit()
        raise


async def _note_reaching(units: Units, clock: Clock, staff: Staff, about: str) -> None:
    async with units(writing=True) as unit:
        await note(unit, clock, staff, Act(REACHED, about, outcome="refused"))
        await unit.commit()
