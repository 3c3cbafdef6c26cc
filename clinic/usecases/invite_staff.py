"""A role is given by a one-time link, and begins when the inviter confirms who used it (B0.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from clinic.acting import Account, Role
from clinic.people import DoctorId, ProviderId
from clinic.ports import Clock, Dice, Unit, Units, Vault
from clinic.refusals import NotFound
from clinic.staffing import Invitation, StaffState
from clinic.usecases.once import anew

OPEN_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class StaffRequest:
    """`provider` is None for an admin only; `doctor` goes with the role of one."""

    role: Role
    provider: ProviderId | None
    doctor: DoctorId | None
    by: str


@dataclass(frozen=True, slots=True)
class Invited:
    """`token` is told once and kept nowhere."""

    staff: str
    token: str


@dataclass(frozen=True, slots=True)
class InviteStaff:
    """Raises NotFound for a provider, or a doctor of that provider, that there is not."""

    units: Units
    clock: Clock
    dice: Dice
    vault: Vault

    async def __call__(self, request: StaffRequest) -> Invited:
        token = self.dice.token()

        async def deed() -> Invited:
            async with self.units(writing=True) as unit:
                await _ensure_there(unit, request)
                staff = await _named(unit, request)
                now = self.clock.now()
                invitation = Invitation(
                    staff, request.role, request.provider, request.doctor, request.by, now,
                    now + OPEN_FOR,
                )  # fmt: skip
                await unit.staff.invite(invitation, self.vault.fingerprint(token))
                await _note(unit, self.clock, invitation, request.by, "invite_staff")
                await unit.commit()
            return Invited(staff, token)

        return await anew(deed)


@dataclass(frozen=True, slots=True)
class AcceptInvitation:
    """None: the link is wrong, used by another, too old or revoked; all these are one answer."""

    units: Units
    clock: Clock
    vault: Vault

    async def __call__(self, token: str, account: Account) -> Invitation | None:
        async with self.units(writing=True) as unit:
            found = await unit.staff.of_link(self.vault.fingerprint(token))
            if found is None:
                return None
            again = found.state(self.clock.now()) is StaffState.USED and found.account == account
            if again:
                return found
            if not await unit.staff.use(found.staff, account, self.clock.now()):
                return None
            await _note(unit, self.clock, found, account, "use_invitation")
            await unit.commit()
        return found


@dataclass(frozen=True, slots=True)
class ConfirmStaff:
    """False: nobody has used the link yet, or the invitation was revoked."""

    units: Units
    clock: Clock

    async def __call__(self, staff: str, by: str) -> bool:
        async with self.units(writing=True) as unit:
            found = await _found(unit, staff)
            confirmed = await unit.staff.confirm(staff, self.clock.now())
            if confirmed:
                await _note(unit, self.clock, found, by, "confirm_staff")
                await unit.commit()
        return confirmed


@dataclass(frozen=True, slots=True)
class RevokeStaff:
    """Ends a role, or an invitation, at once. False: it had ended before."""

    units: Units
    clock: Clock

    async def __call__(self, staff: str, by: str) -> bool:
        async with self.units(writing=True) as unit:
            found = await _found(unit, staff)
            revoked = await unit.staff.revoke(staff, self.clock.now())
            if revoked:
                await _note(unit, self.clock, found, by, "revoke_staff")
                await unit.commit()
        return revoked


@dataclass(frozen=True, slots=True)
class ShowStaff:
    """Everybody who was ever invited, in that order."""

    units: Units

    async def __call__(self, provider: ProviderId | None) -> Sequence[Invitation]:
        async with self.units() as unit:
            return await unit.staff.of_provider(provider)

    async def member(self, staff: str) -> Invitation:
        """Raises NotFound."""
        async with self.units() as unit:
            return await _found(unit, staff)


async def _ensure_there(unit: Unit, request: StaffRequest) -> None:
    if request.provider is not None:
        await unit.directory.provider(request.provider)
    if request.doctor is not None:
        doctor = await unit.directory.doctor(request.doctor)
        if doctor.provider != request.provider:
            raise NotFound


async def _named(unit: Unit, request: StaffRequest) -> str:
    number = 1 + await unit.staff.count(request.provider, request.role)
    return "-".join([*([request.provider] if request.provider else []), request.role, str(number)])


async def _found(unit: Unit, staff: str) -> Invitation:
    found = await unit.staff.find(staff)
    if found is None:
        raise NotFound
    return found


async def _note(unit: Unit, clock: Clock, invitation: Invitation, actor: str, act: str) -> None:
    await unit.history.note(
        at=clock.now(),
        actor=actor,
        role=invitation.role.value,
        provider=invitation.provider,
        act=act,
        object_=invitation.staff,
        reason="",
        outcome="done",
    )
