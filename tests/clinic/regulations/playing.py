"""Plays scenarios written from the decree's text against a regulation's table."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from clinic.acting import Asker, Channel, Operator
from clinic.calendar import DayKind
from clinic.journals.book import Mark
from clinic.people import Relation
from clinic.procedure import Case, fold
from clinic.providers import parse_hours
from clinic.refusals import MoveNotAllowed, Refused
from clinic.regulations.grammar import Actor, Move, Regulation
from clinic.rules.facts import BookingFacts
from tests.clinic.samples import (
    ELSEWHERE,
    HERE,
    NOW,
    TODAY,
    ZONE,
    aged,
    caller,
    doctor,
    listed,
    provider,
    verified,
)

SCENARIOS = Path(__file__).with_name("scenarios")
ATTACHED: dict[str, dict[str, Any]] = {
    "here": {},
    "elsewhere": {"provider": ELSEWHERE},
    "in_a_week": {
        "provider": ELSEWHERE,
        "next_provider": HERE,
        "next_from": TODAY + timedelta(days=7),
    },
}
ENDS = {
    "handed_over", "moved", "cancelled", "came", "missed", "closed_by_clinic", "visited",
    "not_at_home", "handed_to_103", "received",
}  # fmt: skip
UNMARKED = "answer"
"""The one act that moves an entry and leaves no mark: the norm has run, nobody did anything."""
TOMORROW_AT_TEN = 24 * 60
DAYS = listed((date(2026, 12, 16), DayKind.HOLIDAY))
"""Independence Day, a Wednesday (§3.4)."""
PROMISED_UNTIL = NOW + timedelta(hours=5)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One line of `from`, played turn by turn."""

    name: str
    clause: str
    marks: tuple[Mark, ...]
    checked: bool
    since: datetime
    facts: BookingFacts
    turns: tuple[dict[str, Any], ...]


def scenarios(name: str) -> list[Scenario]:
    told = tomllib.loads((SCENARIOS / name).read_text(encoding="utf-8"))
    return [
        Scenario(
            name=each["name"],
            clause=each["clause"],
            marks=tuple(Mark(mark) for mark in marks),
            checked=each.get("checked", False),
            since=each["since"].replace(tzinfo=ZONE).astimezone(UTC) if "since" in each else NOW,
            facts=_facts(**each.get("given", {})),
            turns=tuple(each["turns"]),
        )
        for each in told["scenario"]
        for marks in each.get("from", [[]])
    ]


def play(regulation: Regulation, scenario: Scenario) -> None:
    """Raises AssertionError where the table does otherwise than the text says."""
    case = fold(regulation, scenario.marks)
    if scenario.checked:
        case = case.advance("check_register", Actor.REGISTRAR, _facts())
    marks = list(scenario.marks)
    for turn in scenario.turns:
        if "refused" in turn:
            _play_refusal(case, turn, scenario.facts)
        elif "not_allowed" in turn:
            _play_not_allowed(case, turn, list(Actor), scenario)
        else:
            move = _play_move(case, turn, scenario)
            case = Case(regulation, move.to)
            marks += [move.mark] if move.mark else []
            assert not marks or move.on == UNMARKED or fold(regulation, marks) == case


def _play_move(case: Case, turn: dict[str, Any], scenario: Scenario) -> Move:
    facts = scenario.facts
    act, who = turn["does"], [Actor(actor) for actor in turn["who"]]
    assert case.may(act)
    for actor in who:
        assert case.advance(act, actor, facts).step.name == turn["step"]
    _play_not_allowed(case, turn, [actor for actor in Actor if actor not in who], scenario)
    moves = [m for m in case.regulation.moves if m.at == case.step and m.on == act]
    assert len(moves) == 1
    assert moves[0].mark == turn.get("written")
    assert moves[0].tell == turn.get("told")
    assert moves[0].checks == tuple(turn.get("checks", ()))
    assert moves[0].to.shown_as == turn.get("shown")
    assert moves[0].to.final == _is_an_end(turn["step"])
    _play_time(case, turn, scenario, by_clock=who == [Actor.CLOCK])
    return moves[0]


def _play_time(case: Case, turn: dict[str, Any], scenario: Scenario, *, by_clock: bool) -> None:
    """A limit runs out at its minute and not before; within the limits nothing is overdue."""
    now = scenario.since + timedelta(minutes=turn.get("after", 0))
    if "due" in turn:
        now = turn["due"].replace(tzinfo=ZONE).astimezone(UTC)
    acts = [limit.then for limit in case.regulation.limits if limit.at == case.step]
    ends = {act: _due(case, act, scenario) for act in acts}
    assert len(ends) == len(acts)
    if by_clock:
        assert ends.get(turn["does"]) == now
    else:
        assert all(end is not None and now < end for end in ends.values())


def _due(case: Case, act: str, scenario: Scenario) -> datetime | None:
    of = scenario.facts.provider
    return case.due(act, scenario.since, DAYS, ZONE, PROMISED_UNTIL, of)


def _play_refusal(case: Case, turn: dict[str, Any], facts: BookingFacts) -> None:
    refused = _refusal(case, turn, facts)
    assert refused
    assert refused.refusal == turn["refused"]
    assert refused.clause


def _refusal(case: Case, turn: dict[str, Any], facts: BookingFacts) -> Refused | None:
    try:
        case.advance(turn["does"], Actor(turn["by"]), facts)
    except Refused as refused:
        return refused
    return None


def _play_not_allowed(
    case: Case, turn: dict[str, Any], actors: list[Actor], scenario: Scenario
) -> None:
    if Actor.CLOCK in actors:
        assert _due(case, turn["does"], scenario) is None
    for actor in actors:
        try:
            case.advance(turn["does"], actor, scenario.facts)
        except MoveNotAllowed:
            continue
        raise AssertionError(turn)


def _is_an_end(step: str) -> bool:
    return step in ENDS


def _facts(**given: Any) -> BookingFacts:
    """An adult attached here who asks at L1 for tomorrow, but for what is given.

    `staff`: somebody of the desk asks.
    """
    care = given.pop("home_care", "inside")
    who = aged(given.pop("age", 30), home_care=care, **ATTACHED[given.pop("attached", "here")])
    calls = parse_hours(given.pop("home_calls", "mon-fri 08:00-18:00"))
    hours = given.pop("hours", "mon-fri 08:00-20:00; sat 09:00-14:00")
    ahead = given.pop("minutes_ahead", TOMORROW_AT_TEN)
    days = given.pop("days_ahead", None)
    starts_at = NOW + timedelta(minutes=ahead)
    if days is not None:
        day = TODAY + timedelta(days=days)
        starts_at = datetime.combine(day, time(10), ZONE).astimezone(UTC)
    return BookingFacts(
        patient=who,
        provider=provider(hours, home_calls=calls),
        day=starts_at.astimezone(ZONE).date(),
        now=NOW,
        today=TODAY,
        asker=_asker(given),
        relation=Relation(given.pop("relation", "self")),
        doctor=doctor(given.pop("booking", "direct")),
        starts_at=starts_at,
        **given,
    )


def _asker(given: dict[str, Any]) -> Asker:
    if given.pop("staff", False):
        return Operator("s1", HERE, Channel.OPERATOR, "ru")
    return verified() if given.pop("verified", False) else caller()


def is_played(regulation: Regulation, scenario: Scenario) -> bool:
    """Whether the table does all that the scenario says."""
    try:
        play(regulation, scenario)
    except (AssertionError, MoveNotAllowed, Refused):
        return False
    return True
