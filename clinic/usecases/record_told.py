"""The oral answer is part of the service (R2.3, I7): a mark with language and wording."""

from dataclasses import dataclass

from clinic.acting import Account, Channel, Operator
from clinic.journals.book import Mark
from clinic.ports import Clock, Unit, Units
from clinic.usecases.once import anew
from clinic.usecases.owning import own_entry
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class Told:
    """What was said, by phone or to who stands there, and in which language (R2.3)."""

    language: str
    wording: str
    channel: Channel = Channel.PHONE


@dataclass(frozen=True, slots=True)
class RecordTold:
    """`wording` holds what was said and no more about the person."""

    units: Units
    clock: Clock

    async def __call__(
        self,
        entry: EntryNo,
        language: str,
        wording: str,
        channel: Channel,
        by: Operator | None = None,
    ) -> None:
        """Marks once: told twice is told. `by`: who has said it, where a person has.

        Raises NotFound, and NotYours for an entry of another provider than theirs.
        """

        async def deed() -> None:
            await self._mark(entry, Told(language, wording, channel), by)

        await anew(deed)

    async def _mark(self, entry: EntryNo, told: Told, by: Operator | None) -> None:
        async with self.units(writing=True) as unit:
            if by is not None:
                await own_entry(unit, self.clock, entry, by)
            teller = by.account if by else None
            await mark_told(unit, self.clock, entry, told, by=teller)
            await unit.commit()


async def mark_told(
    unit: Unit, clock: Clock, entry: EntryNo, told: Told, *, by: Account | None = None
) -> None:
    """Only once. `by`: who said it, where that is not who made the entry. Raises NotFound."""
    written = await unit.journals.find(entry)
    if any(marked.mark is Mark.TOLD for marked in written.marks):
        return
    await unit.journals.mark(
        entry,
        Mark.TOLD,
        at=clock.now(),
        by=by or written.made_by,
        channel=told.channel.value,
        facts={"language": told.language, "wording": told.wording},
    )
