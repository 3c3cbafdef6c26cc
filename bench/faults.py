"""Reminders while things fail: how many came, how many did not, and how many came twice.

Processes as an administrator starts them, the playground's Bot API over real HTTP, real databases.
What may come twice is said in docs/decisions/0016: a message whose answer was lost, and one whose
process was killed before it could mark it.
"""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from random import SystemRandom
from secrets import token_urlsafe
from time import perf_counter
from typing import Final

from bench.bots import ROOT, TOKEN, let_in, players
from bench.chat import settings_of
from bench.databases import Databases, PostgresDatabases
from bench.due import any_waits, fall_due, later, with_reminders
from bench.table import Bar, Line, milliseconds
from bench.town import CLOCK, CROWD, KEY, crowd
from playground import ApiError, Call, Drop, Playground, serve
from playground.errors import too_many_requests
from playground.faults import Faults
from storage import Store, open_store

NONE: Final = Bar(0, least=False, unit=" lost, and doubled outside the window")
FAILING: Final = 0.05
STORMY: Final = 0.03
RETRY_AFTER: Final = 2
IN_FLIGHT: Final = 0.25
"""Seconds in which what had left before a 429 still arrives."""
WINDOW: Final = 0.25
"""Seconds before a kill: what came earlier must have been marked by then."""
LIVES: Final = (0.05, 1.2)
"""So many seconds, by chance, a sender lives once it is there."""
SENDERS: Final = 2
LOOK_EVERY: Final = 0.2
SECRET: Final = token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much, how long (seconds), how often."""

    due: int = 1_000
    cut: float = 600.0
    kills: int = 50
    due_to_killed: int = 12_000
    wire: float = 0.0
    """Seconds until each answer, where senders are killed."""


class Watched(Faults):
    """Remembers which faults have struck, and when a 429 did."""

    def __init__(self) -> None:
        super().__init__()
        self.lost_answers = 0
        self.held_back: list[float] = []

    def take(self, method: str) -> ApiError | Drop | None:
        fault = super().take(method)
        self.lost_answers += fault is Drop.ANSWER
        if isinstance(fault, ApiError) and fault.code == HTTPStatus.TOO_MANY_REQUESTS:
            self.held_back.append(perf_counter())
        return fault


@dataclass(slots=True)
class World:
    """What a Bot API with the crowd in front of it has seen: when each message came."""

    database: str
    api: str
    faults: Watched
    came: dict[tuple[object, str], list[float]] = field(default_factory=dict)
    webhooks: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, call: Call) -> None:
        method = call.method.lower()
        if method == "sendmessage" and call.answer["ok"]:
            key = (call.params["chat_id"], str(call.params["text"]))
            self.came.setdefault(key, []).append(perf_counter())
        self.webhooks += method == "setwebhook"
        self.news.set()

    @property
    def doubled(self) -> list[list[float]]:
        return [times for times in self.came.values() if len(times) > 1]

    def during_429(self) -> int:
        """Messages that came although a 429 held everybody back."""
        moments = [moment for times in self.came.values() for moment in times]
        return sum(
            any(
                since + IN_FLIGHT < moment < since + RETRY_AFTER for since in self.faults.held_back
            )
            for moment in moments
        )


@asynccontextmanager
async def _world(database: str) -> AsyncIterator[World]:
    playground = Playground(
        TOKEN, players(crowd(CROWD)), now=lambda: CLOCK.now().astimezone(CLOCK.zone)
    )
    playground.faults = faults = Watched()
    let_in(playground)
    async with await serve(playground) as served:
        world = World(database, served.url, faults)
        playground.on_call = world.hear
        yield world


async def measure(databases: Databases, town: str, sizes: Sizes = Sizes()) -> AsyncIterator[Line]:
    yield await _at_one_second(databases, town, sizes)
    yield await _failing(databases, town, sizes)
    yield await _stormy(databases, town, sizes)
    yield await _cut(databases, town, sizes)
    if isinstance(databases, PostgresDatabases):
        yield await killed(databases, town, sizes)


# ------------------------------------------------------------ one sender


async def _at_one_second(databases: Databases, town: str, sizes: Sizes) -> Line:
    async with _due(databases, town, sizes.due) as (world, store, url), _sender(world, url):
        took = await _drained(world, store)
    return _line(f"{sizes.due:,} due at one second", world, sizes.due, 0, _took(took))


async def _failing(databases: Databases, town: str, sizes: Sizes) -> Line:
    """A server error, a request that is lost, or an answer that is lost after the message came."""
    async with _due(databases, town, sizes.due) as (world, store, url):
        ways = (ApiError(500, "Internal Server Error"), Drop.REQUEST, Drop.ANSWER)
        world.faults.sometimes("sendMessage", FAILING, ways, seed=5)
        async with _sender(world, url):
            took = await _drained(world, store)
    lost = world.faults.lost_answers
    note = f"{lost} answers lost, {_took(took)}"
    return _line(f"{FAILING:.0%} of the sends fail", world, sizes.due, lost, note)


async def _stormy(databases: Databases, town: str, sizes: Sizes) -> Line:
    async with _due(databases, town, sizes.due) as (world, store, url):
        world.faults.sometimes("sendMessage", STORMY, [too_many_requests(RETRY_AFTER)], seed=6)
        async with _sender(world, url):
            took = await _drained(world, store)
    storms, early = len(world.faults.held_back), world.during_429()
    note = f"{storms} times 429, {early} sent during one, {_took(took)}"
    return _line("429 storms", world, sizes.due, 0, note, wrong=early)


async def _cut(databases: Databases, town: str, sizes: Sizes) -> Line:
    """In the middle of the sending."""
    async with _due(databases, town, sizes.due) as (world, store, url), _sender(world, url):
        while len(world.came) < sizes.due // 4:
            await _news(world)
        world.faults.cut = True
        await asyncio.sleep(sizes.cut)
        before = len(world.came)
        world.faults.cut = False
        took = await _drained(world, store)
    note = f"{before:,} before, the others within {_took(took)} of its end"
    name = f"the network cut for {sizes.cut / 60:,.1f} minutes"
    return _line(name, world, sizes.due, 0, note)


# ------------------------------------------------------------ two senders, killed


async def killed(databases: Databases, town: str, sizes: Sizes) -> Line:
    """`kill -9` at random moments, one or the other; another process takes the place at once."""
    kills: list[float] = []
    async with _due(databases, town, sizes.due_to_killed) as (world, store, url):
        world.faults.delay = sizes.wire
        async with asyncio.TaskGroup() as seats:
            for _ in range(SENDERS):
                seats.create_task(_live_and_die(world, store, url, kills, sizes.kills))
        async with _sender(world, url):
            await _drained(world, store)
    inside = [times for times in world.doubled if _before_a_kill(times[0], kills) < WINDOW]
    longest = max((_before_a_kill(times[0], kills) for times in inside), default=0.0)
    note = f"{len(kills)} kills; sent at most {milliseconds(longest)} before one"
    name = f"{SENDERS} senders, kill -9 {sizes.kills} times"
    return _line(name, world, sizes.due_to_killed, len(inside), note)


async def _live_and_die(
    world: World, store: Store, url: str, kills: list[float], wanted: int
) -> None:
    dice = SystemRandom()
    while len(kills) < wanted and await any_waits(store):
        process = await _start(world, url, webhook=_free_port())
        there = world.webhooks
        while world.webhooks == there and process.returncode is None:
            await _news(world)
        await asyncio.sleep(dice.uniform(*LIVES))
        if len(kills) < wanted and await any_waits(store):
            kills.append(perf_counter())
            process.kill()
        else:
            process.terminate()
        await process.wait()


def _before_a_kill(moment: float, kills: list[float]) -> float:
    """Seconds to the next one."""
    return min((kill - moment for kill in kills if kill >= moment), default=float("inf"))


# ------------------------------------------------------------ inside


@asynccontextmanager
async def _due(
    databases: Databases, town: str, count: int
) -> AsyncIterator[tuple[World, Store, str]]:
    """So many reminders, due by now in the clock that the processes share."""
    url = await with_reminders(databases, town, count, later())
    async with _world(databases.name) as world:
        async with open_store(url, CLOCK, KEY) as store:
            await fall_due(store)
            yield world, store, url
        await databases.drop(url)


@asynccontextmanager
async def _sender(world: World, url: str) -> AsyncIterator[None]:
    process = await _start(world, url)
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


async def _start(world: World, url: str, webhook: int = 0) -> asyncio.subprocess.Process:
    """By a webhook where several share the work: only one may poll."""
    settings: Mapping[str, str] = {
        name: value.format(api=world.api) for name, value in settings_of(url).items()
    }
    if webhook:
        listens = f"127.0.0.1:{webhook}"
        settings = {
            **settings,
            "QABYLDAU_WEBHOOK_URL": f"http://{listens}/hook",
            "QABYLDAU_WEBHOOK_LISTEN": listens,
            "QABYLDAU_WEBHOOK_SECRET": SECRET,
        }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "run",
        cwd=ROOT, env=os.environ | settings, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


async def _news(world: World) -> None:
    """Something was asked of the Bot API, or a little time has passed."""
    world.news.clear()
    try:
        async with asyncio.timeout(LOOK_EVERY):
            await world.news.wait()
    except TimeoutError:
        return


async def _drained(world: World, store: Store) -> float:
    """Seconds until no notice waits any more."""
    began = perf_counter()
    while await any_waits(store):
        await _news(world)
    return perf_counter() - began


def _took(seconds: float) -> str:
    return f"{seconds:,.0f} s"


def _line(what: str, world: World, due: int, inside: int, note: str, wrong: int = 0) -> Line:
    """`inside`: so many may have come twice; `wrong`: what else should not have happened."""
    lost, doubled = due - len(world.came), len(world.doubled)
    outside = max(0, doubled - inside)
    shown = (
        f"{len(world.came):,} sent, {lost} lost, {doubled - outside} doubled inside the window,"
        f" {outside} outside ({note})"
    )
    met = NONE.met(abs(lost) + outside + wrong)
    return Line(f"{what}, {world.database}", shown, bar=NONE, met=met, fatal=True)
