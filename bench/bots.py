"""Bots under load: each a process of its own, at a playground in ours."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.processes import cpu, memory
from bench.town import CLOCK, Citizen
from playground import Call, Person, Playground, serve

TOKEN: Final = "42:BENCH"  # noqa: S105 - opens nothing
ROOT: Final = Path(__file__).parent.parent
STARTS_WITHIN: Final = 60.0  # seconds


@dataclass
class Bot:
    """A running bot, who talks to it, and what it has asked of the Bot API."""

    name: str
    process: asyncio.subprocess.Process
    playground: Playground
    calls: Counter[str] = field(default_factory=Counter)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    """Set by each call that is counted."""

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        return cpu(self.process.pid)

    def memory(self) -> float:
        """MiB that are resident now."""
        return memory(self.process.pid)

    def count(self, call: Call) -> None:
        if call.method.lower() != "getupdates":
            self.calls[call.method] += 1
            self.heard.set()


def players(people: Sequence[Citizen]) -> list[Person]:
    return [Person(one.number, "Азамат", "kk", phone=one.phone) for one in people]


def let_in(playground: Playground) -> None:
    """As if everybody had pressed Start before: a bot cannot write first."""
    for chat in playground.chats.values():
        chat.open = True


@asynccontextmanager
async def running(
    name: str, people: Sequence[Citizen], words: Sequence[str], settings: Mapping[str, str]
) -> AsyncIterator[Bot]:
    """`words` and `settings` may hold `{api}`, where the playground listens."""
    playground = Playground(TOKEN, players(people), now=lambda: CLOCK.now().astimezone(CLOCK.zone))
    async with await serve(playground) as served:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *(word.format(api=served.url) for word in words),
            cwd=ROOT,
            env=os.environ | {name: one.format(api=served.url) for name, one in settings.items()},
            stdout=asyncio.subprocess.DEVNULL,
        )
        bot = Bot(name, process, playground)
        playground.on_call = bot.count
        try:
            yield bot
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
