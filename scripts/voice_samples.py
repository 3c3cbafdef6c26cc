"""Writes each conversation by phone as a WAV to listen to, from its transcript.

In a transcript a line of the clinic begins with ☎, one of the caller's keys with ⌨.
"""

import argparse
import asyncio
import math
import sys
import tempfile
import wave
from array import array
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from locales.language import Language
from locales.translator import translators
from voice.line import RATE
from voice.phrases import Phrases, Unspoken, fixed_prompts
from voice.speech.start import find_phrases

ROOT: Final = Path(__file__).parents[1]
TRANSCRIPTS: Final = ROOT / "tests" / "journeys" / "transcripts"
CLINIC: Final = "☎"
CALLER: Final = "⌨"
ROWS: Final = (697, 770, 852, 941)
COLUMNS: Final = (1209, 1336, 1477)
KEYS: Final = "123456789*0#"
TONE: Final = 0.1
"""Seconds of a key's tone, and of the silence after it."""
VOLUME: Final = 3000
SENTENCE: Final = 20
"""Letters: shorter prompts might be words of both languages."""


async def spoken(transcripts: Mapping[str, str], phrases: Phrases) -> Mapping[str, bytes]:
    """PCM by the same names, `phone_WHAT.LANGUAGE`. Raises Unspoken."""
    return {
        name: b"".join([sound async for sound in _sounds(told.splitlines(), name, phrases)])
        for name, told in transcripts.items()
    }


async def _sounds(lines: Sequence[str], name: str, phrases: Phrases) -> AsyncIterator[bytes]:
    language = Language(name.rpartition(".")[-1])
    for line in lines:
        whose, _, said = line.strip().partition(" ")
        if whose == CLINIC:
            for part, spoken_in in parts(said, language):
                yield (await phrases.text(part, spoken_in)).samples
        elif whose == CALLER:
            yield b"".join(tone(key) for key in said if key in KEYS)


def parts(said: str, language: Language) -> Iterator[tuple[str, Language]]:
    """A prompt of the other language is said in that one: the greeting is in both (B0.8)."""
    known = (translators[language.other](key) for key in fixed_prompts(language.other))
    foreign = next((text for text in known if len(text) >= SENTENCE and text in said), None)
    if foreign is None:
        if said.strip():
            yield said.strip(), language
        return
    before, _, after = said.partition(foreign)
    yield from parts(before, language)
    yield foreign, language.other
    yield from parts(after, language)


def tone(key: str) -> bytes:
    """What a telephone sends out for a key (DTMF)."""
    row, column = divmod(KEYS.index(key), len(COLUMNS))
    turns = [2 * math.pi * hertz / RATE for hertz in (ROWS[row], COLUMNS[column])]
    samples = range(round(TONE * RATE))
    heard = array(
        "h", (round(VOLUME * sum(math.sin(turn * n) for turn in turns)) for n in samples)
    )
    return heard.tobytes() + bytes(2 * len(samples))


def _read(folder: Path) -> Mapping[str, str]:
    found = sorted(folder.glob("phone_*.*.txt"))
    return {path.stem: path.read_text(encoding="utf-8") for path in found}


def _write(path: Path, samples: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    sys.stdout.write(f"{path}\n")


async def _spoken_here(transcripts: Mapping[str, str]) -> Mapping[str, bytes]:
    with tempfile.TemporaryDirectory() as cache:
        return await spoken(transcripts, await find_phrases(Path(cache)))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--transcripts", type=Path, default=TRANSCRIPTS)
    parser.add_argument("--out", type=Path, default=ROOT / "samples")
    given = parser.parse_args(arguments)
    transcripts = _read(given.transcripts)
    if not transcripts:
        sys.stderr.write(f"no phone_*.txt in {given.transcripts}\n")
        return 1
    try:
        samples = asyncio.run(_spoken_here(transcripts))
    except Unspoken as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name, sound in samples.items():
        _write(given.out / f"{name}.wav", sound)
    return 0


if __name__ == "__main__":
    sys.exit(main())
