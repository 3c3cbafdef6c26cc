"""A hundred people on the phone at once, and how many more a second it could take.

The telephone is `qabyldau voice` as a clinic starts it, with real scripts, speech and database.
"""

import asyncio
import json
import shutil
import tempfile
from asyncio.subprocess import Process
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import StatisticsError
from time import monotonic
from typing import Final

from bench import setups
from bench.phone_desk import beginnings, open_clinic, steps
from bench.processes import asked, children, cpu, started
from bench.table import Line, milliseconds, percentile
from bench.telephones import Step
from tests.voice.caller import Caller
from tests.voice.handset import HOST, Address, Handset
from tests.voice.switchboard import switchboard
from voice.speech.start import find_phrases

CALLS: Final = 100
NEEDED: Final = ("espeak-ng", "sox", "sipp")


@dataclass(frozen=True, slots=True)
class Talked:
    """How soon each prompt was heard, and the longest pause before the one that came by itself.

    Both in seconds. `cpu`: of one core, scripts and sound.
    """

    answers: Mapping[str, Sequence[float]]
    pauses: Sequence[float]
    awaited: Sequence[str]
    cpu: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Told:
    """By the process of the telephones."""

    answers: Sequence[tuple[str, float]]
    pauses: Sequence[float]
    awaited: Sequence[str]


class Elsewhere(Handset):
    """The sound of a telephone that another process holds."""

    def __init__(self, port: int) -> None:
        super().__init__({})
        self.port = port


async def measure() -> AsyncIterator[Line | str]:
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        yield f"calls: not measured without {', '.join(missing)}"
        return
    with tempfile.TemporaryDirectory(prefix="qabyldau-bench-") as name:
        async for said in _measured(Path(name)):
            yield said


async def _measured(folder: Path) -> AsyncIterator[Line | str]:
    phrases = await find_phrases(folder / "speech")
    async with asyncio.TaskGroup() as group:
        group.create_task(phrases.check())
        opening = group.create_task(open_clinic(folder, CALLS + 1))
    clinic = opening.result()
    first, *wanted = clinic.wanted
    known = await beginnings(phrases, first)
    with switchboard(clinic.office) as board:
        pid = board.process.pid
        await _talked(board.address, pid, {_number(0): steps(first, known)})
        calls = {_number(place): steps(wish, known) for place, wish in enumerate(wanted, start=1)}
        talked = await _talked(board.address, pid, calls)
        for line in _lines(talked):
            yield line
        async for said in setups.measure(board.address, pid, folder):
            yield said


async def _talked(address: Address, pid: int, calls: Mapping[str, Sequence[Step]]) -> Talked:
    """`calls`: by who calls.

    All are on the line before the first key is pressed, and until the last is answered.
    """
    async with (
        started("bench.telephones", HOST, str(len(calls))) as (process, ports),
        AsyncExitStack() as stack,
    ):
        callers = [
            Caller(address, Elsewhere(port), number)
            for number, port in zip(calls, ports, strict=True)
        ]
        for caller in callers:
            await caller.open()
            stack.callback(caller.close)
            if (status := await caller.call()) != setups.TAKEN:
                raise RuntimeError(f"the call was answered with {status}")
        front, (engine, *_) = pid, children(pid)
        before, began = (cpu(front), cpu(engine)), monotonic()
        told = await _told(process, calls.values())
        took = monotonic() - began
        used = ((cpu(front) - before[0]) / took, (cpu(engine) - before[1]) / took)
        await asyncio.gather(*(caller.hang_up() for caller in callers))
    answers: dict[str, list[float]] = defaultdict(list)
    for prompt, seconds in told.answers:
        answers[prompt].append(seconds)
    return Talked(answers, told.pauses, told.awaited, used)


def _number(place: int) -> str:
    """Each its own: consent is asked once for a number."""
    return f"+7701{place:07}"


async def _told(process: Process, calls: Collection[Sequence[Step]]) -> Told:
    given = [
        [(one.prompt, [each.hex() for each in one.audible], *one[2:]) for one in call]
        for call in calls
    ]
    return Told(**json.loads(await asked(process, json.dumps(given))))


def _lines(talked: Talked) -> Iterator[Line | str]:
    every = [each for answers in talked.answers.values() for each in answers]
    yield Line(f"{CALLS} calls, from the last key to what is heard", _spread(every))
    yield Line(f"{CALLS} calls, the longest pause of a confirmation", _spread(talked.pauses))
    yield f"each prompt: {'; '.join(_each(talked.answers))}"
    front, engine = talked.cpu
    yield f"{CALLS} calls: the scripts took {front:.0%} of a core, the sound {engine:.0%}"
    if talked.awaited:
        yield f"never heard within a minute: {', '.join(talked.awaited)}"


def _each(answers: Mapping[str, Sequence[float]]) -> Iterator[str]:
    for prompt, seconds in answers.items():
        yield f"{prompt.removesuffix('.ru')} {_spread(seconds)} (of {len(seconds)})"


def _spread(seconds: Sequence[float]) -> str:
    try:
        p50, p99 = (milliseconds(percentile(seconds, part)) for part in (50, 99))
    except StatisticsError:
        return "not heard"
    return f"p50 {p50}, p99 {p99}"
