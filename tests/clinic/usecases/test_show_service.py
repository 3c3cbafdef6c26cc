"""What anybody hears of a service: its norms, facts, places and campaign, and of nobody (B0.1)."""

import inspect
from datetime import date, timedelta

import pytest

from clinic.information import SERVICES
from clinic.refusals import NotFound
from clinic.usecases.show_service import ServiceShown, ShowService
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import DISPENSARY, fact


async def shown(desk: Desk, code: str) -> ServiceShown:
    return await ShowService(desk.units, desk.clock)(code)


async def one_dispensary(desk: Desk) -> None:
    await desk.change(tables.providers, {"provider": DISPENSARY}, regulation="r5")


def price(provider: str, words: str, **changes: object) -> dict[str, object]:
    known = {"topic": "certificate_price", "regulation": "r5"}
    return {**fact(provider, TODAY, words), **known, **changes}


def words(found: ServiceShown, topic: str = "certificate_price") -> str | None:
    fact = found.facts[topic]
    return fact.value_kk if fact else None


def test_nobody_is_asked_who_asks() -> None:
    assert list(inspect.signature(ShowService.__call__).parameters) == ["self", "code"]


@pytest.mark.parametrize("code", SERVICES)
async def test_every_service_is_shown(desk: Desk, code: str) -> None:
    found = await shown(desk, code)
    assert (found.code, found.norms) == (code, SERVICES[code].norms)


async def test_what_is_no_service_is_not_found(desk: Desk) -> None:
    for code in ("r4", "weather"):
        with pytest.raises(NotFound):
            await shown(desk, code)


async def test_places_are_those_that_give_it(desk: Desk) -> None:
    given = {code: {row.provider for row in (await shown(desk, code)).places} for code in SERVICES}
    clinics = {HERE, ELSEWHERE}
    nobody: set[str] = set()
    assert given == {
        "r1": clinics, "r2": clinics, "r3": {HERE}, "r5": nobody, "r6": nobody, "r7": nobody,
    }  # fmt: skip
    await one_dispensary(desk)
    assert [row.provider for row in (await shown(desk, "r5")).places] == [DISPENSARY]


async def test_places_stand_in_the_order_of_towns(desk: Desk) -> None:
    await desk.change(tables.providers, {"provider": HERE}, place="Шу")
    await desk.change(tables.providers, {"provider": ELSEWHERE}, place="Аса")
    assert [row.place for row in (await shown(desk, "r1")).places] == ["Аса", "Шу"]


async def test_what_is_not_known_is_a_gap_and_no_error(desk: Desk) -> None:
    found = await shown(desk, "r5")
    assert set(found.facts) == set(SERVICES["r5"].facts)
    assert set(found.facts.values()) == {None}


async def test_a_fact_of_this_regulation_goes_before_a_general_one(desk: Desk) -> None:
    await desk.add(
        tables.facts,
        price("*", "general", regulation=""),
        price("*", "of another", regulation="r6"),
        price(HERE, "of a clinic", regulation=""),
    )
    assert words(await shown(desk, "r5")) == "general"
    await desk.add(
        tables.facts, price("*", "of this"), price("*", "later", valid_from="2027-01-01")
    )
    assert words(await shown(desk, "r5")) == "of this"
    assert "certificate_price" not in (await shown(desk, "r2")).facts


async def test_the_only_provider_says_it_itself(desk: Desk) -> None:
    """What its manager said goes before what holds everywhere."""
    await one_dispensary(desk)
    await desk.add(tables.facts, price("*", "general"), price(DISPENSARY, "own", regulation=""))
    assert words(await shown(desk, "r5")) == "own"


@pytest.mark.parametrize(
    ("day", "running"), [(date(2027, 8, 31), False), (date(2027, 9, 1), True)]
)
async def test_the_campaign_is_that_of_today(
    desk: Desk,
    day: date,
    *,
    running: bool,
) -> None:
    """B1.2."""
    desk.clock.turn(days=(day - TODAY) / timedelta(days=1))
    campaign = (await shown(desk, "r1")).campaign
    assert campaign is not None
    assert campaign.running is running
    assert (await shown(desk, "r2")).campaign is None
