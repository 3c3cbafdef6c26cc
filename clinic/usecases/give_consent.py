"""Consent is given once, before the first personal datum (B0.1); the language is kept (B0.8)."""

from dataclasses import dataclass

from clinic.acting import Account, Anyone, Caller
from clinic.ports import Clock, Units


@dataclass(frozen=True, slots=True)
class GiveConsent:
    """Makes a Caller of Anyone."""

    units: Units
    clock: Clock

    async def __call__(self, anyone: Anyone) -> Caller:
        """The first consent stands: giving it again changes nothing."""
        async with self.units(writing=True) as unit:
            if await unit.accounts.consented_at(anyone.account) is None:
                await unit.accounts.consent(anyone.account, self.clock.now())
                await unit.commit()
        return Caller(anyone.account, anyone.channel, anyone.language)

    async def language(self, account: Account) -> str | None:
        async with self.units() as unit:
            return await unit.accounts.language(account)

    async def choose_language(self, account: Account, language: str) -> None:
        async with self.units(writing=True) as unit:
            await unit.accounts.choose_language(account, language)
            await unit.commit()
