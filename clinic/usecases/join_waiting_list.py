"""Nobody hears "no time" and nothing else: one may wait for a doctor or a specialty (B2.8)."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from clinic.acting import Asker, Level
from clinic.notices import WaitingPlace
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.ports import Clock, Dice, Unit, Units
from clinic.refusals import NotFound, NotYours, Refusal, Refused
from clinic.usecases.freeing import end_place
from clinic.usecases.once import anew
from clinic.usecases.proving import ensure_proved
from clinic.usecases.refusing import recording_refusals

LIVING = frozenset({"waiting", "offered"})
UNPROVED_PLACES = 3
ID_LENGTH = 32


@dataclass(frozen=True, slots=True, repr=False)
class WaitingRequest:
    """`doctor` None: any doctor of the specialty."""

    window: str
    patient: Iin
    provider: ProviderId
    specialty: str
    doctor: DoctorId | None
    relation: Relation


@dataclass(frozen=True, slots=True)
class JoinWaitingList:
    """Whoever already waits for the same keeps that place."""

    units: Units
    clock: Clock

    async def __call__(self, request: WaitingRequest, asker: Asker) -> WaitingPlace:
        async def deed() -> WaitingPlace:
            async with self.units(writing=True) as unit:
                return await self._join(unit, request, asker)

        async with recording_refusals(self.units, self.clock, asker, request.provider):
            return await anew(deed)

    async def _join(self, unit: Unit, request: WaitingRequest, asker: Asker) -> WaitingPlace:
        await ensure_proved(unit, asker, request.patient, self.clock)
        places = await unit.waiting.of_account(asker.account)
        now = self.clock.now()
        living = [place for place in places if place.state in LIVING and place.until > now]
        kept = next((place for place in living if _same(place, request)), None)
        if kept is not None:
            return kept
        unproved = [place for place in living if place.level == Level.CALLER]
        if asker.level is Level.CALLER and len(unproved) >= UNPROVED_PLACES:
            raise Refused(Refusal.TOO_MANY_OPEN, "B0.2")
        place = await self._new_place(unit, request, asker)
        await unit.waiting.join(place)
        await unit.commit()
        return place

    async def _new_place(self, unit: Unit, request: WaitingRequest, asker: Asker) -> WaitingPlace:
        now = self.clock.now()
        provider = await unit.directory.provider(request.provider)
        return WaitingPlace(
            place=_named_by(request.window),
            provider=request.provider,
            specialty=request.specialty,
            doctor=request.doctor,
            patient=request.patient.digits,
            account=asker.account,
            language=asker.language,
            level=asker.level.value,
            relation=request.relation.value,
            since=now,
            until=now + timedelta(days=provider.booking_days),
        )


@dataclass(frozen=True, slots=True)
class LeaveWaitingList:
    """Raises NotYours for a place of somebody else and for none alike."""

    units: Units
    clock: Clock
    dice: Dice

    async def __call__(self, place: str, asker: Asker) -> None:
        async with self.units(writing=True) as unit:
            await own_place(unit, place, asker.account)
            await end_place(unit, self.clock, self.dice, place, "left")
            await unit.commit()


async def own_place(unit: Unit, place: str, account: str) -> WaitingPlace:
    try:
        found = await unit.waiting.find(place)
    except NotFound:
        raise NotYours from None
    if found.account != account:
        raise NotYours
    return found


def _named_by(window: str) -> str:
    """Short enough for a button, and one for each window: its twin takes no second place."""
    return sha256(window.encode()).hexdigest()[:ID_LENGTH]


def _same(place: WaitingPlace, request: WaitingRequest) -> bool:
    asked = (request.patient.digits, request.provider, request.specialty, request.doctor)
    return (place.patient, place.provider, place.specialty, place.doctor) == asked
