"""The tone for whoever waits."""

import struct
from itertools import pairwise

import pytest

from voice.line import RATE
from voice.ringing import HEIGHT, HERTZ, PAUSES, RINGS, ringing


def heights(sound: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sound) // 2}h", sound)


def test_it_rings_a_second_and_pauses_four() -> None:
    tone = heights(ringing(5))
    ring, pause = tone[: RINGS * RATE], tone[RINGS * RATE :]
    crossings = sum(before < 0 <= after for before, after in pairwise(ring))
    assert crossings in {HERTZ - 1, HERTZ}
    assert max(ring) == HEIGHT
    assert len(pause) == PAUSES * RATE
    assert not any(pause)


@pytest.mark.parametrize(("asked", "lasts"), [(0.1, 5), (5, 5), (30, 30), (31, 35)])
def test_it_lasts_as_long_as_asked_at_least(asked: float, lasts: int) -> None:
    assert len(ringing(asked)) == lasts * RATE * 2
