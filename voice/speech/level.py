"""Every prompt equally loud and with the same pauses, whoever spoke it.

Decibels are of full scale (dBFS): 0 is the largest number that a sample can hold.
"""

import math
from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import mul
from typing import Final

from voice.line import RATE

LOUDNESS: Final = -20.0
"""RMS of what is spoken, pauses left out."""
CEILING: Final = -3.0
KNEE: Final = -9.0
"""Above it peaks are bent, so that none reaches the ceiling."""
PAUSE_BELOW: Final = 35.0
"""Decibels under the loudest frame: what is quieter is a pause."""
LEAD: Final = 0.05
TAIL: Final = 0.2
"""Seconds of silence before and after: two prompts in a row are a quarter of a second apart."""
FRAME: Final = RATE // 100
_FULL: Final = 32768
_ROUNDS: Final = 3


class Silence(Exception):  # noqa: N818 - it says what is the matter
    """There is nothing to be heard."""


def levelled(samples: bytes) -> bytes:
    """16-bit mono PCM at `RATE`, in and out. Raises Silence."""
    sound = array("h", samples)
    frames = [sound[start : start + FRAME] for start in range(0, len(sound), FRAME)]
    spoken = _spoken(frames)
    heard = sound[spoken[0] * FRAME : (spoken[-1] + 1) * FRAME]
    sizes = map(abs, chain.from_iterable(frames[number] for number in spoken))
    gain = _gain(Counter(sizes))
    bent = {sample: _bent(sample * gain) for sample in set(heard)}
    loud = array("h", map(bent.__getitem__, heard))
    return _silence(LEAD) + loud.tobytes() + _silence(TAIL)


def _spoken(frames: Sequence[Sequence[int]]) -> list[int]:
    """The numbers of the frames that are no pause."""
    powers = [sum(map(mul, frame, frame)) / len(frame) for frame in frames]
    loudest = max(powers, default=0.0)
    if loudest < 1:
        raise Silence
    least = loudest / _ratio(PAUSE_BELOW) ** 2
    return [number for number, power in enumerate(powers) if power >= least]


def _gain(spoken: Counter[int]) -> float:
    """How often each size is spoken. Bending takes loudness away: found in a few rounds."""
    wanted = _FULL * _ratio(LOUDNESS)
    gain = 1.0
    for _ in range(_ROUNDS):
        power = sum(_bent(size * gain) ** 2 * times for size, times in spoken.items())
        gain *= wanted / math.sqrt(power / spoken.total())
    return gain


def _bent(sample: float) -> int:
    """As it is up to the knee, and beyond it ever closer to the ceiling."""
    size = abs(sample)
    if size <= _AT_KNEE:
        return round(sample)
    room = _AT_CEILING - _AT_KNEE
    return int(math.copysign(_AT_KNEE + room * math.tanh((size - _AT_KNEE) / room), sample))


def _silence(seconds: float) -> bytes:
    return bytes(2 * round(seconds * RATE))


def _ratio(decibels: float) -> float:
    return 10 ** (decibels / 20)


_AT_KNEE: Final = _FULL * _ratio(KNEE)
_AT_CEILING: Final = _FULL * _ratio(CEILING)
