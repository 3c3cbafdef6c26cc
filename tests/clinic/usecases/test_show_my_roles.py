"""As what an account may work: its confirmed roles, until they are revoked (B0.7)."""

from clinic.acting import Account, Operator, Role
from clinic.people import ProviderId
from clinic.staffing import StaffRole
from tests.clinic.samples import ELSEWHERE, HERE
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.posts import employ

ME = Account("telegram:1")


async def invited(desk: Desk, role: Role, provider: ProviderId | None = HERE) -> str:
    """A link that this account has used."""
    return await employ(desk.reception, role, ME, at=provider, confirmed=False)


async def roles(desk: Desk, account: Account = ME) -> list[StaffRole]:
    return list(await desk.reception.show_my_roles(desk.anyone(account)))


async def test_b0_7_a_role_is_held_from_its_confirmation_to_its_end(desk: Desk) -> None:
    assert await roles(desk) == []
    staff = await invited(desk, Role.OPERATOR)
    assert await roles(desk) == []
    await desk.reception.confirm_staff(staff, "command")
    [role] = await roles(desk)
    assert isinstance(role, Operator)
    assert (role.staff, role.provider, role.language) == (staff, HERE, "kk")
    assert await roles(desk, Account("telegram:2")) == []
    await desk.reception.revoke_staff(staff, "command")
    assert await roles(desk) == []


async def test_b0_7_several_roles_stand_in_the_order_in_which_they_were_accepted(
    desk: Desk,
) -> None:
    for role, provider in ((Role.MANAGER, ELSEWHERE), (Role.OPERATOR, HERE), (Role.ADMIN, None)):
        desk.clock.turn(minutes=1)
        await desk.reception.confirm_staff(await invited(desk, role, provider), "command")
    assert [role.role for role in await roles(desk)] == [Role.MANAGER, Role.OPERATOR, Role.ADMIN]
