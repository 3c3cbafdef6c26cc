"""An invitation to a provider's staff, and what became of it (interfaces.md `staff`)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from clinic.acting import Account, Admin, Channel, Manager, Operator, Practitioner, Registrar, Role
from clinic.people import DoctorId, ProviderId

BELOW_A_MANAGER: Final = (Role.OPERATOR, Role.REGISTRAR, Role.DOCTOR)
"""Whom a manager may invite and send away: managers are the business of who runs the program."""


class StaffState(StrEnum):
    """The role is held only while it is `confirmed`."""

    INVITED = "invited"
    USED = "used"  # by an account that the inviter has not confirmed yet
    CONFIRMED = "confirmed"
    EXPIRED = "expired"
    REVOKED = "revoked"


class LookUpReason(StrEnum):
    """Why somebody on the staff looks a person up; stands in the history (B0.7)."""

    CALLING = "calling"  # they, or somebody for them, are on the telephone
    AT_THE_DESK = "at_the_desk"
    CALL_BACK = "call_back"  # an answer was not told yet, or a request waits
    CHECKING = "checking"  # an entry is checked


@dataclass(frozen=True, slots=True)
class Invitation:
    """`staff` names the person in the journals for good; `provider` is None for an admin."""

    staff: str
    role: Role
    provider: ProviderId | None
    doctor: DoctorId | None
    invited_by: str
    invited_at: datetime
    until: datetime
    account: Account | None = None
    used_at: datetime | None = None
    confirmed_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Confirmed, and not revoked since: the role is held."""
        return self.confirmed_at is not None and self.revoked_at is None

    def state(self, now: datetime) -> StaffState:
        if self.revoked_at is not None:
            return StaffState.REVOKED
        if self.confirmed_at is not None:
            return StaffState.CONFIRMED
        if self.used_at is not None:
            return StaffState.USED
        return StaffState.INVITED if now < self.until else StaffState.EXPIRED


StaffRole = Operator | Registrar | Practitioner | Manager | Admin


def acting_as(held: Invitation, channel: Channel, language: str) -> StaffRole:
    """What a confirmed member of the staff acts as."""
    if held.role is Role.ADMIN or held.provider is None:
        return Admin(held.staff)
    known = (held.staff, held.provider, channel, language)
    if held.role is Role.DOCTOR and held.doctor is not None:
        return Practitioner(*known, held.doctor)
    if held.role is Role.MANAGER:
        return Manager(*known)
    return Registrar(*known) if held.role is Role.REGISTRAR else Operator(*known)


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat that hears counts of its provider's lists; of all where `precinct` is ""."""

    chat: Account
    provider: ProviderId
    precinct: str
    language: str
    bound_by: Account
    bound_at: datetime
