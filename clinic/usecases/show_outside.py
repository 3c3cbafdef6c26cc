"""What stands already outside of opening hours that are about to hold: counts (B5.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from clinic.acting import Manager
from clinic.calendar import FAR, ONE_DAY
from clinic.home_calls import AWAITED
from clinic.journals.home_calls import call_of
from clinic.journals.home_visits import lines_of
from clinic.ports import Clock, Unit, Units
from clinic.providers import HoursKind, Provider, hold
from clinic.schedule import HoursOf, Stretch, stretch_of
from clinic.usecases.set_hours import HoursRequest, dated


@dataclass(frozen=True, slots=True)
class Outside:
    """Of the whole provider. Calls that one visit answers are one home visit (B3.6)."""

    visits: int
    home_visits: int


@dataclass(frozen=True, slots=True)
class ShowOutside:
    """As long as the new hours hold: until the next that are said already. Changes nothing.

    Hours in which calls are accepted leave nothing outside: who was promised is visited.
    """

    units: Units
    clock: Clock

    async def __call__(self, request: HoursRequest, manager: Manager) -> Outside:
        if request.kind is not HoursKind.OPEN:
            return Outside(0, 0)
        async with self.units() as unit:
            provider = await unit.directory.provider(manager.provider)
            calendar = await unit.directory.calendar()
            stretch = stretch_of(request.valid_from, _last_day(provider, request), self.clock.zone)
            visits = await self._visits(unit, provider, stretch)
            home_visits = await self._home_visits(unit, provider, stretch)
        hours_of = partial(calendar.hours, provider.saying(dated(request, manager)))
        return Outside(self._outside(visits, hours_of), self._outside(home_visits, hours_of))

    async def _visits(self, unit: Unit, provider: Provider, stretch: Stretch) -> list[Stretch]:
        """Those ahead."""
        doctors = [one.doctor for one in await unit.directory.doctors(provider.provider)]
        since = max(stretch[0], self.clock.now())
        booked = await unit.timetable.visits(doctors, since, stretch[1])
        return [(one.starts_at, one.ends_at) for one in booked]

    async def _home_visits(
        self, unit: Unit, provider: Provider, stretch: Stretch
    ) -> list[Stretch]:
        """Those that somebody still waits for."""
        lines = lines_of(await unit.journals.promised(provider.provider, *stretch))
        calls = [call_of(line.standing[0]) for line in lines]
        return [(call.starts_at, call.ends_at) for call in calls if call.state in AWAITED]

    def _outside(self, stretches: Sequence[Stretch], hours_of: HoursOf) -> int:
        local = [
            (begins.astimezone(self.clock.zone), ends.astimezone(self.clock.zone))
            for begins, ends in stretches
        ]
        return sum(not hold(hours_of(begins.date()), begins, ends) for begins, ends in local)


def _last_day(provider: Provider, request: HoursRequest) -> date:
    first = request.valid_from
    later = [one.valid_from for one in provider.dated if one.kind is request.kind]
    ends = (day - ONE_DAY for day in later if day > first)
    return min(ends, default=first + FAR * ONE_DAY)
