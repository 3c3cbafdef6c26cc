"""A doctor's round: today's home visits, as a chat may show them (R3.25, B3.9, B0.9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic.acting import Practitioner
from clinic.home_calls import CallKind, CallState
from clinic.journals.brief_list import Carried
from clinic.journals.home_calls import call_of
from clinic.journals.home_visits import Line, in_order, line_row, lines_of, state_of
from clinic.people import initials
from clinic.ports import LOOK_UP, Clock, Unit, Units
from clinic.refusals import NotYours
from clinic.schedule import stretch_of
from clinic.usecases.calling import window_of
from clinic.usecases.joining import is_for
from clinic.usecases.noting import Act, note
from clinic.usecases.owning import own_doctor
from clinic.visits import EntryNo
from clinic.windows import Window

OWN_ROUND = "own round"
WHERE = ("address", "entrance", "floor", "landmark", "contact")
"""What the open card tells of the way there (B0.9)."""
IN_FULL = ("door_code", "complaint")
"""And by the provider's written decision alone."""


@dataclass(frozen=True, slots=True, repr=False)
class RoundVisit:
    """A patient on the round; the calls that joined each other are one visit (B3.6).

    `entry`: the first of them that somebody is waited for. What a chat may not carry is empty.
    """

    entry: EntryNo
    window: Window
    state: CallState
    initials: str
    birth_year: str
    address: str


@dataclass(frozen=True, slots=True, repr=False)
class RoundCard:
    """The visit in hand. `told`: by the journal's columns, what is known and may be carried.

    `sought`: what a map is asked for, the town and the address of the first call.
    """

    visit: RoundVisit
    called_at: datetime
    kind: CallKind
    told: Mapping[str, str]
    sought: str


@dataclass(frozen=True, slots=True)
class ShowRound:
    """The calls of the own precincts, and those that were handed to the doctor.

    Each look is noted (B0.7). `carried`: what the provider lets a chat carry.
    """

    units: Units
    clock: Clock
    carried: Carried

    async def __call__(self, by: Practitioner) -> Sequence[RoundVisit]:
        """In the order of the list. Raises NotYours for a doctor of another provider."""
        async with self.units(writing=True) as unit:
            lines = await self._lines(unit, by)
            if lines:
                about = f"{by.doctor} {self.clock.today().isoformat()}"
                act = Act(LOOK_UP, about, OWN_ROUND, f"{len(lines)} home visits")
                await note(unit, self.clock, by, act)
                await unit.commit()
        return [self._visit(line) for line in in_order(lines)]

    async def card(self, number: EntryNo, by: Practitioner) -> RoundCard:
        """Also of what was called off. Raises NotYours for what is not of this round."""
        async with self.units(writing=True) as unit:
            lines = await self._lines(unit, by)
            found = [one for one in lines if any(call.entry == number for call in one.calls)]
            if not found:
                raise NotYours
            await note(unit, self.clock, by, Act(LOOK_UP, number, OWN_ROUND))
            provider = await unit.directory.provider(by.provider)
            await unit.commit()
        return self._card(found[0], provider.place)

    async def _lines(self, unit: Unit, by: Practitioner) -> Sequence[Line]:
        doctor = await own_doctor(unit, by.doctor, by.provider)
        today = self.clock.today()
        calls = await unit.journals.promised(
            by.provider, *stretch_of(today, today, self.clock.zone)
        )
        return [
            line
            for line in lines_of(calls)
            if any(is_for(call_of(call), doctor) for call in line.calls)
        ]

    def _visit(self, line: Line) -> RoundVisit:
        first = line.standing[0]
        row = line_row(line, self.clock.zone)
        personal = self.carried is not Carried.OFF
        return RoundVisit(
            entry=first.entry,
            window=window_of(call_of(first), self.clock),
            state=state_of(first),
            initials=initials(row["patient"]) if personal else "",
            birth_year=row["birth_year"] if personal else "",
            address=row["address"] if personal else "",
        )

    def _card(self, line: Line, town: str) -> RoundCard:
        row = line_row(line, self.clock.zone)
        address = line.standing[0].columns["address"] or ""
        named = town.casefold() in address.casefold()
        sought = address if named or not address else f"{town}, {address}"
        return RoundCard(
            visit=self._visit(line),
            called_at=datetime.fromisoformat(row["called_at"]),
            kind=CallKind(row["kind"]),
            told={code: row[code] for code in self._carried_columns() if row[code]},
            sought="" if self.carried is Carried.OFF else sought,
        )

    def _carried_columns(self) -> Sequence[str]:
        if self.carried is Carried.OFF:
            return ()
        return (*WHERE, *IN_FULL) if self.carried is Carried.FULL else WHERE
