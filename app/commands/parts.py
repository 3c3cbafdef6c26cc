"""What commands that act through the reception have in common."""

from typing import Final, TypeVar

from app.dice import SystemDice
from app.failures import CommandFailed
from app.reception_desk import open_reception
from app.vault import vault_of
from clinic.acting import Channel, Registrar, Staff
from clinic.people import Iin, ProviderId, Unfit
from clinic.ports import Clock
from clinic.reception import Reception
from clinic.refusals import NotFound
from clinic.staffing import StaffState, acting_as
from locales.language import Language
from storage import Store

Acting = TypeVar("Acting", bound=Staff)
NO_REGISTRAR: Final = "--staff: no confirmed registrar of that name there: `qabyldau staff list`"


def reception_of(store: Store, clock: Clock) -> Reception:
    """The same deeds that a front asks for."""
    return open_reception(store.units, clock, SystemDice(), vault_of(store))


async def held(
    role: type[Acting], provider: ProviderId, reception: Reception, clock: Clock
) -> bool:
    """Whether anybody holds this role there.

    Until then whoever has this machine names who acts.
    """
    now = clock.now()
    return any(
        isinstance(acting_as(one, Channel.DESK, Language.KK), role)
        for one in await reception.show_staff(provider)
        if one.state(now) is StaffState.CONFIRMED
    )


async def registrar_at(
    provider: ProviderId, staff: str, reception: Reception, clock: Clock
) -> Registrar:
    """Who saw the person's identity document. Raises CommandFailed for nobody of that name."""
    if not await held(Registrar, provider, reception, clock):
        return Registrar(staff, provider, Channel.DESK, Language.KK)
    registrar = await confirmed(Registrar, staff, reception, clock)
    if registrar is None or registrar.provider != provider:
        raise CommandFailed(NO_REGISTRAR)
    return registrar


def person_of(iin: str) -> Iin:
    """Raises CommandFailed for what is no IIN."""
    try:
        return Iin.parse(iin)
    except Unfit as unfit:
        message = f"--iin: wrong {unfit.flaw}; expected 12 digits with a right check digit"
        raise CommandFailed(message) from None


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
