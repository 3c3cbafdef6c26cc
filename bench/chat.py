"""The chat over real HTTP: our bot beside a bare echo that commits once for each update."""

import asyncio
import base64
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from bench.bots import TOKEN, Bot, running
from bench.conversation import Visitor, book_and_cancel, echoed
from bench.databases import Databases
from bench.table import Bar, Line, compared
from bench.town import CLOCK, CROWD, KEY, Citizen, crowd
from storage.address import SQLITE, driver_url

SEATS: Final = 8
"""So many people talk at once; who has finished makes room for somebody new."""
ROUNDS: Final = 7
CONVERSATIONS: Final = 6
"""At each seat in a round."""
BAR: Final = Bar(0.7)
Conversation = Callable[[Visitor], Awaitable[None]]


@dataclass
class Side:
    """One of the bots, those who wait to talk to it, and what was measured so far."""

    bot: Bot
    people: Iterator[Citizen]
    converse: Conversation
    rates: list[float] = field(default_factory=list)
    updates: int = 0
    cpu: float = 0.0

    async def round(self) -> None:
        cpu, began = self.bot.cpu(), perf_counter()
        handled = sum(await asyncio.gather(*(self._sit(place) for place in range(SEATS))))
        self.rates.append(handled / (perf_counter() - began))
        self.cpu += self.bot.cpu() - cpu
        self.updates += handled

    async def one(self) -> Visitor:
        """A single conversation."""
        visitor = self._next(0)
        await self.converse(visitor)
        return visitor

    def forget(self) -> None:
        """What was done to warm up."""
        self.rates.clear()
        self.bot.calls.clear()
        self.updates, self.cpu = 0, 0.0

    @property
    def note(self) -> str:
        calls = self.bot.calls.total() / self.updates
        spent = 1000 * self.cpu / self.updates
        return f"{self.bot.name}: {calls:.2f} API calls and {spent:.2f} ms of CPU per update"

    async def _sit(self, place: int) -> int:
        visitors = [self._next(place) for _ in range(CONVERSATIONS)]
        for visitor in visitors:
            await self.converse(visitor)
        return sum(visitor.texts + visitor.taps for visitor in visitors)

    def _next(self, place: int) -> Visitor:
        return Visitor(self.bot.playground.person(next(self.people).number), place)


def settings_of(url: str) -> Mapping[str, str]:
    return {
        "QABYLDAU_TELEGRAM_API_URL": "{api}",
        "QABYLDAU_BOT_TOKEN": TOKEN,
        "QABYLDAU_DATABASE_URL": url,
        "QABYLDAU_DATA_KEY": base64.b64encode(KEY).decode(),
        "QABYLDAU_PACE": "off",
        "QABYLDAU_NOW": CLOCK.now().isoformat(),
        "QABYLDAU_HTTP_LISTEN": "127.0.0.1:0",
    }


def floor_words(store: str) -> Sequence[str]:
    return ("bench.echo", "{api}", TOKEN, store)


def store_of(url: str) -> str:
    """A database as the echo takes it."""
    return url.replace(SQLITE, "sqlite:") if url.startswith(SQLITE) else driver_url(url)


@asynccontextmanager
async def _ours(url: str) -> AsyncIterator[Side]:
    people = crowd(CROWD)
    async with running("ours", people, ("app", "run"), settings_of(url)) as bot:
        yield Side(bot, iter(people), book_and_cancel)


@asynccontextmanager
async def _echo(name: str, store: str, like: Visitor) -> AsyncIterator[Side]:
    async def converse(visitor: Visitor) -> None:
        await echoed(visitor, like.texts, like.taps)

    people = crowd(CROWD)
    async with running(name, people, floor_words(store), {}) as bot:
        yield Side(bot, iter(people), converse)


async def measure(databases: Databases, town: str) -> AsyncIterator[Line | str]:
    """Two ratios, and what each bot has used."""
    url, echo_url = await databases.copy(town), await databases.empty()
    stores = {"echo with a commit": store_of(echo_url), "echo without a commit": "none"}
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(_ours(url))
        like = await ours.one()
        floors = [
            await stack.enter_async_context(_echo(name, store, like))
            for name, store in stores.items()
        ]
        await _rounds([ours, *floors])
    for floor, bar in zip(floors, (BAR, None), strict=True):
        name = f"chat, {SEATS} people at once, {databases.name} ÷ {floor.bot.name}"
        yield compared(name, ours.rates, floor.rates, "updates/s", bar)
    for side in (ours, *floors):
        yield f"chat, {databases.name}, {side.note}"


async def _rounds(sides: Sequence[Side]) -> None:
    """The first is to warm up."""
    for at in range(1 + ROUNDS):
        for side in sides:
            await side.round()
            if not at:
                side.forget()
