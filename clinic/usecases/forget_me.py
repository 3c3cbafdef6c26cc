"""A person takes the chat away (B0.1); the journals stay, they are medical records."""

from dataclasses import dataclass

from clinic.acting import Account
from clinic.ports import Clock, Dice, Units
from clinic.usecases.freeing import end_place


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """A time that was offered to this account goes to the next who waits."""

    units: Units
    clock: Clock
    dice: Dice

    async def __call__(self, account: Account) -> None:
        async with self.units(writing=True) as unit:
            for place in await unit.waiting.of_account(account):
                await end_place(unit, self.clock, self.dice, place.place, "left")
            await unit.timetable.release(account)
            await unit.accounts.forget(account)
            await unit.commit()
