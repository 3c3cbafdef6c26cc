"""Notices: how fast they leave beside bare sends, who waits meanwhile, how the next are found."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from itertools import cycle
from time import perf_counter
from typing import Final

from bench.bots import ROOT, TOKEN, Bot, let_in, players, running
from bench.chat import settings_of
from bench.conversation import Visitor, book_and_cancel
from bench.databases import Databases
from bench.due import A_MINUTE, any_waits, fall_due, later, with_reminders, with_rows
from bench.table import Bar, Line, compared, milliseconds, percentile
from bench.town import BEGAN, CLOCK, CROWD, KEY, REMINDED, Citizen, crowd
from playground import Playground, serve
from storage import open_store

ROUNDS: Final = 5
SENT: Final = 2_000
ANSWERED_AFTER: Final = 0.02
"""Seconds; no Bot API answers sooner, for it asks Telegram."""
DRAINED: Final = 10_000
TALKING: Final = 4
IDLE: Final = 30
"""Conversations at each seat before the evening comes."""
ROWS: Final = 100_000
NEXT: Final = 100
LOOKS: Final = 300
RATE: Final = Bar(0.7)
SLOWER: Final = Bar(2, least=False)


async def measure(databases: Databases, town: str) -> AsyncIterator[Line]:
    yield await _rates(databases, town, ANSWERED_AFTER, RATE)
    yield await _rates(databases, town, 0, None)
    yield await _window(databases, town)
    yield await _turns(databases, town)
    yield await _found(databases, town)


# ------------------------------------------------------------ how fast


async def _rates(databases: Databases, town: str, delay: float, bar: Bar | None) -> Line:
    due = await with_reminders(databases, town, SENT, BEGAN - A_MINUTE)
    ours, bare = [], []
    for _ in range(ROUNDS):
        url = await databases.copy(due)
        ours.append(await _sent("ours", url, delay))
        bare.append(await _sent("bare", str(SENT), delay))
        await databases.drop(url)
    await databases.drop(due)
    wire = f"over a wire of {milliseconds(delay)}" if delay else "over no wire"
    name = f"notices claimed, sent and marked {wire}, {databases.name} ÷ bare sends"
    return compared(name, ours, bare, "notices/s", bar)


async def _window(databases: Databases, town: str) -> Line:
    """docs/decisions/0016."""
    url = await with_reminders(databases, town, SENT, BEGAN - A_MINUTE)
    median, most = await _said("window", url, ANSWERED_AFTER)
    await databases.drop(url)
    name = f"from the Bot API's answer to the committed mark, {databases.name}"
    shown = f"p50 {milliseconds(float(median))}, p99 {milliseconds(float(most))}"
    return Line(name, shown)


async def _sent(side: str, what: str, delay: float) -> float:
    """How many a second."""
    [rate] = await _said(side, what, delay)
    return float(rate)


async def _said(side: str, what: str, delay: float) -> list[str]:
    """In a process of its own, at a Bot API in ours."""
    playground = Playground(TOKEN, players(crowd(CROWD)), now=_now)
    playground.faults.delay = delay
    let_in(playground)
    async with await serve(playground) as served:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.sending", side, served.url, TOKEN, what,
            cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, _ = await process.communicate()
    return said.decode().splitlines()[-1].split()


def _now() -> datetime:
    return CLOCK.now().astimezone(CLOCK.zone)


# ------------------------------------------------------------ who waits


async def _turns(databases: Databases, town: str) -> Line:
    """The evening comes in the middle of conversations: everything is due at one second."""
    url = await with_reminders(databases, town, DRAINED, later())
    people = crowd(CROWD)
    talkers = cycle(people[REMINDED:])
    async with (
        running("ours", people, ("app", "run"), settings_of(url)) as bot,
        open_store(url, CLOCK, KEY) as store,
    ):
        let_in(bot.playground)
        await _talk(bot, talkers)
        idle = [took for _ in range(IDLE) for took in await _talk(bot, talkers)]
        bot.heard.clear()
        await fall_due(store)
        await bot.heard.wait()
        began, busy = perf_counter(), list[float]()
        while await any_waits(store):
            busy += await _talk(bot, talkers)
        drained = perf_counter() - began
    await databases.drop(url)
    name = f"p99 of a turn while {DRAINED:,} notices drain, {databases.name} ÷ when idle"
    return _slower(name, busy, idle, f"{DRAINED / drained:,.0f} notices/s, {len(busy):,} turns")


async def _talk(bot: Bot, talkers: Iterator[Citizen]) -> list[float]:
    """A conversation at each seat; seconds of each turn."""
    visitors = [
        Visitor(bot.playground.person(next(talkers).number), seat) for seat in range(TALKING)
    ]
    await asyncio.gather(*(book_and_cancel(visitor) for visitor in visitors))
    return [took for visitor in visitors for took in visitor.took]


def _slower(name: str, busy: list[float], idle: list[float], note: str) -> Line:
    ours, floor = percentile(busy, 99), percentile(idle, 99)
    ratio = ours / floor
    shown = f"{milliseconds(ours)} ({note})"
    return Line(name, shown, milliseconds(floor), ratio, SLOWER, SLOWER.met(ratio))


# ------------------------------------------------------------ how the next are found


async def _found(databases: Databases, town: str) -> Line:
    url = await with_rows(databases, ROWS, town, BEGAN - A_MINUTE)
    took = []
    async with open_store(url, CLOCK, KEY) as store:
        for _ in range(LOOKS):
            began = perf_counter()
            async with store.claims(CLOCK.now(), NEXT) as claimed:
                took.append(perf_counter() - began)
            if len(claimed) != NEXT:
                raise ValueError("the next hundred were not found")
    await databases.drop(url)
    name = f"the next {NEXT} of {ROWS:,} due rows, {databases.name}: p99"
    median_too = f"{milliseconds(percentile(took, 99))} (p50 {milliseconds(percentile(took, 50))})"
    return Line(name, median_too)
