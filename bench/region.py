"""The register of a whole region: how fast it comes in, and how fast a person is found in it."""

import asyncio
import csv
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, Final

import asyncpg

from app.data.region import write_region
from bench.databases import Databases
from bench.import_bench import FIRST, measured
from bench.table import Bar, Line, milliseconds, percentile
from bench.town import CLOCK, KEY
from clinic.people import Iin
from storage import migrate, open_store
from storage.address import driver_url, sqlite_path
from storage.imports.loading import Order, load
from storage.register import FIND

LOOKUPS: Final = 5_000
SEED: Final = 1
TIME_BAR: Final = Bar(1.8, least=False)
MEMORY_BAR: Final = Bar(400, least=False, unit=" MB")
MB_OF_MIB: Final = 1.048576


@dataclass(frozen=True, slots=True)
class Region:
    """Import files in a folder."""

    folder: Path
    people: int

    @property
    def register(self) -> Path:
        return self.folder / "register.csv"

    def some(self) -> list[str]:
        """IINs, drawn by a fixed seed."""
        with self.register.open(encoding="utf-8", newline="") as stream:
            iins = [row["iin"] for row in csv.DictReader(stream)]
        return Random(SEED).choices(iins, k=LOOKUPS)  # noqa: S311 - a sample, no secret


def generated(folder: Path, people: int) -> tuple[Region, Line]:
    began = perf_counter()
    write_region(folder, people, SEED, FIRST)
    took = perf_counter() - began
    return Region(folder, people), Line(
        f"generate-register, {people:,} people", f"{people / took:,.0f} rows/s"
    )


async def measure(
    databases: Databases, region: Region, wanted: Collection[str]
) -> AsyncIterator[Line]:
    """What was imported to be measured is looked up in."""
    url = await _prepared(databases, region)
    if "import" in wanted:
        for line in await _imported(databases, region, url):
            yield line
    else:
        await load(url, Order([region.register], CLOCK.now()))
    if "lookup" in wanted:
        for line in await _looked_up(databases.name, region, url):
            yield line
    await databases.drop(url)


async def _imported(databases: Databases, region: Region, url: str) -> list[Line]:
    """Each in a process of its own, one after the other."""
    bare_url = await _prepared(databases, region)
    bare, _ = await asyncio.to_thread(measured, "bare", bare_url, region.folder)
    await databases.drop(bare_url)
    ours, peak = await asyncio.to_thread(measured, "ours", url, region.folder)
    name = f"import, {region.people:,} people, {databases.name}"
    rate, floor = (f"{region.people / seconds:,.0f} rows/s" for seconds in (ours, bare))
    ratio, memory = ours / bare, peak * MB_OF_MIB
    return [
        Line(f"{name}: time", rate, floor, ratio, TIME_BAR, TIME_BAR.met(ratio)),
        Line(
            f"{name}: peak memory",
            f"{memory:,.0f} MB",
            bar=MEMORY_BAR,
            met=MEMORY_BAR.met(memory),
        ),
    ]


async def _looked_up(name: str, region: Region, url: str) -> list[Line]:
    iins = region.some()
    ours = await _through_the_store(url, iins)
    bare = await (_bare_postgresql if sqlite_path(url) is None else _bare_sqlite)(url, iins)
    points = [(part, percentile(ours, part), percentile(bare, part)) for part in (50, 99)]
    return [
        Line(
            f"register look-up by IIN among {region.people:,}, {name}: p{part}",
            milliseconds(one),
            milliseconds(other),
            one / other,
        )
        for part, one, other in points
    ]


async def _prepared(databases: Databases, region: Region) -> str:
    """Migrated, with the region's providers."""
    url = await databases.empty()
    await migrate(url)
    await load(url, Order([region.folder / "providers.csv"], CLOCK.now()))
    return url


async def _through_the_store(url: str, iins: Sequence[str]) -> list[float]:
    async with open_store(url, CLOCK, KEY) as store:

        async def find(iin: str) -> None:
            async with store.units() as unit:
                await unit.register.find(Iin(iin))

        return await _timed(find, iins)


async def _bare_sqlite(url: str, iins: Sequence[str]) -> list[float]:
    connection = sqlite3.connect(sqlite_path(url) or "")

    async def find(iin: str) -> None:
        connection.execute(FIND.sqlite.sql, (iin,)).fetchall()

    try:
        return await _timed(find, iins)
    finally:
        connection.close()


async def _bare_postgresql(url: str, iins: Sequence[str]) -> list[float]:
    connection: Any = await asyncpg.connect(driver_url(url))

    async def find(iin: str) -> None:
        await connection.fetch(FIND.postgresql.sql, iin)

    try:
        return await _timed(find, iins)
    finally:
        await connection.close()


async def _timed(find: Callable[[str], Awaitable[None]], iins: Sequence[str]) -> list[float]:
    """Seconds of each, one after the other; everybody was read once before."""
    for iin in iins:
        await find(iin)
    took = []
    for iin in iins:
        began = perf_counter()
        await find(iin)
        took.append(perf_counter() - began)
    return took
