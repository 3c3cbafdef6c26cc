"""Which reminders in a chat may still be answered: a «иә» is about one of these (§3.11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.acting import Account
from clinic.ports import Asked, Clock, Units


@dataclass(frozen=True, slots=True)
class ShowAsked:
    """The newest first; of visits that are still ahead."""

    units: Units
    clock: Clock

    async def __call__(self, account: Account) -> Sequence[Asked]:
        async with self.units() as unit:
            return await unit.outbox.asked(account, self.clock.now())
