"""The register is asked before a doctor is called home (R3.6): who is it, and what is promised."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clinic.acting import Asker, Level
from clinic.home_calls import HomeCall
from clinic.ports import Clock, Unit, Units
from clinic.procedure import open_case
from clinic.refusals import Refusal, Refused
from clinic.regulations.grammar import Actor
from clinic.regulations.r3_home_call import R3
from clinic.rules.facts import BookingFacts
from clinic.usecases.calling import (
    CallCheck,
    CallPreview,
    is_feldsher,
    promises_of,
    visitor_of,
    window_of,
)
from clinic.usecases.gathering import open_entries
from clinic.usecases.joining import calls_of_the_day, to_join
from clinic.usecases.looking_up import looked_up, note_look_up
from clinic.usecases.owning import ensure_own_provider
from clinic.usecases.proving import ensure_proved
from clinic.usecases.refusing import recording_refused_calls
from clinic.windows import Window


@dataclass(frozen=True, slots=True)
class CheckHomeCall:
    """At L1 the look-up is noted, and every answer is reached by the same queries.

    The staff has noted its own, with the reason, when it found the person (B0.7).
    """

    units: Units
    clock: Clock

    async def __call__(self, check: CallCheck, asker: Asker) -> CallPreview:
        async with recording_refused_calls(
            self.units, self.clock, asker, check.provider, check.patient.masked
        ):
            if asker.level is not Level.CALLER:
                async with self.units() as unit:
                    await ensure_proved(unit, asker, check.patient, self.clock)
                    return await self._checked(unit, check, asker)
            async with self.units(writing=True) as unit:
                return await self._noted(unit, check, asker)

    async def again(self, check: CallCheck, asker: Asker) -> CallPreview:
        """For the summary, once the register was asked: no further look-up is counted."""
        async with self.units() as unit:
            await ensure_proved(unit, asker, check.patient, self.clock)
            facts, window = await call_facts(unit, self.clock, check, asker)
            return await self._previewed(unit, check, asker, facts, window)

    async def _noted(self, unit: Unit, check: CallCheck, asker: Asker) -> CallPreview:
        """A refusal is a look-up too, unless it is that of too many."""
        try:
            preview = await self._checked(unit, check, asker)
        except Refused as refused:
            if refused.refusal is not Refusal.TOO_MANY_LOOKUPS:
                await self._note(unit, check, asker)
            raise
        await self._note(unit, check, asker)
        return preview

    async def _note(self, unit: Unit, check: CallCheck, asker: Asker) -> None:
        await note_look_up(unit, check.patient, check.provider, asker, self.clock.now())
        await unit.commit()

    async def _checked(self, unit: Unit, check: CallCheck, asker: Asker) -> CallPreview:
        facts, window = await call_facts(unit, self.clock, check, asker)
        by_account, of_person = await looked_up(unit, check.patient, asker, facts.now)
        counted = replace(facts, lookups_hour=1 + by_account, lookups_person=1 + of_person)
        return await self._previewed(unit, check, asker, counted, window)

    async def _previewed(
        self,
        unit: Unit,
        check: CallCheck,
        asker: Asker,
        facts: BookingFacts,
        window: Window | None,
    ) -> CallPreview:
        open_case(R3).advance("check_register", Actor.REGISTRAR, facts)
        promises = await promises_of(unit, self.clock, facts.provider)
        visitor = await visitor_of(unit, facts.found, facts.provider, facts.today)
        of_the_day = await self._earlier(unit, check, asker)
        joined = to_join(of_the_day, self.clock, asker)
        return CallPreview(
            window=window_of(joined, self.clock) if joined else ensure_promised(window),
            accepting=promises.accepting(facts.now),
            by_feldsher=is_feldsher(visitor),
            repeats=bool(of_the_day),
            joins=joined.entry if joined else None,
        )

    async def _earlier(self, unit: Unit, check: CallCheck, asker: Asker) -> Sequence[HomeCall]:
        """The calls of that day, of which the unproved are told nothing."""
        if asker.level is Level.CALLER:
            return ()
        return await calls_of_the_day(unit, self.clock, check.patient, check.provider)


async def call_facts(
    unit: Unit, clock: Clock, check: CallCheck, asker: Asker
) -> tuple[BookingFacts, Window | None]:
    """What the rules of R3 want to know; the day is that of the window that would be promised.

    The look-ups are counted when the register is asked (CheckHomeCall). Raises NotYours where the
    staff asks for another provider than its own.
    """
    ensure_own_provider(asker, check.provider)
    now = clock.now()
    provider = await unit.directory.provider(check.provider)
    window = (await promises_of(unit, clock, provider)).window(check.illness, now)
    facts = BookingFacts(
        patient=await unit.register.find(check.patient),
        provider=provider,
        day=window.day if window else clock.today(),
        now=now,
        today=clock.today(),
        asker=asker,
        relation=check.relation,
        reason=check.reason,
        open_entries=await open_entries(unit, asker, now),
    )
    return facts, window


def ensure_promised(window: Window | None) -> Window:
    """Raises Refused where the provider's own rules promise nothing."""
    if window is None:
        raise Refused(Refusal.NO_WINDOW, "§3.8, R3.3")
    return window
