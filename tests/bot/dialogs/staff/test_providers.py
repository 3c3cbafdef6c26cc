"""The pages of an admin's list of providers."""

from dataclasses import dataclass, replace

from bot.dialogs.core import Said
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from clinic.acting import Admin, Role
from clinic.ports import Clock, Units
from clinic.reception import ProviderShown, ShowProviders
from tests.bot.dialogs.staff.test_home_round import pressed, said
from tests.bot.dialogs.staff.test_walk import hired


@dataclass(frozen=True, slots=True)
class Many(ShowProviders):
    """Nine times the first of the region."""

    units: Units
    clock: Clock

    async def __call__(self, admin: Admin) -> list[ProviderShown]:
        first = (await ShowProviders(self.units, self.clock)(admin))[0]
        return [
            replace(first, provider=replace(first.provider, name_kk=f"Емхана {number}"))
            for number in range(1, 10)
        ]


async def test_more_than_eight_stand_on_several_pages(desk: Desk) -> None:
    every = desk.reception.show_providers
    many = replace(desk.reception, show_providers=Many(every.units, every.clock))
    desk = replace(desk, reception=many)
    turn = await take_turn(await hired(desk, Role.ADMIN), Said("?"), desk)
    turn = await pressed(turn.session, "staff_providers", desk)
    assert ("Емхана 8" in said(turn), "Емхана 9" in said(turn)) == (True, False)
    turn = await pressed(turn.session, "page 1", desk)
    assert ("Емхана 8" in said(turn), "Емхана 9" in said(turn)) == (False, True)
    turn = await pressed(turn.session, "page 0", desk)
    assert "Емхана 1" in said(turn)
    turn = await take_turn(turn.session.noting(page="7"), Said("?"), desk)
    assert "Емхана 9" in said(turn), "the last page that there is"
