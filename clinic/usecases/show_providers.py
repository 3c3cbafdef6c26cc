"""The providers that there are, for an admin: nothing of patients (B0.7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.acting import Admin
from clinic.ports import Clock, Units
from clinic.providers import Provider


@dataclass(frozen=True, slots=True)
class ProviderShown:
    """`doctors`: and feldshers. `home_calls`: it accepts them on some day of the week."""

    provider: Provider
    open_today: bool
    doctors: int
    home_calls: bool


@dataclass(frozen=True, slots=True)
class ShowProviders:
    units: Units
    clock: Clock

    async def __call__(self, _: Admin) -> Sequence[ProviderShown]:
        """Of every kind, in the order of their codes."""
        async with self.units() as unit:
            calendar = await unit.directory.calendar()
            every = await unit.directory.providers()
            return [
                ProviderShown(
                    provider=one,
                    open_today=calendar.is_open(one, self.clock.today()),
                    doctors=len(await unit.directory.doctors(one.provider)),
                    home_calls=bool(one.home_calls),
                )
                for one in sorted(every, key=lambda provider: provider.provider)
            ]
