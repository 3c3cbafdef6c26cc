"""Other processes of this machine: those that a bench talks to, and what they have used."""

import asyncio
import json
import os
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

TICK: Final = os.sysconf("SC_CLK_TCK")
LINE: Final = 1 << 26
"""Octets of what one may say at once."""


def cpu(pid: int) -> float:
    """Seconds of processor time so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int) -> float:
    """MiB that are resident now."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def children(pid: int) -> list[int]:
    """Of its main thread."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@asynccontextmanager
async def started(*words: str) -> AsyncIterator[tuple[Process, list[int]]]:
    """A module of ours with its words, and the ports that it prints first; its input ends it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *words, stdin=PIPE, stdout=PIPE, limit=LINE
    )
    given, said = _pipes(process)
    try:
        yield process, json.loads(await said.readline())
    finally:
        given.close()
        await process.wait()


async def asked(process: Process, line: str) -> bytes:
    """What a process that was `started` answers to a line: one line too."""
    given, said = _pipes(process)
    given.write(f"{line}\n".encode())
    return await said.readline()


def _pipes(process: Process) -> tuple[StreamWriter, StreamReader]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("started without pipes")
    return process.stdin, process.stdout
