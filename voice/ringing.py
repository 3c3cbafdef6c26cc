"""The tone of a telephone that rings somewhere: what is heard while a call is handed over."""

import struct
from functools import cache
from math import ceil, pi, sin
from typing import Final

from voice.line import RATE

HERTZ: Final = 425
"""As exchanges of the country give it (ITU-T E.180)."""
RINGS: Final = 1
PAUSES: Final = 4
"""Seconds of each turn."""
HEIGHT: Final = 3277
"""A tenth of full scale: about as loud as speech."""


@cache
def ringing(seconds: float) -> bytes:
    """So long of it at least, in whole turns of ring and pause; 16-bit PCM at `RATE`."""
    heights = (round(HEIGHT * sin(2 * pi * HERTZ * at / RATE)) for at in range(RINGS * RATE))
    ring = struct.pack(f"<{RINGS * RATE}h", *heights)
    return (ring + bytes(2 * RATE * PAUSES)) * ceil(seconds / (RINGS + PAUSES))
