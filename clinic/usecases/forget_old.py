"""What was kept for its time is forgotten (clinic/rules/retention.py)."""

from dataclasses import dataclass

from clinic.ports import Clock, Units
from clinic.rules.retention import KEPT_FOR, Kept


@dataclass(frozen=True, slots=True)
class ForgetOld:
    """A limit's rows are kept no longer than it counts them; journals are kept for good."""

    units: Units
    clock: Clock

    async def __call__(self) -> None:
        now = self.clock.now()
        before = {kept: now - kept_for for kept, kept_for in KEPT_FOR.items()}
        async with self.units(writing=True) as unit:
            await unit.lookups.forget(before[Kept.LIMITS])
            await unit.proofs.forget_tries(before[Kept.LIMITS])
            await unit.slips.forget_tries(before[Kept.LIMITS])
            await unit.slips.forget(now)
            await unit.history.forget_look_ups(before[Kept.LOOK_UPS])
            await unit.outbox.forget(before[Kept.NOTICES])
            await unit.commit()
