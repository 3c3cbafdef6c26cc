"""A playground over real HTTP under a standing clock, judged by the Bot API's description."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any, Protocol

import aiohttp
import pytest

from playground import Hand, Limits, Person, Playground, Served, serve
from tests.playground.alarms import Alarms
from tests.playground.spec import Spec

TOKEN = "42:TEST"
AIGUL = Person(7001, "Айгүл", "kk", phone="+77011234501", username="aigul")
SERGEI = Person(7002, "Сергей", "ru", last_name="Ким")
GROUP = -100_5000


class StandingClock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=5)))

    def now(self) -> datetime:
        return self.moment

    async def turn(self, step: timedelta) -> None:
        self.moment += step

    def pass_seconds(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


class Api(Protocol):
    """One call as JSON; the whole answer."""

    async def __call__(self, method: str, /, **params: Any) -> Any: ...


@pytest.fixture(scope="session")
def spec() -> Spec:
    return Spec()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def alarms() -> Alarms:
    return Alarms()


@pytest.fixture
def limits() -> Limits | None:
    return None


@pytest.fixture
def playground(
    clock: StandingClock, alarms: Alarms, limits: Limits | None, spec: Spec
) -> Iterator[Playground]:
    """Every request, answer and update of a test is judged, at its end."""
    made = Playground(
        TOKEN,
        [AIGUL, SERGEI],
        now=clock.now,
        turn_clock=clock.turn,
        later=alarms,
        limits=limits,
    )
    wrong: list[str] = []
    made.on_call = lambda call: wrong.extend(spec.check_call(call))
    yield made
    for entry in made.updates.pending.values():
        wrong.extend(spec.check_update(entry.body))
    assert wrong == []


@pytest.fixture
async def served(playground: Playground) -> AsyncIterator[Served]:
    async with await serve(playground) as made:
        yield made


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def api(served: Served, http: aiohttp.ClientSession) -> Api:
    async def call(method: str, /, **params: Any) -> Any:
        async with http.post(f"{served.url}/bot{TOKEN}/{method}", json=params) as response:
            return await response.json()

    return call


@pytest.fixture
async def aigul(playground: Playground) -> Hand:
    """Has pressed Start, so that the bot may write to her."""
    hand = playground.person(AIGUL.id)
    await hand.say("/start")
    return hand


@pytest.fixture
async def sergei(playground: Playground) -> Hand:
    hand = playground.person(SERGEI.id)
    await hand.say("/start")
    return hand
