"""Piper, a better voice for whoever has a model: a program of its own, as its licence is the GPL.

It loads its model for every phrase, which takes a second or more: what is kept is ready all the
same, and only what is said about somebody is waited for.
"""

import asyncio
import hashlib
import io
import json
import wave
from pathlib import Path
from typing import Final

from locales.language import Language
from voice.speech.port import NoVoice, SpeechFailed
from voice.speech.programs import output
from voice.speech.telephone import for_the_phone

PROGRAM: Final = "piper"
SLOWER: Final = "1.2"
"""Times as long as the model would speak by itself, for the old."""
PAUSE: Final = "0.35"
"""Seconds between two sentences."""


class Piper:
    """One model, which speaks one language. Made by `find_piper`."""

    def __init__(self, model: Path, language: Language, rate: int, name: str) -> None:
        self.name = name
        self._language = language
        self._rate = rate
        self._command = (
            PROGRAM, "--model", str(model), "--output-raw",
            "--length-scale", SLOWER, "--sentence-silence", PAUSE,
        )  # fmt: skip
        self._turn = asyncio.Lock()

    async def speak(self, words: str, language: Language) -> bytes:
        """It reads line by line, so all is one line. One at a time: it takes every core."""
        if language is not self._language:
            raise NoVoice(language)
        line = " ".join(words.split()) + "\n"
        async with self._turn:
            raw = await output(self._command, line.encode())
        return await for_the_phone(_wav(raw, self._rate))


async def find_piper(model: Path, language: Language) -> Piper:
    """Reads the description beside the model, MODEL.json. Raises SpeechFailed and NoVoice."""
    return await asyncio.to_thread(_described, model, language)


def _described(model: Path, language: Language) -> Piper:
    try:
        size = model.stat().st_size
        description = model.with_name(f"{model.name}.json").read_bytes()
        told = json.loads(description)
        rate, spoken = int(told["audio"]["sample_rate"]), told["espeak"]["voice"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SpeechFailed(PROGRAM, f"no model at {model} ({type(error).__name__})") from None
    if spoken != language:
        raise NoVoice(language)
    digest = hashlib.sha256(description).hexdigest()
    return Piper(model, language, rate, f"{PROGRAM} {digest} {size} at {SLOWER}")


def _wav(raw: bytes, rate: int) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(raw)
    return made.getvalue()
