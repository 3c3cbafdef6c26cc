"""A time is held when it is chosen, not when it is listed (B2.5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clinic.acting import Account, Caller, Channel
from clinic.people import Doctor
from clinic.ports import Clock, Unit, Units
from clinic.refusals import Refusal, Refused
from clinic.rules.facts import BookingFacts
from clinic.rules.hours import late_enough, still_ahead, within_horizon
from clinic.schedule import Slot
from clinic.usecases.free_times import FreeTimes
from clinic.usecases.refusing import recording_refusals

HELD_FOR = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class HoldTime:
    """One hold per conversation: another choice releases the one before, and so does a refusal."""

    units: Units
    clock: Clock

    async def __call__(self, slot: Slot, holder: str, channel: Channel = Channel.CHAT) -> datetime:
        """Until when it is held; raises Refused where it cannot be had."""
        caller = Caller(Account(holder), channel, "")
        async with self.units() as unit:
            doctor = await unit.directory.doctor(slot.doctor)
        async with recording_refusals(self.units, self.clock, caller, doctor.provider, holder):
            return await self._hold(doctor, slot.starts_at, holder, caller)

    async def _hold(
        self, doctor: Doctor, starts_at: datetime, holder: str, caller: Caller
    ) -> datetime:
        now = self.clock.now()
        async with self.units(writing=True) as unit:
            await self._ensure_offered(unit, doctor, starts_at, caller)
            slot = await FreeTimes(unit, self.clock).at(doctor, starts_at, holder)
            if not slot or not await unit.timetable.hold(slot, holder, now + HELD_FOR, now):
                raise Refused(Refusal.SLOT_TAKEN, "B2.5")
            await unit.commit()
        return now + HELD_FOR

    async def _ensure_offered(
        self, unit: Unit, doctor: Doctor, starts_at: datetime, asker: Caller
    ) -> None:
        facts = BookingFacts(
            patient=None,
            provider=await unit.directory.provider(doctor.provider),
            day=starts_at.astimezone(self.clock.zone).date(),
            now=self.clock.now(),
            today=self.clock.today(),
            asker=asker,
            starts_at=starts_at,
        )
        for rule in (still_ahead, late_enough, within_horizon):
            refused = rule(facts)
            if refused:
                raise refused


@dataclass(frozen=True, slots=True)
class ReleaseTime:
    """Back, another wish, hanging up: the time is free for others at once."""

    units: Units

    async def __call__(self, holder: str) -> None:
        async with self.units(writing=True) as unit:
            await unit.timetable.release(holder)
            await unit.commit()
