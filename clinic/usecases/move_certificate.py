"""A request for a certificate is moved along its regulation by whoever's turn it is (R5 to R7)."""

from dataclasses import dataclass
from datetime import datetime

from clinic.journals.book import Entry, Mark
from clinic.journals.certificates import ANSWERED_AT, ANSWERING, certificate_of
from clinic.people import ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.procedure import Case
from clinic.refusals import Refusal, Refused
from clinic.regulations.grammar import Actor, Move
from clinic.usecases.certifying import Certifying, acts_as, own_request, standing
from clinic.usecases.noting import Act, note
from clinic.usecases.once import anew
from clinic.usecases.refusing import noting_reach
from clinic.visits import EntryNo


@dataclass(frozen=True, slots=True)
class MoveCertificate:
    """What it is moved to is nobody's business but the desk's: no notice is left (B6.2)."""

    units: Units
    clock: Clock

    async def __call__(self, number: EntryNo, to: str, staff: Certifying) -> None:
        """To the step of that name; a second time it stands there already.

        Raises NotYours, and Refused where the table has no such move for this role.
        """

        async def deed() -> None:
            async with self.units(writing=True) as unit:
                entry = await own_request(unit, number, staff)
                if certificate_of(entry).step != to:
                    await self._move(unit, entry, to, staff)
                    await unit.commit()

        async with noting_reach(self.units, self.clock, staff, number):
            await anew(deed)

    async def _move(self, unit: Unit, entry: Entry, to: str, staff: Certifying) -> None:
        case = standing(entry)
        move, mark = _allowed(case, to, await acts_as(unit, staff))
        now = self.clock.now()
        answered = await self._answered_at(unit, entry, case, move)
        await unit.journals.mark(
            entry.entry,
            mark,
            at=now,
            by=staff.account,
            channel=staff.channel.value,
            facts={ANSWERED_AT: answered.isoformat()} if answered else {},
        )
        await note(unit, self.clock, staff, Act("move_certificate", entry.entry))

    async def _answered_at(
        self, unit: Unit, entry: Entry, case: Case, move: Move
    ) -> datetime | None:
        """At the doctor's step whichever way it goes; before it, once the norm has run (B6.1)."""
        if move.mark not in ANSWERING:
            return None
        if move.mark is not Mark.STOPPED:
            return self.clock.now()
        calendar = await unit.directory.calendar()
        provider = await unit.directory.provider(ProviderId(entry.provider))
        stopped, zone = Case(case.regulation, move.to), self.clock.zone
        norm = stopped.due("answer", entry.written_at, calendar, zone, provider=provider)
        return max(norm or self.clock.now(), self.clock.now())


def _allowed(case: Case, to: str, actor: Actor | None) -> tuple[Move, Mark]:
    """The move, and the mark that it leaves: what falls to the clock leaves none."""
    for move in case.marking(actor):
        if move.to.name == to and move.mark:
            return move, move.mark
    raise Refused(Refusal.NOT_THIS_STEP, "R5.9, R6.10, R7.9")
