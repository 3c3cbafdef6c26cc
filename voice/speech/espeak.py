"""espeak-ng, a program of its own: it speaks Kazakh and Russian everywhere and at once."""

import asyncio
import re
from typing import Final

from locales.language import Language
from voice.speech.port import NoVoice, SpeechFailed
from voice.speech.programs import output
from voice.speech.telephone import for_the_phone

PROGRAM: Final = "espeak-ng"
SPEED: Final = "140"
"""As the program counts. Heard are 93 words a minute in Kazakh, whose words are long, and 115 in
Russian: slow enough for the old, and a menu stays short. Its own speed is 175."""
AT_ONCE: Final = 2
"""Speaking takes a core: more at once would be no sooner ready, and would take it from calls."""
_VERSION: Final = re.compile(rb"\d+(?:\.\d+)+")


class Espeak:
    """Made by `find_espeak`."""

    def __init__(self, version: str) -> None:
        self.name = f"{PROGRAM} {version} at {SPEED}"
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def speak(self, words: str, language: Language) -> bytes:
        command = (PROGRAM, "-v", language, "-s", SPEED, "-b", "1", "--stdin", "--stdout")
        async with self._turns:
            return await for_the_phone(await output(command, words.encode()))


async def find_espeak() -> Espeak:
    """Raises SpeechFailed where it is missing, NoVoice where it lacks a language of ours."""
    version = _VERSION.search(await output((PROGRAM, "--version"), b""))
    if version is None:
        raise SpeechFailed(PROGRAM, "tells no version")
    for language in Language:
        listed = await output((PROGRAM, f"--voices={language}"), b"")
        if f" {language} ".encode() not in listed:
            raise NoVoice(language)
    return Espeak(version.group().decode())
