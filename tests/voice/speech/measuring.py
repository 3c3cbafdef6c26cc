"""Measures sound in another way than the product does."""

import math
from array import array
from dataclasses import dataclass

from voice.line import RATE

FRAME = RATE // 100
QUIET = -50.0
"""dBFS of ten milliseconds; speech at -20 has its faintest consonants above it."""


@dataclass(frozen=True)
class Measured:
    """Decibels of full scale, and seconds."""

    seconds: float
    loudness: float
    peak: float
    lead: float
    tail: float


def measured(samples: bytes) -> Measured:
    sound = array("h", samples)
    frames = [decibels(sound[at : at + FRAME]) for at in range(0, len(sound) - FRAME + 1, FRAME)]
    loud = [number for number, level in enumerate(frames) if level > QUIET]
    spoken = array("h")
    for number in loud:
        spoken.extend(sound[number * FRAME : (number + 1) * FRAME])
    return Measured(
        len(sound) / RATE,
        decibels(spoken),
        20 * math.log10(max(map(abs, sound)) / 32768),
        loud[0] / 100,
        (len(frames) - 1 - loud[-1]) / 100,
    )


def decibels(sound: "array[int]") -> float:
    power = sum(sample * sample for sample in sound) / len(sound)
    return 10 * math.log10(power / 32768**2 + 1e-12)


def strength(samples: bytes, hertz: int, rate: int = RATE) -> float:
    """How much of one pitch is in it (one term of its Fourier series)."""
    sound = array("h", samples)
    turn = 2 * math.pi * hertz / rate
    real = sum(sample * math.cos(turn * at) for at, sample in enumerate(sound))
    imaginary = sum(sample * math.sin(turn * at) for at, sample in enumerate(sound))
    return math.hypot(real, imaginary) / len(sound)


def tone(seconds: float, size: int, *pitches: int, rate: int = RATE) -> bytes:
    turns = [2 * math.pi * hertz / rate for hertz in pitches]
    samples = range(round(seconds * rate))
    return array(
        "h", (round(size * sum(math.sin(turn * at) for turn in turns)) for at in samples)
    ).tobytes()
