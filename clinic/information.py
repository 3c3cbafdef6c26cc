"""The seven services as anybody may be told of them, before consent and without a name (B0.1).

`about` takes no person and no state, so its answer cannot depend on any (B4.1).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clinic.journals.book import Mark
from clinic.providers import RECEIVING, HoursKind, Provider
from clinic.refusals import NotFound
from clinic.regulations.grammar import Guide, Leaflet, Regulation, Span
from clinic.regulations.r1_attachment import R1
from clinic.regulations.r2_booking import R2
from clinic.regulations.r3_home_call import R3
from clinic.regulations.r4_hiv import R4
from clinic.regulations.r5_tb_certificate import R5
from clinic.regulations.r6_psychoneurological_certificate import R6
from clinic.regulations.r7_narcological_certificate import R7
from clinic.rules.campaign import Campaign

TOPICS = (
    "where",
    "hours",
    "certificate_price",
    "what_to_bring",
    "counsellor",
    "free_and_anonymous",
    "filter_room",
    "helpline",
    "ambulance",
    "consent",
)
"""What facts.csv may hold: dated data with a source (house.md)."""

OF_A_PROVIDER = ("hours", "filter_room", "what_to_bring", "certificate_price", "where", "helpline")
"""What a provider says of itself, and its manager may change."""

TABLES: tuple[Regulation, ...] = (R2, R3, R5, R6, R7)
GUIDES: tuple[Guide, ...] = (R1,)
LEAFLETS = {R4.code: R4}
"""The regulations by their kind: what is run here, what is explained, what is told alike."""

AN_HOUR = 60
GivenBy = Callable[[Provider, date], bool]


class NormUnit(StrEnum):
    """In what a norm is counted."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Norm:
    """An act of a service, and how long it may take at most."""

    act: str
    unit: NormUnit
    count: int


@dataclass(frozen=True, slots=True)
class Service:
    """How a service is told of. `facts` are topics of facts.csv, `ways` those of a guide."""

    code: str
    facts: tuple[str, ...]
    norms: tuple[Norm, ...]
    given_by: GivenBy
    ways: tuple[str, ...] = ()
    campaigns: tuple[Campaign, ...] = ()


def about(topic: str) -> Leaflet:
    """Raises NotFound for a topic that no leaflet covers."""
    try:
        return LEAFLETS[topic]
    except KeyError:
        raise NotFound(topic) from None


def service(code: str) -> Service:
    """Raises NotFound for what is no service, or is told of by a leaflet."""
    try:
        return SERVICES[code]
    except KeyError:
        raise NotFound(code) from None


def norm(act: str, within: Span) -> Norm:
    """Whole hours are said as hours."""
    if within.working_days:
        return Norm(act, NormUnit.WORKING_DAYS, within.working_days)
    minutes = within.minutes or within.working_minutes
    hours, rest = divmod(minutes, AN_HOUR)
    return Norm(act, NormUnit.MINUTES, minutes) if rest else Norm(act, NormUnit.HOURS, hours)


def _explained(guide: Guide, given_by: GivenBy) -> Service:
    stages = [stage for way in guide.ways for stage in way.stages]
    return Service(
        code=guide.code,
        facts=guide.facts,
        norms=tuple(norm(stage.act, stage.within) for stage in stages if stage.within),
        given_by=given_by,
        ways=tuple(way.name for way in guide.ways),
        campaigns=guide.campaigns,
    )


def _of_acts(table: Regulation, *acts: str) -> tuple[Norm, ...]:
    """How long a case may wait for each of these acts."""
    return tuple(norm(act, _within(table, act)) for act in acts)


def _within(table: Regulation, act: str) -> Span:
    steps = [move.at for move in table.moves if move.on == act]
    limits = [limit.within for limit in table.limits if limit.at in steps]
    return next(within for within in limits if isinstance(within, Span))


def _attaches(provider: Provider, _: date) -> bool:
    return provider.kind in RECEIVING


def _comes_home(provider: Provider, today: date) -> bool:
    return provider.kind in RECEIVING and bool(provider.hours(HoursKind.HOME_CALLS, today))


def _certificate(table: Regulation) -> Service:
    """Of whoever has its doctor: a dispensary, a hospital, an office (R5.1, R6.1, R7.1)."""

    def issues(provider: Provider, _: date) -> bool:
        return provider.regulation == table.code

    facts = ("what_to_bring", "certificate_price", "where", "hours")
    desk = next(move.on for move in table.moves if move.mark is Mark.SENT)
    return Service(table.code, facts, _of_acts(table, desk, "sign", "certify"), issues)


SERVICES: Mapping[str, Service] = {
    one.code: one
    for one in (
        _explained(R1, _attaches),
        Service(R2.code, ("what_to_bring",), _of_acts(R2, "check_register", "book"), _attaches),
        Service(
            R3.code,
            ("what_to_bring", "filter_room"),
            _of_acts(R3, "check_register", "call_home"),
            _comes_home,
        ),
        _certificate(R5),
        _certificate(R6),
        _certificate(R7),
    )
}
"""All but those that a leaflet tells of."""
