"""Every refusal leaves a row, after the refused unit was rolled back (B2.4, B0.7)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from clinic.acting import Asker, Operator
from clinic.people import ProviderId
from clinic.ports import Clock, Units
from clinic.refusals import NotYours, Refused

SERVICE = "r2"
REACHED = "reach_for_another"


@asynccontextmanager
async def recording_refusals(
    units: Units,
    clock: Clock,
    asker: Asker,
    provider: ProviderId | None,
    holder: str | None = None,
    about: str = "",
) -> AsyncIterator[None]:
    """Wraps a whole deed; the refusal goes on to the asker once it is recorded.

    It releases the time that the holder had chosen (B2.5). `about`: the entry, or the masked IIN,
    that the history names when the staff reaches for what is another provider's.
    """
    try:
        yield
    except NotYours:
        if isinstance(asker, Operator):
            await _note_reaching(units, clock, asker, about)
        raise
    except Refused as refused:
        async with units(writing=True) as unit:
            await unit.history.refusal(
                at=clock.now(),
                provider=provider,
                channel=asker.channel.value,
                service=SERVICE,
                refusal=refused.refusal.value,
                clause=refused.clause,
                staff=asker.staff if isinstance(asker, Operator) else None,
            )
            if holder is not None:
                await unit.timetable.release(holder)
            await unit.commit()
        raise


async def _note_reaching(units: Units, clock: Clock, staff: Operator, about: str) -> None:
    async with units(writing=True) as unit:
        await unit.history.note(
            at=clock.now(),
            actor=staff.account,
            role=staff.role.value,
            provider=staff.provider,
            act=REACHED,
            object_=about,
            reason="",
            outcome="refused",
        )
        await unit.commit()
