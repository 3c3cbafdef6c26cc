"""Every refusal leaves a row in the history, after the refused unit was rolled back (B2.4)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from clinic.acting import Asker, Operator
from clinic.people import ProviderId
from clinic.ports import Clock, Units
from clinic.refusals import Refused
from clinic.regulations.r2_booking import R2


@asynccontextmanager
async def recording_refusals(
    units: Units,
    clock: Clock,
    asker: Asker,
    provider: ProviderId | None,
    holder: str | None = None,
    service: str = R2.code,
) -> AsyncIterator[None]:
    """Wraps a whole deed; the refusal goes on to the asker once it is recorded.

    It releases the time that the holder had chosen (B2.5).
    """
    try:
        yield
    except Refused as refused:
        async with units(writing=True) as unit:
            await unit.history.refusal(
                at=clock.now(),
                provider=provider,
                channel=asker.channel.value,
                service=service,
                refusal=refused.refusal.value,
                clause=refused.clause,
                staff=asker.staff if isinstance(asker, Operator) else None,
            )
            if holder is not None:
                await unit.timetable.release(holder)
            await unit.commit()
        raise
