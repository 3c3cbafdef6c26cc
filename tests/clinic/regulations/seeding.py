"""Single faults put into a table on purpose: each must be seen by some scenario."""

from collections.abc import Iterator
from dataclasses import astuple, replace

from clinic.certificates import Check, Shown
from clinic.journals.book import Mark
from clinic.regulations.grammar import (
    PROMISED,
    Actor,
    Limit,
    Move,
    Regulation,
    Span,
    minutes,
)


def seeded(regulation: Regulation) -> Iterator[tuple[str, Regulation]]:
    """Every table that differs from this one by one fault, with the name of the fault."""
    yield from _showing_otherwise(regulation)
    for at, move in enumerate(regulation.moves):
        named = f"{move.on} at {move.at.name}"
        others = regulation.moves[:at], regulation.moves[at + 1 :]
        yield f"dropped: {named}", replace(regulation, moves=(*others[0], *others[1]))
        for fault, wrong in _wrong_moves(regulation, move):
            moves = (*others[0], wrong, *others[1])
            yield f"{fault}: {named}", replace(regulation, moves=moves)
    for at, limit in enumerate(regulation.limits):
        rest = regulation.limits[:at] + regulation.limits[at + 1 :]
        yield f"dropped limit at {limit.at.name}", replace(regulation, limits=rest)
        for fault, wrong_limit in _wrong_limits(limit):
            limits = (wrong_limit, *rest)
            yield f"{fault} limit at {limit.at.name}", replace(regulation, limits=limits)


def _showing_otherwise(regulation: Regulation) -> Iterator[tuple[str, Regulation]]:
    """The same table, one step of which shows a citizen something else (B6.1)."""
    for step in regulation.steps():
        for shown in {None, *Shown} - {step.shown_as} if step.shown_as else ():
            wrong = replace(step, shown_as=shown)
            moves = tuple(
                replace(
                    move,
                    at=wrong if move.at == step else move.at,
                    to=wrong if move.to == step else move.to,
                )
                for move in regulation.moves
            )
            limits = tuple(
                replace(limit, at=wrong) if limit.at == step else limit
                for limit in regulation.limits
            )
            yield f"{step.name} shown as {shown}", replace(regulation, moves=moves, limits=limits)


def _wrong_moves(regulation: Regulation, move: Move) -> Iterator[tuple[str, Move]]:
    for actor in Actor:
        if actor in move.by:
            fewer = tuple(other for other in move.by if other is not actor)
            yield f"without {actor}", replace(move, by=fewer)
        else:
            yield f"by {actor} too", replace(move, by=(*move.by, actor))
            yield f"by {actor} instead", replace(move, by=(actor,))
    for step in regulation.steps():
        if step != move.to:
            yield f"to {step.name}", replace(move, to=step)
    for rule in move.needs:
        fewer_rules = tuple(other for other in move.needs if other is not rule)
        yield f"without {rule.__name__}", replace(move, needs=fewer_rules)
    for mark in (None, *Mark):
        if mark is not move.mark:
            yield f"marked {mark}", replace(move, mark=mark)
    yield from _wrong_checks(move)
    yield "telling something else", replace(move, tell="else" if move.tell is None else None)


def _wrong_checks(move: Move) -> Iterator[tuple[str, Move]]:
    for check in Check:
        if check in move.checks:
            left = tuple(other for other in move.checks if other is not check)
            yield f"without checking {check}", replace(move, checks=left)
        else:
            yield f"checking {check} too", replace(move, checks=(*move.checks, check))


def _wrong_limits(limit: Limit) -> Iterator[tuple[str, Limit]]:
    if isinstance(limit.within, Span):
        lengths = astuple(limit.within)
        doubled = Span(*(length * 2 for length in lengths))
        halved = Span(*(length // 2 for length in lengths))
        if limit.within.working_minutes:
            by_the_clock = minutes(limit.within.working_minutes)
            yield "running at night", replace(limit, within=by_the_clock)
        yield "doubled", replace(limit, within=doubled)
        yield "halved", replace(limit, within=halved)
        yield "promised", replace(limit, within=PROMISED)
    else:
        yield "ten minutes instead of the promised", replace(limit, within=minutes(10))
    yield "another act of the", replace(limit, then="wait")
