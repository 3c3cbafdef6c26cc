"""From the start of the process to its first answer, and the memory it has taken by then."""

from collections.abc import AsyncIterator, Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import Final

from bench.bots import STARTS_WITHIN, running
from bench.chat import floor_words, settings_of, store_of
from bench.databases import Databases
from bench.table import Line
from bench.town import crowd

ROUNDS: Final = 3


async def measure(databases: Databases, town: str) -> AsyncIterator[Line]:
    ours, echo = [], []
    for _ in range(ROUNDS):
        url, echo_url = await databases.copy(town), await databases.empty()
        ours.append(await _started(("app", "run"), settings_of(url)))
        echo.append(await _started(floor_words(store_of(echo_url)), {}))
    for at, (name, form) in enumerate(
        (("start to first answer", "{:.2f} s"), ("memory after it", "{:.0f} MiB"))
    ):
        one, other = (median(row[at] for row in rows) for rows in (ours, echo))
        yield Line(
            f"{name}, {databases.name} ÷ echo with a commit",
            form.format(one), form.format(other), one / other,
        )  # fmt: skip


async def _started(words: Sequence[str], settings: Mapping[str, str]) -> tuple[float, float]:
    """Seconds, MiB."""
    people = crowd(1)
    began = perf_counter()
    async with running("", people, words, settings) as bot:
        person = bot.playground.person(people[0].number)
        await person.say("/start")
        await person.answer(STARTS_WITHIN)
        return perf_counter() - began, bot.memory()
