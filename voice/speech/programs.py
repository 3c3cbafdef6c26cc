"""Programs that speak and convert. Words go in by their input: arguments are seen by everybody."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from voice.speech.port import SpeechFailed

WITHIN: Final = 20.0
"""Seconds: two hundred times what the longest prompt takes, for a machine that has much to do."""


async def output(command: Sequence[str], given: bytes, within: float = WITHIN) -> bytes:
    """Everything that it writes. It does not outlive this call, also when that is cancelled.

    Raises SpeechFailed. What it complains of is dropped unread: it might repeat the words.
    """
    program = Path(command[0]).name
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as error:
        raise SpeechFailed(program, f"cannot be started ({type(error).__name__})") from None
    try:
        async with asyncio.timeout(within):
            made, _ = await process.communicate(given)
    except TimeoutError:
        raise SpeechFailed(program, f"not ready after {within:g} s") from None
    finally:
        await _ended(process)
    if process.returncode:
        raise SpeechFailed(program, f"exit status {process.returncode}")
    return made


async def _ended(process: asyncio.subprocess.Process) -> None:
    """What it has written already is read: its end is not noticed before."""
    if process.returncode is None:
        process.kill()
        await process.communicate()
