"""R1: the guide against what the decree says, written a second time (house.md)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from clinic.regulations.grammar import Actor, Guide, Instead, Span, Stage, Way, minutes
from clinic.regulations.r1_attachment import R1
from clinic.rules.campaign import choosing
from tests.clinic.regulations.playing import SCENARIOS

TEXT = tomllib.loads((SCENARIOS / "r1.toml").read_text(encoding="utf-8"))


def is_told(guide: Guide) -> bool:
    """Whether it says of the ways what the text says."""
    return [_way(way) for way in guide.ways] == [
        (way["name"], way["clause"], [_stage(stage) for stage in way["stages"]])
        for way in TEXT["way"]
    ]


def _way(way: Way) -> tuple[str, str, list[tuple[object, ...]]]:
    stages = [(one.act, one.by, one.clause, one.within) for one in way.stages]
    return way.name, way.clause, [tuple(one) for one in stages]


def _stage(said: Mapping[str, Any]) -> tuple[object, ...]:
    span = Span(said.get("minutes", 0), working_days=said.get("working_days", 0))
    return said["act"], said["by"], said["clause"], None if span == Span() else span


def test_the_guide_says_what_the_text_says() -> None:
    assert is_told(R1)
    assert list(R1.facts) == TEXT["facts"]


@pytest.mark.parametrize("choice", TEXT["choice"], ids=lambda choice: choice["name"])
def test_the_campaign_is_as_the_text_says(choice: Mapping[str, Any]) -> None:
    """B1.2."""
    found = choosing(R1.campaigns, choice["today"])
    assert found is not None
    assert found.running is choice["running"]
    assert found.last == choice["last"]
    assert found.holds_from == choice.get("holds_from")
    assert found.running or found.first == choice["first"]


def seeded(guide: Guide) -> Iterator[tuple[str, Guide]]:
    """Single faults: a way or a stage less, another actor, another limit or none."""
    for at, way in enumerate(guide.ways):
        yield f"no {way.name}", replace(guide, ways=guide.ways[:at] + guide.ways[at + 1 :])
        for place, stage in enumerate(way.stages):
            for name, stages in _spoiled(way, place, stage):
                spoiled = replace(way, stages=stages)
                ways = (*guide.ways[:at], spoiled, *guide.ways[at + 1 :])
                yield f"{way.name}, {stage.act}: {name}", replace(guide, ways=ways)


def _spoiled(way: Way, place: int, stage: Stage) -> Iterator[tuple[str, tuple[Stage, ...]]]:
    before, after = way.stages[:place], way.stages[place + 1 :]
    yield "dropped", before + after
    yield "twice", (*before, stage, stage, *after)
    for actor in Actor:
        if actor is not stage.by:
            yield f"by {actor}", (*before, replace(stage, by=actor), *after)
    within = minutes(7) if stage.within is None else None
    yield "another limit", (*before, replace(stage, within=within), *after)


@pytest.mark.unfollowed
def test_every_seeded_fault_is_seen() -> None:
    spoiled = dict(seeded(R1))
    assert len(spoiled) > 50
    assert [name for name, guide in spoiled.items() if is_told(guide)] == []


def test_nobody_is_attached_here() -> None:
    """B1.1: and the portal's own certificate is imitated nowhere."""
    instead = {row.what: row.instead for row in R1.not_here}
    assert instead["attaching"] is Instead.REGISTRY_OR_EGOV
    assert instead["signed_certificate"] is Instead.EGOV
    assert not hasattr(R1, "moves")


def test_every_line_of_the_guide_cites_its_clause_and_the_campaign_its_source() -> None:
    assert all(way.clause and stage.clause for way in R1.ways for stage in way.stages)
    assert all(row.clause for row in R1.not_here)
    assert all(campaign.clause and campaign.source for campaign in R1.campaigns)
