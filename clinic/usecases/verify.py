"""The two ways to be verified (B0.2): the own contact from a chat, or the PIN of the desk."""

from dataclasses import dataclass
from datetime import timedelta

from clinic.acting import Account, Caller, Proof
from clinic.people import Iin
from clinic.ports import Clock, Unit, Units, Vault
from clinic.refusals import Refusal, Refused
from clinic.usecases.household import Household, household_of
from clinic.usecases.proving import sole_owner
from clinic.usecases.refusing import recording_refusals

CLAUSE = "B0.2"
LASTS = timedelta(days=365)
PIN_TRIES = 3
PIN_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class VerifyByPhone:
    """`own`: the contact belongs to the sender and was not forwarded."""

    units: Units
    clock: Clock

    async def __call__(self, phone: str, *, own: bool, caller: Caller) -> Household:
        async with recording_refusals(self.units, self.clock, caller, None):
            if not own:
                raise Refused(Refusal.NOT_YOUR_CONTACT, CLAUSE)
            return await self._link(phone, caller)

    async def _link(self, phone: str, caller: Caller) -> Household:
        now = self.clock.now()
        async with self.units(writing=True) as unit:
            owner = await sole_owner(unit, phone, self.clock.today())
            if owner is None:
                raise Refused(Refusal.CONTACT_NOT_MATCHED, CLAUSE)
            await unit.proofs.link(caller.account, owner.iin, Proof.PHONE, phone, now, now + LASTS)
            await unit.commit()
        async with self.units() as unit:
            return await household_of(unit, self.clock, caller)


@dataclass(frozen=True, slots=True)
class VerifyByPin:
    """Wrong PIN, no PIN and unknown IIN get one answer after the same work.

    `tried_by`: whose tries are counted, where the proof is for one call of theirs only.
    """

    units: Units
    clock: Clock
    vault: Vault

    async def __call__(
        self, iin: Iin, pin: str, caller: Caller, tried_by: Account | None = None
    ) -> Household:
        tried_by = tried_by or caller.account
        async with recording_refusals(self.units, self.clock, caller, None):
            async with self.units() as unit:
                await self._ensure_tries_left(unit, tried_by)
                sealed = await unit.proofs.pin(iin, self.clock.now())
            if not await self.vault.fits(pin, sealed):
                await self._note_wrong(iin, tried_by)
                raise Refused(Refusal.WRONG_PIN, CLAUSE)
            await self._link(iin, caller, tried_by, sealed)
            async with self.units() as unit:
                return await household_of(unit, self.clock, caller)

    async def _ensure_tries_left(self, unit: Unit, tried_by: Account) -> None:
        since = self.clock.now() - PIN_PAUSE
        if await unit.proofs.wrong_pins(tried_by, since) >= PIN_TRIES:
            raise Refused(Refusal.PIN_LOCKED, CLAUSE)

    async def _note_wrong(self, iin: Iin, tried_by: Account) -> None:
        async with self.units(writing=True) as unit:
            await unit.proofs.note_pin_try(tried_by, iin, right=False, at=self.clock.now())
            await unit.commit()

    async def _link(self, iin: Iin, caller: Caller, tried_by: Account, sealed: str | None) -> None:
        """Looks again once it writes: tries made meanwhile count, and so does a voided PIN."""
        now = self.clock.now()
        async with self.units(writing=True) as unit:
            await unit.proofs.note_pin_try(tried_by, iin, right=True, at=now)
            await self._ensure_tries_left(unit, tried_by)
            if await unit.proofs.pin(iin, now) != sealed:
                raise Refused(Refusal.WRONG_PIN, CLAUSE)
            await unit.proofs.link(caller.account, iin, Proof.PIN, None, now, now + LASTS)
            await unit.commit()
