"""What commands that act through the reception have in common."""

from typing import TypeVar

from app.dice import SystemDice
from app.reception_desk import open_reception
from app.vault import vault_of
from clinic.acting import Channel, Staff
from clinic.ports import Clock
from clinic.reception import Reception
from clinic.refusals import NotFound
from clinic.staffing import StaffState, acting_as
from locales.language import Language
from storage import Store

Acting = TypeVar("Acting", bound=Staff)


def reception_of(store: Store, clock: Clock) -> Reception:
    """The same deeds that a front asks for."""
    return open_reception(store.units, clock, SystemDice(), vault_of(store))


async def confirmed(
    role: type[Acting], staff: str, reception: Reception, clock: Clock
) -> Acting | None:
    """The member of the staff who has that name; None: nobody holds this role under it (B0.7)."""
    try:
        member = await reception.show_staff.member(staff)
    except NotFound:
        return None
    if member.state(clock.now()) is not StaffState.CONFIRMED:
        return None
    acting = acting_as(member, Channel.DESK, Language.KK)
    return acting if isinstance(acting, role) else None
