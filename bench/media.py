"""The sound of 300 calls at once: how evenly it is sent, and what it costs."""

import asyncio
import json
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Final

from bench.processes import asked, cpu, memory, started
from bench.table import Bar, Line, milliseconds, percentile
from voice.media.engine import engine
from voice.media.port import Law, Remote

CALLS: Final = 300
SECONDS: Final = 10.0
HOST: Final = "127.0.77.1"
FAR: Final = "127.0.77.2"
FIRST_PORT: Final = 20_000
SOUND: Final = bytes(range(256)) * 1250
"""20 s, longer than is listened to."""
BLOCKED: Final = 0.06
EVERY: Final = 0.1
GAP_BAR: Final = Bar(10, least=False, unit=" ms")


@dataclass(frozen=True, slots=True)
class Figures:
    """`cpu`: of one core, for one call."""

    gaps: Sequence[float]
    lost: int
    packets: int
    cpu: float
    memory: float

    @property
    def p99(self) -> float:
        return percentile(self.gaps, 99)


async def measure() -> AsyncIterator[Line | str]:
    floor = await _bare()
    ours = await _ours()
    blocked = await _ours(blocked=True)
    yield _evenness(f"{CALLS} calls: p99 of |gap - 20 ms|", ours, floor)
    yield _evenness("the same, the scripts' loop blocked 60 ms of 100", blocked)
    yield Line(
        "processor for each call", f"{ours.cpu:.3%}", f"{floor.cpu:.3%}", ours.cpu / floor.cpu
    )
    yield Line(
        "memory of the engine's process", f"{ours.memory:.0f} MiB", f"{floor.memory:.0f} MiB",
        ours.memory / floor.memory,
    )  # fmt: skip
    for name, run in (("ours", ours), ("the floor", floor), ("ours beside a block", blocked)):
        p50, most = percentile(run.gaps, 50), max(run.gaps)
        yield (
            f"{name}: {run.packets:,} packets, {run.lost} lost,"
            f" |gap - 20 ms| p50 {milliseconds(p50)}, at most {milliseconds(most)}"
        )


def _evenness(measure: str, ours: Figures, floor: Figures | None = None) -> Line:
    return Line(
        measure,
        milliseconds(ours.p99),
        milliseconds(floor.p99) if floor else "",
        ours.p99 / floor.p99 if floor else None,
        GAP_BAR,
        GAP_BAR.met(ours.p99 * 1000),
    )


async def _ours(*, blocked: bool = False) -> Figures:
    async with _far_side() as (far, far_ports), engine(HOST, FIRST_PORT, 29_999) as media:
        streams = [await media.open() for _ in far_ports]
        for stream, port in zip(streams, far_ports, strict=True):
            stream.connect(Remote(FAR, port, Law.A, 101))
            stream.play(SOUND)
        pid = (await media.started()).pid
        return await _listened(far, [stream.port for stream in streams], pid, blocked=blocked)


async def _bare() -> Figures:
    async with _far_side() as (far, far_ports):
        words = ["bench.bare_rtp", HOST, FAR, *map(str, far_ports)]
        async with started(*words) as (bare, ports):
            return await _listened(far, ports, bare.pid)


async def _listened(
    far: Process, ports: Sequence[int], pid: int, *, blocked: bool = False
) -> Figures:
    before, began = cpu(pid), monotonic()
    async with asyncio.TaskGroup() as group:
        blocking = group.create_task(_block()) if blocked else None
        answer = json.loads(await asked(far, " ".join([HOST, *map(str, ports)])))
        took = monotonic() - began
        used = cpu(pid) - before
        if blocking:
            blocking.cancel()
    return Figures(**answer, cpu=used / took / len(ports), memory=memory(pid))


async def _block() -> None:
    """As scripts may hold the loop, with the interpreter busy all the while."""
    while True:
        until = monotonic() + BLOCKED
        while monotonic() < until:
            pass
        await asyncio.sleep(EVERY - BLOCKED)


@asynccontextmanager
async def _far_side() -> AsyncIterator[tuple[Process, list[int]]]:
    async with started("bench.far_side", FAR, str(CALLS), str(SECONDS)) as far:
        yield far
