"""The words in which a regulation is written as a table, and the faults a table may have."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clinic.calendar import ProductionCalendar
from clinic.certificates import Check, Shown
from clinic.journals.book import Book, Mark
from clinic.providers import Provider
from clinic.rules.campaign import Campaign
from clinic.rules.facts import Rule


class Actor(StrEnum):
    """Who makes a move."""

    APPLICANT = "applicant"  # көрсетілетін қызметті алушы
    REGISTRAR = "registrar"  # қызметті берушінің жауапты қызметкері
    DOCTOR = "doctor"  # or the feldsher, where the precinct has no doctor
    PHTHISIATRICIAN = "phthisiatrician"  # дәрігер-фтизиатр
    PSYCHIATRIST = "psychiatrist"  # дәрігер-психиатр
    NARCOLOGIST = "narcologist"  # дәрігер-нарколог
    MANAGEMENT = "management"  # қызметті берушінің басшылығы
    CLOCK = "clock"  # a limit ran out
    PORTAL = "portal"  # egov.kz, which guides speak of


@dataclass(frozen=True, slots=True)
class Step:
    """Where a case stands. `shown_as`: all that a citizen may see of it, where that is little."""

    name: str
    shown_as: Shown | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as the decree gives it: one of the three, the others are 0.

    Minutes of who waits on the telephone; minutes while the provider is open; working days of the
    calendar (§3.4).
    """

    minutes: int = 0
    working_minutes: int = 0
    working_days: int = 0

    def __add__(self, other: "Span") -> "Span":
        """Of two steps that follow each other."""
        return Span(
            self.minutes + other.minutes,
            self.working_minutes + other.working_minutes,
            self.working_days + other.working_days,
        )

    def ends(
        self,
        since: datetime,
        calendar: ProductionCalendar,
        zone: ZoneInfo,
        provider: Provider | None = None,
    ) -> datetime:
        """Working days end with the local day; that of `since` is not counted.

        Working minutes need the provider whose hours they are of. Raises ValueError without.
        """
        if self.working_minutes:
            if provider is None:
                message = "working minutes are those of a provider"
                raise ValueError(message)
            length = timedelta(minutes=self.working_minutes)
            return calendar.add_working_time(provider, since, length, zone)
        if not self.working_days:
            return since + timedelta(minutes=self.minutes)
        last = calendar.add_working_days(since.astimezone(zone).date(), self.working_days)
        midnight = datetime.combine(last + timedelta(days=1), time.min, zone)
        return midnight.astimezone(since.tzinfo)


class Promised:
    """Until the moment that the entry itself promises (R3.25)."""


PROMISED = Promised()


def minutes(count: int) -> Span:
    return Span(minutes=count)


def working_minutes(count: int) -> Span:
    return Span(working_minutes=count)


def working_days(count: int) -> Span:
    return Span(working_days=count)


@dataclass(frozen=True, slots=True)
class Move:
    """At a step, on an act, by one of these actors, to a step.

    `needs` are asked in their order, and the first refusal stands. `checks` are made by whoever
    moves, and only that they were made is noted. `mark` is what the move writes of the entry,
    `tell` names what is said because of it.
    """

    at: Step
    on: str
    by: tuple[Actor, ...]
    to: Step
    clause: str
    needs: tuple[Rule, ...] = ()
    checks: tuple[Check, ...] = ()
    mark: Mark | None = None
    tell: str | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A case may stay at a step only so long; `then` is the act of the clock."""

    at: Step
    within: Span | Promised
    then: str
    clause: str


class Instead(StrEnum):
    """Where people go for what is not done here."""

    EGOV = "egov"
    REGISTRY_OR_EGOV = "registry_or_egov"
    IN_PERSON = "in_person"  # with an identity card or the paper that was given
    COUNSELLOR = "counsellor"


@dataclass(frozen=True, slots=True)
class NotHere:
    """What the decree or its portal does and this house does not, on purpose."""

    what: str
    clause: str
    instead: Instead


@dataclass(frozen=True, slots=True)
class Regulation:
    """A service of the decree; its code names its words, `edition` is the day of the decree."""

    code: str
    edition: date
    start: Step
    moves: tuple[Move, ...]
    limits: tuple[Limit, ...]
    journal: Book
    not_here: tuple[NotHere, ...] = ()

    def steps(self) -> tuple[Step, ...]:
        """Every step once: the start, then in the order of the moves."""
        ends = [step for move in self.moves for step in (move.at, move.to)]
        return tuple(dict.fromkeys([self.start, *ends]))


@dataclass(frozen=True, slots=True)
class Stage:
    """What is done on a way, by whom, and how long at most, where the decree says so."""

    act: str
    by: Actor
    clause: str
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to the result, its stages in their order."""

    name: str
    clause: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A service that is explained and not given here. `facts` are topics of facts.csv."""

    code: str
    edition: date
    ways: tuple[Way, ...]
    facts: tuple[str, ...]
    campaigns: tuple[Campaign, ...]
    not_here: tuple[NotHere, ...]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What anybody is told alike: no steps, no cases. `facts` are topics of facts.csv."""

    code: str
    edition: date
    facts: tuple[str, ...]
    clause: str
    not_here: tuple[NotHere, ...] = ()


def faults(regulation: Regulation) -> list[str]:
    """The self-check of a table: empty when it can be run."""
    checks = (_unreachable, _dead_ends, _ambiguous, _unkept_limits)
    return [fault for check in checks for fault in check(regulation)]


def _unreachable(regulation: Regulation) -> Iterator[str]:
    reached = {regulation.start}
    for _ in regulation.moves:
        reached |= {move.to for move in regulation.moves if move.at in reached}
    for step in regulation.steps():
        if step not in reached:
            yield f"unreachable step: {step.name}"


def _dead_ends(regulation: Regulation) -> Iterator[str]:
    left = {move.at for move in regulation.moves if move.to != move.at}
    for step in regulation.steps():
        if not step.final and step not in left:
            yield f"dead end: {step.name}"
        if step.final and step in left:
            yield f"a final step is left: {step.name}"


def _ambiguous(regulation: Regulation) -> Iterator[str]:
    names = Counter(step.name for step in regulation.steps())
    acts = Counter((move.at.name, move.on) for move in regulation.moves)
    marks = Counter((move.at.name, move.mark) for move in regulation.moves if move.mark)
    limits = Counter((limit.at.name, limit.then) for limit in regulation.limits)
    yield from (f"two steps of one name: {name}" for name, count in names.items() if count > 1)
    yield from (f"ambiguous move: {act} at {at}" for (at, act), n in acts.items() if n > 1)
    yield from (f"ambiguous mark: {mark} at {at}" for (at, mark), n in marks.items() if n > 1)
    yield from (f"two limits: {then} at {at}" for (at, then), n in limits.items() if n > 1)


def _unkept_limits(regulation: Regulation) -> Iterator[str]:
    by_clock = {(move.at, move.on) for move in regulation.moves if Actor.CLOCK in move.by}
    limited = {(limit.at, limit.then) for limit in regulation.limits}
    for limit in regulation.limits:
        if (limit.at, limit.then) not in by_clock:
            yield f"limit without a move: {limit.then} at {limit.at.name}"
    for at, act in sorted((at.name, act) for at, act in by_clock - limited):
        yield f"move of the clock without a limit: {act} at {at}"
