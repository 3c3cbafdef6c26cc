"""A case moving along its regulation; stored nowhere, it is what its entry's marks add up to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from clinic.calendar import ProductionCalendar
from clinic.journals.book import Entry, Mark
from clinic.providers import Provider
from clinic.refusals import MoveNotAllowed
from clinic.regulations.grammar import Actor, Move, Regulation, Span, Step
from clinic.rules.facts import BookingFacts


@dataclass(frozen=True, slots=True)
class Case:
    """Where one request stands."""

    regulation: Regulation
    step: Step

    def may(self, act: str) -> bool:
        """Whether the regulation knows this act here, whoever does it."""
        return self._move(act) is not None

    def advance(self, act: str, by: Actor, facts: BookingFacts | None = None) -> "Case":
        """Raises MoveNotAllowed, or the Refused of the first rule in the table's order.

        `facts` may be left out where the move needs no rule.
        """
        move = self._move(act)
        if move is None or by not in move.by:
            raise MoveNotAllowed(self.regulation.code, self.step.name, act)
        if move.needs:
            _ask(move, facts)
        return replace(self, step=move.to)

    def marking(self, by: Actor | None) -> tuple[Move, ...]:
        """What this actor may do here that leaves a mark."""
        moves = self.regulation.moves
        return tuple(
            move for move in moves if move.at == self.step and move.mark and by in move.by
        )

    def due(
        self,
        act: str,
        since: datetime,
        calendar: ProductionCalendar,
        zone: ZoneInfo,
        promised: datetime | None = None,
        provider: Provider | None = None,
    ) -> datetime | None:
        """When this act falls to the clock, the case standing here since then; None: never."""
        for limit in self.regulation.limits:
            if (limit.at, limit.then) == (self.step, act):
                within = limit.within
                if not isinstance(within, Span):
                    return promised
                return within.ends(since, calendar, zone, provider)
        return None

    def _move(self, act: str) -> Move | None:
        moves = self.regulation.moves
        return next((move for move in moves if move.at == self.step and move.on == act), None)


def open_case(regulation: Regulation) -> Case:
    """A request as it comes in."""
    return Case(regulation, regulation.start)


def fold(regulation: Regulation, marks: Sequence[Mark]) -> Case:
    """The case that an entry's marks, oldest first, add up to.

    An entry exists only once it was written, so the first mark is looked for at every step. A
    mark that moves nothing from where the case stands (told twice, told after a cancellation)
    leaves it there.
    """
    case = open_case(regulation)
    for mark in marks:
        written = case.step != regulation.start
        moves = [
            move
            for move in regulation.moves
            if move.mark is mark and (move.at == case.step or not written)
        ]
        if moves:
            case = replace(case, step=moves[0].to)
    return case


def case_of(regulation: Regulation, entry: Entry) -> Case:
    """Where the entry stands now."""
    return fold(regulation, [marked.mark for marked in entry.marks])


def _ask(move: Move, facts: BookingFacts | None) -> None:
    if facts is None:
        message = f"the move {move.on!r} asks rules and was given no facts"
        raise ValueError(message)
    for rule in move.needs:
        refused = rule(facts)
        if refused:
            raise refused
