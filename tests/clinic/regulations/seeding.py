"""Single faults put into a table on purpose: each must be seen by some scenario."""

from collections.abc import Iterator
from dataclasses import replace

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
    yield "telling something else", replace(move, tell="else" if move.tell is None else None)


def _wrong_limits(limit: Limit) -> Iterator[tuple[str, Limit]]:
    if isinstance(limit.within, Span):
        doubled = Span(limit.within.minutes * 2, limit.within.working_days * 2)
        halved = Span(limit.within.minutes // 2, limit.within.working_days // 2)
        yield "doubled", replace(limit, within=doubled)
        yield "halved", replace(limit, within=halved)
        yield "promised", replace(limit, within=PROMISED)
    else:
        yield "ten minutes instead of the promised", replace(limit, within=minutes(10))
    yield "another act of the", replace(limit, then="wait")
