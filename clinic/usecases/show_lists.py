"""How much stands on the lists of today: counts, so that a chat may carry them (B0.9)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinic.acting import Registrar
from clinic.home_calls import CallState
from clinic.journals.brief_list import Carried
from clinic.journals.home_visits import in_order, lines_of, state_of
from clinic.people import Doctor
from clinic.ports import Clock, Units
from clinic.schedule import stretch_of


@dataclass(frozen=True, slots=True)
class TodaysLists:
    """What was called off is counted nowhere, and who has nothing stands on neither list.

    `home_visits`: patients by precinct, in the order of the list. `to_doctors`: the doctors'
    chats get the whole list, by the provider's written decision.
    """

    home_visits: Mapping[str, int]
    appointments: Sequence[tuple[Doctor, int]]
    to_doctors: bool


@dataclass(frozen=True, slots=True)
class ShowLists:
    """`carried`: what the provider lets a doctor's chat carry; a registrar's carries counts."""

    units: Units
    clock: Clock
    carried: Carried

    async def __call__(self, registrar: Registrar) -> TodaysLists:
        today, here = self.clock.today(), registrar.provider
        stretch = stretch_of(today, today, self.clock.zone)
        async with self.units() as unit:
            calls = await unit.journals.promised(here, *stretch)
            doctors = sorted(await unit.directory.doctors(here), key=lambda one: one.name)
            booked = await unit.timetable.counted([one.doctor for one in doctors], *stretch)
        lines = in_order(lines_of(calls))
        standing = [one for one in lines if state_of(one.standing[0]) is not CallState.CANCELLED]
        return TodaysLists(
            home_visits=Counter(line.precinct for line in standing),
            appointments=[(one, booked[one.doctor]) for one in doctors if one.doctor in booked],
            to_doctors=self.carried is Carried.FULL,
        )
