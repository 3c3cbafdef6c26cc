"""As what an account may work: asked anew at every turn, so that a revocation works at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.acting import Anyone
from clinic.ports import Clock, Units
from clinic.staffing import StaffRole, StaffState, acting_as


@dataclass(frozen=True, slots=True)
class ShowMyRoles:
    """Confirmed and not revoked (B0.7); empty for a citizen."""

    units: Units
    clock: Clock

    async def __call__(self, anyone: Anyone) -> Sequence[StaffRole]:
        now = self.clock.now()
        async with self.units() as unit:
            held = await unit.staff.of_account(anyone.account)
        return [
            acting_as(one, anyone.channel, anyone.language)
            for one in held
            if one.state(now) is StaffState.CONFIRMED
        ]
