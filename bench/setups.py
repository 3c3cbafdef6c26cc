"""How many calls a second are set up and ended again: ours beside bare sippy, by sipp."""

import asyncio
import csv
import re
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Final

from bench.processes import children, cpu, started
from bench.table import Line
from tests.voice.handset import HOST, Address
from tests.voice.sip.messages import written
from tests.voice.sip.scenarios import CALLERS

RATES: Final = (20, 40, 60, 90, 130, 190, 280, 400)
"""Calls a second, one after the other until neither side keeps up."""
SECONDS: Final = 3
PATIENCE: Final = 20
"""Seconds after which calls that have not ended have failed."""
REPEATED: Final = 0.01
"""Of its INVITEs so many may be sent again: more is a queue that grows, if none fails yet."""
OVER_AFTER: Final = 3.0  # seconds
SCENARIO: Final = "setups.xml"
STATISTICS: Final = "statistics.csv"
TAKEN: Final = 200
AGAIN: Final = re.compile(r"\d+_INVITE_Retrans")


@dataclass(frozen=True, slots=True)
class Rung:
    """What became of the calls of one rate. `cpu`: seconds, of all processes."""

    rate: int
    calls: int
    failed: int
    repeated: int
    took: float
    cpu: float

    @property
    def held(self) -> bool:
        return not self.failed and self.repeated <= self.calls * REPEATED

    def __str__(self) -> str:
        return (
            f"{self.rate}/s: {self.failed} of {self.calls} failed,"
            f" {self.repeated / self.calls:.1%} of the INVITEs repeated,"
            f" over after {self.took:.1f} s"
        )


@dataclass(slots=True)
class Side:
    name: str
    address: Address
    pid: int
    rungs: list[Rung] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        return not self.rungs or self.rungs[-1].held

    @property
    def best(self) -> int:
        return max((each.rate for each in self.rungs if each.held), default=0)

    def cpu_of_a_call(self, rates: Sequence[int]) -> float:
        """Seconds of processor time, at these rates."""
        counted = [each for each in self.rungs if each.rate in rates]
        return sum(each.cpu for each in counted) / sum(each.calls for each in counted)


async def measure(address: Address, pid: int, folder: Path) -> AsyncIterator[Line | str]:
    """At each rate both, one after the other, so that both have the same machine."""
    scenario = written("setups", CALLERS["calls"])
    for word, meant in {"[repeat]": "500", "[number]": "+77010000000"}.items():
        scenario = scenario.replace(word, meant)
    async with started("bench.bare_sip", HOST) as (bare, (port,)):
        ours = Side("ours", address, pid)
        floor = Side("bare sippy", (HOST, port), bare.pid)
        for rate in RATES:
            for side in (ours, floor):
                if side.goes_on:
                    at = folder / f"{side.name} {rate}"
                    at.mkdir()
                    (at / SCENARIO).write_text(scenario)
                    side.rungs.append(await _climbed(side, rate, at))
    for line in _lines(ours, floor):
        yield line
    for side in (ours, floor):
        yield f"{side.name}: {'; '.join(map(str, side.rungs))}"


def _lines(ours: Side, floor: Side) -> list[Line]:
    both = [rate for rate in RATES if rate <= min(ours.best, floor.best)]
    lines = [
        Line(
            "call set-ups that none failed of and hardly an INVITE was repeated",
            f"{ours.best}/s",
            f"{floor.best}/s",
            ours.best / floor.best if floor.best else None,
        )
    ]
    if both:
        one, other = ours.cpu_of_a_call(both), floor.cpu_of_a_call(both)
        lines.append(
            Line(
                f"processor for a set-up, up to {both[-1]}/s",
                f"{one * 1000:.1f} ms",
                f"{other * 1000:.1f} ms",
                one / other,
            )
        )
    return lines


async def _climbed(side: Side, rate: int, folder: Path) -> Rung:
    """Nobody else is measured before what was too much is over."""
    calls, (host, port) = rate * SECONDS, side.address
    before, began = _cpu(side.pid), monotonic()
    process = await asyncio.create_subprocess_exec(
        "sipp", f"{host}:{port}", "-sf", SCENARIO, "-s", "desk", "-i", HOST,
        "-r", str(rate), "-m", str(calls), "-l", str(calls), "-nostdin",
        "-timeout", str(PATIENCE), "-trace_stat", "-stf", STATISTICS, "-trace_counts",
        "-fd", "1", cwd=folder, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL,
    )  # fmt: skip
    await process.wait()
    took, used = monotonic() - began, _cpu(side.pid) - before
    succeeded, repeated = _counted(folder)
    rung = Rung(rate, calls, calls - succeeded, repeated, took, used)
    if not rung.held:
        await asyncio.sleep(OVER_AFTER)
    return rung


def _counted(folder: Path) -> tuple[int, int]:
    """Calls that went as they should, and INVITEs that were sent again."""
    (counts,) = folder.glob("*_counts.csv")
    (again,) = [times for name, times in _last(counts).items() if AGAIN.fullmatch(name)]
    return int(_last(folder / STATISTICS)["SuccessfulCall(C)"]), int(again)


def _cpu(pid: int) -> float:
    return sum(map(cpu, (pid, *children(pid))))


def _last(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as lines:
        *_, last = csv.DictReader(lines, delimiter=";")
    return last
