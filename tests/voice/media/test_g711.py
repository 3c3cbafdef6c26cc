"""G.711 against its own definition: the value of each octet by the formula of its segment."""

import struct
from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.media.g711 import PACKET, SILENCE, encoded, prepare, transcoded
from voice.media.port import Law

BOTH = pytest.mark.parametrize("law", Law)
SAMPLES = st.integers(-(2**15), 2**15 - 1)


def a_values() -> dict[int, int]:
    """G.711, table 1: 32 steps of two, then 16 steps of double size in each segment; times 8."""
    values = {}
    for code in range(128):
        segment, step = divmod(code, 16)
        middle = 2 * step + 1 if segment == 0 else (2 * step + 33) * 2 ** (segment - 1)
        values[(code | 0x80) ^ 0x55] = middle * 8
        values[code ^ 0x55] = -middle * 8
    return values


def mu_values() -> dict[int, int]:
    """G.711, table 2: 16 steps in each segment of double size, less the bias of 33; times 4."""
    values = {}
    for code in range(128):
        segment, step = divmod(code, 16)
        middle = ((2 * step + 33) << segment) - 33
        values[code ^ 0xFF] = middle * 4
        values[code ^ 0x7F] = -middle * 4
    return values


VALUES = {Law.A: a_values(), Law.MU: mu_values()}
LEVELS = {law: sorted({*values.values()}) for law, values in VALUES.items()}


def pcm(*samples: int) -> bytes:
    return struct.pack(f"<{len(samples)}h", *samples)


def gap(law: Law, sample: int) -> int:
    """Between the two levels around it."""
    levels = LEVELS[law]
    at = min(max(bisect_left(levels, sample), 1), len(levels) - 1)
    return levels[at] - levels[at - 1]


@BOTH
def test_every_sample_gets_the_octet_whose_value_is_near(law: Law) -> None:
    """All 65,536: no further away than the step is wide, and in order."""
    every = range(-(2**15), 2**15)
    octets = encoded(pcm(*every), law)[: len(every)]
    values = [VALUES[law][octet] for octet in octets]
    assert values == sorted(values)
    loud = LEVELS[law][-1]
    far = [
        sample
        for sample, value in zip(every, values, strict=True)
        if abs(sample) <= loud and abs(sample - value) > gap(law, sample)
    ]
    assert far == []
    assert {values[0], values[-1]} == {LEVELS[law][0], loud}


@BOTH
def test_every_octet_comes_back_as_itself(law: Law) -> None:
    """But for the second zero of the µ law, which is the first one then."""
    for octet, value in VALUES[law].items():
        zero = law is Law.MU and value == 0
        assert encoded(pcm(value), law)[0] == (SILENCE[law][0] if zero else octet)


@BOTH
@given(samples=st.lists(SAMPLES, max_size=2 * PACKET + 3))
def test_whole_packets_come_out_and_the_rest_is_silence(law: Law, samples: list[int]) -> None:
    octets = encoded(pcm(*samples), law)
    assert len(octets) == max(1, -(-len(samples) // PACKET)) * PACKET
    assert set(octets[len(samples) :]) <= set(SILENCE[law])


@BOTH
def test_silence_is_zero(law: Law) -> None:
    assert encoded(b"", law) == SILENCE[law] * PACKET
    assert encoded(pcm(0), law)[:1] == SILENCE[law]


@BOTH
def test_the_other_law_is_the_value_encoded_anew(law: Law) -> None:
    prepare()
    other = Law.MU if law is Law.A else Law.A
    octets = bytes(range(256))
    anew = encoded(pcm(*(VALUES[law][octet] for octet in octets)), other)[:256]
    assert transcoded(octets, law, other) == anew
    assert transcoded(octets, law, law) is octets
