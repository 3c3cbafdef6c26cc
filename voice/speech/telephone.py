"""Sound of any origin, made fit for the telephone by sox."""

import asyncio
from typing import Final

from voice.line import RATE
from voice.speech.level import Silence, levelled
from voice.speech.port import SpeechFailed
from voice.speech.programs import output

HEADROOM: Final = "-6"
"""Decibels taken away first, so that no filter overshoots; `levelled` gives them back."""
BAND: Final = "300-3400"
"""Hertz: what a telephone carries. Its loudness is what counts."""
_COMMAND: Final = (
    "sox", "-V1", "--type", "wav", "--ignore-length", "-",
    "--type", "raw", "--rate", str(RATE), "--encoding", "signed-integer", "--bits", "16",
    "--channels", "1", "-", "gain", HEADROOM, "sinc", BAND,
)  # fmt: skip


async def for_the_phone(wav: bytes) -> bytes:
    """PCM as `Sound` has it. Raises SpeechFailed, also where nothing is to be heard."""
    samples = await output(_COMMAND, wav)
    try:
        return await asyncio.to_thread(levelled, samples)
    except Silence:
        raise SpeechFailed("sox", "nothing is to be heard") from None
