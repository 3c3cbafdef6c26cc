"""A dispensary sees its requests by number, and its head what is overdue (B0.9, B6.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic.acting import Manager
from clinic.certificates import Certificate, Check
from clinic.journals.book import Entry
from clinic.journals.certificates import CERTIFICATES, certificate_of
from clinic.ports import Clock, Unit, Units
from clinic.procedure import Case
from clinic.usecases.certifying import (
    OF_A_DISPENSARY,
    SLIP_LASTS,
    Certifying,
    acts_as,
    own_request,
    standing,
)
from clinic.usecases.refusing import noting_reach
from clinic.usecases.register_certificate import checks_of
from clinic.visits import EntryNo

OVERDUE = "pass"


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """By its journal number alone. `may`: the steps to which this role moves it now.

    `due`: when the limit of the step runs out; None where there is none, and for everybody but the
    head of the dispensary.
    """

    certificate: Certificate
    may: tuple[str, ...]
    due: datetime | None

    def overdue(self, now: datetime) -> bool:
        return self.due is not None and self.due <= now


@dataclass(frozen=True, slots=True)
class ShowClaims:
    """Those of the last ninety days that are not handed over, oldest first: as a slip lasts."""

    units: Units
    clock: Clock

    async def __call__(self, staff: Certifying) -> Sequence[ClaimCard]:
        since = self.clock.now() - SLIP_LASTS
        async with self.units() as unit:
            open_ = await unit.journals.unfinished(staff.provider, since, CERTIFICATES)
            return [await self._card(unit, entry, staff) for entry in open_]

    async def one(self, number: EntryNo, staff: Certifying) -> ClaimCard:
        """Raises NotYours."""
        async with (
            noting_reach(self.units, self.clock, staff, number),
            self.units() as unit,
        ):
            return await self._card(unit, await own_request(unit, number, staff), staff)

    async def regulation_here(self, staff: Certifying) -> str | None:
        """Which certificates this provider gives; None: none."""
        async with self.units() as unit:
            provider = await unit.directory.provider(staff.provider)
        return provider.regulation if provider.regulation in OF_A_DISPENSARY else None

    def checks(self, regulation: str) -> tuple[Check, ...]:
        """What the desk must have checked before it registers a request."""
        return checks_of(OF_A_DISPENSARY[regulation])

    async def _card(self, unit: Unit, entry: Entry, staff: Certifying) -> ClaimCard:
        case, actor = standing(entry), await acts_as(unit, staff)
        certificate = certificate_of(entry)
        due = await self._due(unit, case, certificate) if isinstance(staff, Manager) else None
        may = tuple(move.to.name for move in case.marking(actor))
        return ClaimCard(certificate, may, due)

    async def _due(self, unit: Unit, case: Case, about: Certificate) -> datetime | None:
        calendar = await unit.directory.calendar()
        provider = await unit.directory.provider(about.provider)
        return case.due(OVERDUE, about.since, calendar, self.clock.zone, provider=provider)
