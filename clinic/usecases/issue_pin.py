"""The registrar gives a PIN to a person who showed an identity document (B0.2)."""

from dataclasses import dataclass
from datetime import timedelta

from clinic.acting import Registrar
from clinic.people import Iin
from clinic.ports import Clock, Dice, Unit, Units, Vault
from clinic.refusals import NotFound

FIGURES = 6
LASTS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class IssuePin:
    """The figures are returned once and kept only sealed.

    An earlier PIN ends with the chats that it linked: who else knew it reads no longer.
    """

    units: Units
    clock: Clock
    dice: Dice
    vault: Vault

    async def __call__(self, iin: Iin, staff: Registrar) -> str:
        """Raises NotFound for a person who is not in the register."""
        pin = self.dice.figures(FIGURES)
        sealed = await self.vault.seal(pin)
        now = self.clock.now()
        async with self.units(writing=True) as unit:
            if await unit.register.find(iin) is None:
                raise NotFound
            await unit.proofs.issue_pin(iin, sealed, by=staff.staff, at=now, until=now + LASTS)
            await _note(unit, self.clock, staff, iin, act="issue_pin", outcome="issued")
            await unit.commit()
        return pin


@dataclass(frozen=True, slots=True)
class RevokePin:
    """False: no PIN was in force."""

    units: Units
    clock: Clock

    async def __call__(self, iin: Iin, staff: Registrar) -> bool:
        async with self.units(writing=True) as unit:
            revoked = await unit.proofs.revoke_pin(iin, self.clock.now())
            outcome = "revoked" if revoked else "none in force"
            await _note(unit, self.clock, staff, iin, act="revoke_pin", outcome=outcome)
            await unit.commit()
        return revoked


async def _note(
    unit: Unit, clock: Clock, staff: Registrar, iin: Iin, *, act: str, outcome: str
) -> None:
    await unit.history.note(
        at=clock.now(),
        actor=staff.account,
        role=staff.role.value,
        provider=staff.provider,
        act=act,
        object_=iin.masked,
        reason="identity document shown",
        outcome=outcome,
    )
