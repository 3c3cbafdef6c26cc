"""A manager's own staff: whom to invite, confirm, and send away (B0.7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.acting import Manager, Role
from clinic.people import DoctorId
from clinic.refusals import NotYours
from clinic.staffing import BELOW_A_MANAGER, Invitation
from clinic.usecases.invite_staff import (
    ConfirmStaff,
    Invited,
    InviteStaff,
    RevokeStaff,
    ShowStaff,
    StaffRequest,
)


@dataclass(frozen=True, slots=True)
class ManageStaff:
    """Raises NotYours for other providers' people, and for managers."""

    invite_staff: InviteStaff
    confirm_staff: ConfirmStaff
    revoke_staff: RevokeStaff
    show_staff: ShowStaff

    async def __call__(self, manager: Manager) -> Sequence[Invitation]:
        """Everybody of the provider who was ever invited."""
        return await self.show_staff(manager.provider)

    async def invite(self, role: Role, doctor: DoctorId | None, manager: Manager) -> Invited:
        """Raises NotFound for a doctor of another provider."""
        if role not in BELOW_A_MANAGER or (role is Role.DOCTOR) != (doctor is not None):
            raise NotYours
        request = StaffRequest(role, manager.provider, doctor, manager.account)
        return await self.invite_staff(request)

    async def confirm(self, staff: str, manager: Manager) -> bool:
        """Only the inviter compares the number (docs/decisions/0018)."""
        member = await self._below(staff, manager)
        if member.invited_by != manager.account:
            raise NotYours
        return await self.confirm_staff(staff, manager.account)

    async def revoke(self, staff: str, manager: Manager) -> bool:
        await self._below(staff, manager)
        return await self.revoke_staff(staff, manager.account)

    async def _below(self, staff: str, manager: Manager) -> Invitation:
        member = await self.show_staff.member(staff)
        if member.provider != manager.provider or member.role not in BELOW_A_MANAGER:
            raise NotYours
        return member
