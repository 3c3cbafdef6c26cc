"""The first who waits says yes or no to the time that was freed (B2.8)."""

from dataclasses import dataclass

from clinic.acting import Account, Anyone, Asker, Channel, Level, reached_by
from clinic.notices import WaitingPlace
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.ports import Clock, Dice, Unit, Units
from clinic.refusals import NotYours, Refusal, Refused
from clinic.usecases.entering import booked_before, enter, entering
from clinic.usecases.freeing import OFFERS, end_place, offer_holder
from clinic.usecases.household import household_of
from clinic.usecases.join_waiting_list import own_place
from clinic.usecases.once import once
from clinic.usecases.refusing import recording_refusals
from clinic.usecases.requests import Booked, VisitRequest
from clinic.visits import EntryNo

OFFERED, DECLINED = "offered", "declined"


@dataclass(frozen=True, slots=True)
class AnswerOffer:
    """Yes: booked as usual, in one transaction with the place. No: the next is asked."""

    units: Units
    clock: Clock
    dice: Dice

    async def __call__(
        self,
        place: str,
        accept: bool,  # noqa: FBT001 - the answer itself
        window: str,
        account: Account,
        language: str,
    ) -> Booked | None:
        """Raises Refused(OFFER_GONE), or what booking refuses; NotYours for another's place."""
        async with self.units() as unit:
            found = await own_place(unit, place, account)
            asker = await self._asker(unit, found, language)
        async with recording_refusals(self.units, self.clock, asker, ProviderId(found.provider)):
            if accept:
                return await self._accept(place, window, asker)
            await self._decline(place, account)
            return None

    async def _asker(self, unit: Unit, place: WaitingPlace, language: str) -> Asker:
        """As much as the account proves today: a place gives no proof."""
        channel = reached_by(place.account) or Channel.CHAT
        household = await household_of(unit, self.clock, Anyone(place.account, channel, language))
        member = household.member(Iin(place.patient))
        if household.caller is None:
            raise NotYours
        return member.proof if member and place.level == Level.VERIFIED else household.caller

    async def _accept(self, place: str, window: str, asker: Asker) -> Booked:
        async def deed() -> Booked:
            async with entering(self.units, asker) as unit:
                return await self._book(unit, place, window, asker)

        async def again(number: EntryNo) -> Booked:
            return await booked_before(self.units, self.clock, number, asker)

        return await once(self.units, window, deed, again)

    async def _book(self, unit: Unit, number: str, window: str, asker: Asker) -> Booked:
        place = await own_place(unit, number, asker.account)
        doctor, starts_at = place.offered_doctor, place.offered_start
        if doctor is None or starts_at is None or not self._stands(place):
            raise Refused(Refusal.OFFER_GONE, "B2.8")
        if not await unit.waiting.settle(number, "accepted"):
            raise Refused(Refusal.OFFER_GONE, "B2.8")
        await unit.outbox.withdraw(number, OFFERS)
        request = VisitRequest(
            window=window,
            patient=Iin(place.patient),
            provider=ProviderId(place.provider),
            doctor=DoctorId(doctor),
            starts_at=starts_at,
            relation=Relation(place.relation),
            holder=offer_holder(number),
        )
        return await enter(unit, self.clock, request, asker)

    async def _decline(self, number: str, account: Account) -> None:
        async with self.units(writing=True) as unit:
            place = await own_place(unit, number, account)
            if place.state == DECLINED:
                return
            if not self._stands(place):
                raise Refused(Refusal.OFFER_GONE, "B2.8")
            await end_place(unit, self.clock, self.dice, number, DECLINED)
            await unit.commit()

    def _stands(self, place: WaitingPlace) -> bool:
        answer_by = place.answer_by
        return place.state == OFFERED and answer_by is not None and self.clock.now() < answer_by
