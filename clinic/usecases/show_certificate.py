"""What a citizen hears of a certificate: three words, and one answer to everybody else (B6.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clinic.acting import Account, Anyone, Caller, ClaimHolder, Verified
from clinic.certificates import ClaimNo, Shown
from clinic.journals.certificates import CERTIFICATES, certificate_of, moments_of
from clinic.ports import Clock, Slip, Unit, Units, Vault
from clinic.refusals import NotFound, Refusal, Refused
from clinic.usecases.proving import ensure_proved
from clinic.visits import EntryNo

CLAUSE = "B6.2"
TRIES_BY_ACCOUNT = 5
ACCOUNT_PAUSE = timedelta(hours=1)
TRIES_FOR_NUMBER = 20
NUMBER_PAUSE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """`on` is the day on which it was handed over."""

    number: ClaimNo
    shown: Shown
    on: date | None


@dataclass(frozen=True, slots=True, repr=False)
class ClaimAsked:
    """What somebody has typed or keyed: of either, anything may be wrong."""

    number: ClaimNo
    code: str


@dataclass(frozen=True, slots=True)
class ShowCertificate:
    """A wrong code, an unknown number and too many tries: one answer, after the same work."""

    units: Units
    clock: Clock
    vault: Vault

    async def __call__(self, asked: ClaimAsked, anyone: Anyone | Caller) -> ClaimShown:
        """Raises Refused(WRONG_CLAIM)."""
        now = self.clock.now()
        async with self.units() as unit:
            slip = await unit.slips.find(asked.number, now)
        fits = await self.vault.fits(asked.code, slip.sealed if slip else None)
        holder = ClaimHolder(anyone.account, slip.entry) if slip and fits else None
        async with self.units(writing=True) as unit:
            right = not await self._too_many(unit, asked.number, anyone.account, now)
            right = right and holder is not None
            await unit.slips.note_try(anyone.account, asked.number, right=right, at=now)
            await unit.commit()
        if holder is None or not right:
            raise Refused(Refusal.WRONG_CLAIM, CLAUSE)
        async with self.units() as unit:
            return await self._shown(unit, asked.number, EntryNo(holder.entry))

    async def number_of(self, token: str) -> ClaimNo | None:
        """What the slip's QR stands for: the number alone, the code is asked for as ever."""
        async with self.units() as unit:
            return await unit.slips.by_token(self.vault.fingerprint(token), self.clock.now())

    async def as_seen(self, entry: EntryNo) -> ClaimShown:
        """What a citizen would hear, for whoever runs the program. Raises NotFound."""
        async with self.units() as unit:
            found = await unit.journals.find(entry)
            if found.book != CERTIFICATES.code:
                raise NotFound
            return await self._shown(unit, certificate_of(found).number, entry)

    async def own(self, asker: Verified) -> Sequence[ClaimShown]:
        """Of the verified person alone, never of a ward; empty where there is none."""
        async with self.units() as unit:
            await ensure_proved(unit, asker, asker.person, self.clock)
            if asker.for_ward:
                return ()
            slips: Sequence[Slip] = await unit.slips.of_person(asker.person, self.clock.now())
            return [await self._shown(unit, slip.number, slip.entry) for slip in slips]

    async def _too_many(
        self, unit: Unit, number: ClaimNo, account: Account, now: datetime
    ) -> bool:
        by_account = await unit.slips.wrong_by(account, now - ACCOUNT_PAUSE)
        for_number = await unit.slips.wrong_for(number, now - NUMBER_PAUSE)
        return by_account >= TRIES_BY_ACCOUNT or for_number >= TRIES_FOR_NUMBER

    async def _shown(self, unit: Unit, number: ClaimNo, entry: EntryNo) -> ClaimShown:
        moments = moments_of(await unit.journals.find(entry))
        shown, handed_over_at = moments.shown(self.clock.now()), moments.handed_over_at
        on = None
        if shown is Shown.HANDED_OVER and handed_over_at:
            on = handed_over_at.astimezone(self.clock.zone).date()
        return ClaimShown(number, shown, on)
