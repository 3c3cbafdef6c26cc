"""Members of the staff who act in tests, and how one is employed."""

from clinic.acting import Account, Channel, Manager, Operator, Practitioner, Role
from clinic.people import DoctorId, ProviderId
from clinic.reception import Reception, StaffRequest
from tests.clinic.samples import HERE
from tests.clinic.usecases.town import THERAPIST


def operator(name: str = "o1", provider: ProviderId = HERE) -> Operator:
    return Operator(name, provider, Channel.CHAT, "kk")


def manager(name: str = "m1", provider: ProviderId = HERE) -> Manager:
    return Manager(name, provider, Channel.CHAT, "kk")


def practitioner(doctor: DoctorId = THERAPIST, provider: ProviderId = HERE) -> Practitioner:
    return Practitioner(f"at-{doctor}", provider, Channel.CHAT, "kk", doctor)


async def employ(
    reception: Reception,
    role: Role,
    account: Account,
    *,
    at: ProviderId | None = HERE,
    doctor: DoctorId | None = None,
    confirmed: bool = True,
) -> str:
    """Invited by a command, with that chat; how the journals will name them (B0.7)."""
    invited = await reception.invite_staff(StaffRequest(role, at, doctor, "command"))
    assert await reception.accept_invitation(invited.token, account)
    if confirmed:
        assert await reception.confirm_staff(invited.staff, "command")
    return invited.staff
