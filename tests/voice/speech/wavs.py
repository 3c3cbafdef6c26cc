"""WAV files as people record them."""

import io
import wave
from pathlib import Path

from tests.voice.speech.measuring import tone


def wav(samples: bytes, rate: int, channels: int = 1, width: int = 2) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(samples)
    return made.getvalue()


GOOD = wav(tone(0.3, 3_000, 1_000, rate=16_000), 16_000)


def put(folder: Path, name: str, content: bytes = GOOD) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
