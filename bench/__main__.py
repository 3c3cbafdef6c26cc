"""`python -m bench [MEASURE …]`: every measure beside its floor, as one table (`make bench`)."""

import argparse
import asyncio
import os
import platform
import sys
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from typing import Final

from bench import booking, calls, chat, faults, hearing, lists, media, notices, region, rush, start
from bench.databases import Databases, opened
from bench.table import Line, written
from bench.town import CLOCK, build

Measure = Callable[[Databases, str], AsyncIterator[Line | str]]
IN_A_TOWN: Final[dict[str, Measure]] = {
    "chat": chat.measure,
    "booking": booking.measure,
    "rush": rush.measure,
    "notices": notices.measure,
    "lists": lists.measure,
    "start": start.measure,
    "faults": faults.measure,
}
BY_NAME_ONLY: Final = ("faults",)
"""It takes half an hour."""
WITHOUT_A_DATABASE: Final[dict[str, Callable[[], Iterator[Line | str]]]] = {
    "hearing": hearing.measure,
}
ON_THE_WIRE: Final[dict[str, Callable[[], AsyncIterator[Line | str]]]] = {
    "media": media.measure,
    "calls": calls.measure,
}
IN_A_REGION: Final = ("import", "lookup")
WHOLE_REGION: Final = 1_200_000


async def lines(wanted: Collection[str], people: int) -> AsyncIterator[Line | str]:
    """The lines of the table, and remarks."""
    for name in WITHOUT_A_DATABASE.keys() & set(wanted):
        for said in WITHOUT_A_DATABASE[name]():
            yield said
    for name in ON_THE_WIRE.keys() & set(wanted):
        async for said in ON_THE_WIRE[name]():
            yield said
    if not set(wanted) <= WITHOUT_A_DATABASE.keys() | ON_THE_WIRE.keys():
        async for said in in_databases(wanted, people):
            yield said


async def in_databases(wanted: Collection[str], people: int) -> AsyncIterator[Line | str]:
    with opened() as (folder, *both):
        for databases in both:
            measures = [measure for name, measure in IN_A_TOWN.items() if name in wanted]
            town = await build(databases, folder) if measures else ""
            for measure in measures:
                async for said in measure(databases, town):
                    yield said
        if not set(IN_A_REGION).isdisjoint(wanted):
            whole, line = region.generated(folder / "whole", people)
            yield line
            for databases in both:
                async for said in region.measure(databases, whole, wanted):
                    yield said


async def run(wanted: Collection[str], people: int) -> int:
    """Exit status 1: somebody was booked twice."""
    table: list[Line] = []
    remarks: list[str] = []
    async for said in lines(wanted, people):
        if isinstance(said, Line):
            table.append(said)
            sys.stderr.write(f"{said.measure}: {said.ours}\n")
        else:
            remarks.append(said)
    print("\n".join((f"\n{machine()}\n", written(table), "", *remarks)))
    return int(any(line.fatal and not line.met for line in table))


def machine() -> str:
    cores, python = len(os.sched_getaffinity(0)), platform.python_version()
    return f"{CLOCK.today()}, {cores} cores, {platform.system()}, Python {python}"


def main() -> int:
    every = (*IN_A_TOWN, *IN_A_REGION, *WITHOUT_A_DATABASE, *ON_THE_WIRE)
    usual = [measure for measure in every if measure not in BY_NAME_ONLY]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "measures",
        nargs="*",
        metavar="MEASURE",
        help=f"{', '.join(every)} (default: {', '.join(usual)})",
    )
    parser.add_argument(
        "--people", type=int, default=WHOLE_REGION, help="in the region's register"
    )
    asked = parser.parse_args()
    unknown = set(asked.measures) - set(every)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}: choose from {', '.join(every)}")
    return asyncio.run(run(asked.measures or usual, asked.people))


if __name__ == "__main__":
    sys.exit(main())
