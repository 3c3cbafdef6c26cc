"""An offer that was not answered in time passes to the next who waits (B2.8)."""

from dataclasses import dataclass

from clinic.ports import Clock, Dice, Units
from clinic.usecases.freeing import end_place


@dataclass(frozen=True, slots=True)
class LapseOffers:
    """For the ticker; returns how many offers lapsed. One transaction for each."""

    units: Units
    clock: Clock
    dice: Dice

    async def __call__(self) -> int:
        async with self.units() as unit:
            lapsed = await unit.waiting.lapsed(self.clock.now())
        settled = 0
        for place in lapsed:
            async with self.units(writing=True) as unit:
                settled += await end_place(unit, self.clock, self.dice, place.place, "lapsed")
                await unit.commit()
        return settled
