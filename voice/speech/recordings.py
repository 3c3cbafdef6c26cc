"""Prompts that a person has recorded: FOLDER/kk/KEY.wav stands in for speech, in that language.

A recording says always the same, so it is for a prompt without facts (what a script says around a
name or a time are prompts of their own) and for single digits: digit-0.wav to digit-9.wav.
"""

import asyncio
import wave
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from locales.language import Language
from voice.speech.port import SpeechFailed
from voice.speech.telephone import for_the_phone

RATES: Final = (8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
WIDTHS: Final = {2: 16, 3: 24}
LONGEST: Final = 120
"""Seconds."""


class RecordingUnfit(Exception):  # noqa: N818 - the reason a start is refused
    """Names the file and what is the matter with it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


async def load_recordings(
    folder: Path, prompts: Mapping[Language, Collection[str]]
) -> Mapping[tuple[Language, str], bytes]:
    """`prompts`: those that may be recorded. Raises RecordingUnfit, and SpeechFailed for sox."""
    recorded = {}
    for path in await asyncio.to_thread(_found, folder):
        language = _language(path)
        if path.stem not in prompts[language]:
            raise RecordingUnfit(path, "is not named after a prompt without facts, nor a digit")
        try:
            sound = await for_the_phone(await asyncio.to_thread(_checked, path))
        except SpeechFailed as error:
            raise RecordingUnfit(path, str(error)) from None
        recorded[language, path.stem] = sound
    return recorded


def _found(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RecordingUnfit(folder, "is not a folder")
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".wav")


def _language(path: Path) -> Language:
    try:
        return Language(path.parent.name)
    except ValueError:
        languages = " or ".join(f"{language}/" for language in Language)
        raise RecordingUnfit(path, f"must lie in {languages}") from None


def _checked(path: Path) -> bytes:
    try:
        with wave.open(str(path), "rb") as file:
            _check(path, file)
    except (OSError, EOFError, wave.Error) as error:
        raise RecordingUnfit(path, f"is no WAV file of PCM ({error})") from None
    return path.read_bytes()


def _check(path: Path, file: wave.Wave_read) -> None:
    channels, width, rate, frames = file.getparams()[:4]
    if channels not in {1, 2}:
        raise RecordingUnfit(path, f"has {channels} channels, expected 1 or 2")
    if width not in WIDTHS:
        raise RecordingUnfit(path, f"has {8 * width} bits a sample, expected 16 or 24")
    if rate not in RATES:
        raise RecordingUnfit(path, f"has {rate} samples a second, expected one of {RATES}")
    if frames > rate * LONGEST:
        raise RecordingUnfit(path, f"is longer than {LONGEST} seconds")
    if len(file.readframes(frames)) < frames * channels * width:
        raise RecordingUnfit(path, "is cut short")
