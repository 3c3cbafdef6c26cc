"""Counts of look-ups and PIN tries are forgotten once no limit reads them (B0.2, B0.4)."""

from dataclasses import dataclass
from datetime import timedelta

from clinic.ports import Clock, Units

READ_FOR = timedelta(days=1)  # the longest stretch of any limit


@dataclass(frozen=True, slots=True)
class ForgetCounts:
    """Each row ties an account to an IIN: it is kept no longer than it counts."""

    units: Units
    clock: Clock

    async def __call__(self) -> None:
        before = self.clock.now() - READ_FOR
        async with self.units(writing=True) as unit:
            await unit.lookups.forget(before)
            await unit.proofs.forget_tries(before)
            await unit.commit()
