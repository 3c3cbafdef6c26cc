"""Whether anybody of a specialty may receive this person, asked before a doctor is (B2.7)."""

from dataclasses import dataclass, replace

from clinic.acting import Asker
from clinic.people import Iin, ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.rules.facts import BookingFacts
from clinic.rules.referral import directly_or_referred
from clinic.usecases.owning import ensure_own_provider
from clinic.usecases.proving import ensure_proved
from clinic.usecases.refusing import recording_refusals


@dataclass(frozen=True, slots=True, repr=False)
class ReferralCheck:
    """`reason`: the code given for coming without a referral, where one was asked for."""

    patient: Iin
    provider: ProviderId
    specialty: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CheckReferral:
    """Raises Refused(REFERRAL_NEEDED) where no doctor of the specialty would do.

    BookVisit asks again, for the day of the visit.
    """

    units: Units
    clock: Clock

    async def __call__(self, check: ReferralCheck, asker: Asker) -> None:
        async with recording_refusals(
            self.units, self.clock, asker, check.provider, about=check.patient.masked
        ):
            await self._ask(check, asker)

    async def _ask(self, check: ReferralCheck, asker: Asker) -> None:
        ensure_own_provider(asker, check.provider)
        async with self.units() as unit:
            await ensure_proved(unit, asker, check.patient, self.clock)
            everybody = await unit.directory.doctors(check.provider)
            facts = await self._facts(unit, check, asker)
        doctors = [doctor for doctor in everybody if doctor.specialty == check.specialty]
        answers = [directly_or_referred(replace(facts, doctor=each)) for each in doctors]
        refusals = [answer for answer in answers if answer]
        if refusals and len(refusals) == len(answers):
            raise refusals[0]

    async def _facts(self, unit: Unit, check: ReferralCheck, asker: Asker) -> BookingFacts:
        return BookingFacts(
            patient=await unit.register.find(check.patient),
            provider=await unit.directory.provider(check.provider),
            day=self.clock.today(),
            now=self.clock.now(),
            today=self.clock.today(),
            asker=asker,
            reason=check.reason,
            referrals=await unit.register.referrals(check.patient),
        )
