"""The desk of a dispensary registers a request and gives a slip (R5.6, R6.6, R7.6, B6.2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from clinic.acting import Registrar
from clinic.certificates import NUMBER_FIGURES, Check
from clinic.journals.book import Mark
from clinic.journals.certificates import CERTIFICATES, CHECKED, certificate_of
from clinic.people import Iin
from clinic.ports import Clock, Dice, Unit, Units, Vault
from clinic.procedure import open_case
from clinic.refusals import Refusal, Refused
from clinic.regulations.grammar import Actor, Regulation
from clinic.usecases.certifying import (
    OF_A_DISPENSARY,
    Secrets,
    SlipPrinted,
    draw_secrets,
    issue_slip,
    own_request,
)
from clinic.usecases.noting import Act, note
from clinic.usecases.once import anew
from clinic.usecases.refusing import noting_reach
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True, repr=False)
class CertificateRequest:
    """A person stands there, and the checks of the regulation were made (`checks_of`).

    `name` is what the identity document says, where the register has nobody of this IIN.
    """

    regulation: str
    person: Iin
    name: str = ""


@dataclass(frozen=True, slots=True)
class RegisterCertificate:
    """The journal has the request and that its checks were made; never what they found."""

    units: Units
    clock: Clock
    dice: Dice
    vault: Vault

    async def __call__(self, request: CertificateRequest, staff: Registrar) -> SlipPrinted:
        """Raises Refused where this provider does not give these certificates."""

        async def deed() -> SlipPrinted:
            secrets = await draw_secrets(self.dice, self.vault)
            async with self.units(writing=True) as unit:
                printed = await self._register(unit, request, staff, secrets)
                await unit.commit()
                return printed

        return await anew(deed)

    async def _register(
        self, unit: Unit, request: CertificateRequest, staff: Registrar, secrets: Secrets
    ) -> SlipPrinted:
        provider = await unit.directory.provider(staff.provider)
        if provider.regulation != request.regulation:
            raise Refused(Refusal.NO_SUCH_CERTIFICATE, "R5.1, R6.1, R7.1")
        regulation = OF_A_DISPENSARY[request.regulation]
        open_case(regulation).advance("register", Actor.REGISTRAR)
        patient = await unit.register.find(request.person)
        entry = await unit.journals.write(
            CERTIFICATES,
            staff.provider,
            year=self.clock.today().year,
            at=self.clock.now(),
            window=f"claim:{self.dice.token()}",
            made_by=staff.account,
            columns={
                "regulation": request.regulation,
                "claim_no": self.dice.figures(NUMBER_FIGURES),
                "iin": request.person.digits,
                "patient": patient.name if patient else request.name,
                "staff": staff.staff,
                "channel": staff.channel.value,
                **self._checked(regulation),
            },
        )
        await note(unit, self.clock, staff, Act("register_certificate", entry.entry))
        return await issue_slip(unit, self.clock, secrets, certificate_of(entry), request.person)

    def _checked(self, regulation: Regulation) -> Mapping[str, str | None]:
        now = self.clock.now().isoformat()
        return {CHECKED[check]: now for check in checks_of(regulation)}


@dataclass(frozen=True, slots=True)
class RenewSlip:
    """For a person who stands there with an ID and has lost theirs: the old code ends."""

    units: Units
    clock: Clock
    dice: Dice
    vault: Vault

    async def __call__(self, number: EntryNo, staff: Registrar) -> SlipPrinted:
        """Raises NotYours for whatever is no request of this provider."""
        secrets = await draw_secrets(self.dice, self.vault)
        async with (
            noting_reach(self.units, self.clock, staff, number),
            self.units(writing=True) as unit,
        ):
            entry = await own_request(unit, number, staff)
            person, about = Iin(entry.columns["iin"] or ""), certificate_of(entry)
            printed = await issue_slip(unit, self.clock, secrets, about, person)
            act = Act("renew_slip", entry.entry, "identity document shown")
            await note(unit, self.clock, staff, act)
            await unit.commit()
        return printed


def checks_of(regulation: Regulation) -> tuple[Check, ...]:
    """What the desk must have checked before it registers."""
    return next(move.checks for move in regulation.moves if move.mark is Mark.ENTERED)
