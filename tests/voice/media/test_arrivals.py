"""Loss and jitter of what comes, by RFC 3550."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.media.arrivals import RATE, SECOND, Arrivals
from voice.media.rtp import Packet

MS = SECOND // 1000
SEQUENCES = st.integers(0, 2**16 - 1)


def packet(sequence: int, timestamp: int = 0, ssrc: int = 1) -> Packet:
    return Packet(8, sequence % 2**16, timestamp % 2**32, ssrc, b"")


def after(sequences: Iterable[int], ssrc: int = 1) -> Arrivals:
    arrivals = Arrivals()
    for sequence in sequences:
        arrivals.take(packet(sequence, ssrc=ssrc), 0, audio=False)
    return arrivals


@given(SEQUENCES, st.lists(st.booleans(), min_size=1, max_size=300))
def test_what_is_missing_is_lost_wherever_the_numbers_begin(start: int, came: list[bool]) -> None:
    """Over the edge of the numbers, too."""
    sequences = [start + at for at, one in enumerate([True, *came, True]) if one]
    arrivals = after(sequences)
    assert arrivals.received == len(sequences)
    assert arrivals.lost == came.count(False)
    assert arrivals.expected == len(came) + 2


@given(SEQUENCES, st.permutations(range(1, 30)))
def test_what_comes_late_is_not_lost(start: int, order: list[int]) -> None:
    assert after([start, *(start + at for at in order)]).lost == 0


def test_what_comes_twice_makes_no_loss_negative() -> None:
    assert after([5, 5, 5, 6, 6]).lost == 0


def test_a_stray_packet_counts_for_nothing_else() -> None:
    arrivals = after([100, 101, 40_000, 102, 103])
    assert (arrivals.lost, arrivals.received, arrivals.expected) == (0, 5, 4)


def test_two_packets_in_a_row_at_another_place_are_a_new_beginning() -> None:
    arrivals = after([100, 101, 103, 40_000, 40_001, 40_002, 40_004])
    assert (arrivals.lost, arrivals.received) == (2, 7)


def test_another_source_is_a_new_beginning() -> None:
    arrivals = after([1, 3])
    for sequence in (60_000, 60_001):
        arrivals.take(packet(sequence, ssrc=2), 0, audio=False)
    assert (arrivals.lost, arrivals.received, arrivals.ssrc) == (1, 4, 2)


def test_a_report_tells_the_loss_since_the_last_one() -> None:
    arrivals = after([0, 1, 3])
    assert arrivals.report()[:3] == (64, 1, 3)
    arrivals.take(packet(4), 0, audio=False)
    assert arrivals.report()[:3] == (0, 1, 4)


@given(SEQUENCES, st.integers(1, 100))
def test_the_highest_number_counts_rounds(start: int, ahead: int) -> None:
    highest = after([start, start + ahead]).report().highest
    assert highest == start + ahead


def jitter_after(transits: Iterable[int], first: int = 0) -> float:
    """`transits` in milliseconds, of packets 20 ms apart."""
    arrivals = Arrivals()
    for at, transit in enumerate(transits):
        now = (at * 20 + transit) * MS
        arrivals.take(packet(at, first + at * 160), now, audio=True)
    return arrivals.jitter


@given(st.lists(st.integers(0, 90), min_size=1, max_size=60), st.integers(0, 2**32 - 1))
def test_jitter_is_the_formula_of_a_8(transits: list[int], first: int) -> None:
    """Also over the edge of the timestamps."""
    expected = Fraction(0)
    for before, now in pairwise(transits):
        expected += (abs(now - before) - expected) / 16
    assert jitter_after(transits, first) == pytest.approx(float(expected), abs=1e-6)


def test_steady_packets_have_no_jitter() -> None:
    assert jitter_after([7] * 50) == 0


def test_a_clock_that_is_set_anew_is_no_jitter() -> None:
    arrivals = Arrivals()
    for at, timestamp in enumerate((0, 160, 10**9, 10**9 + 160)):
        arrivals.take(packet(at, timestamp), at * 20 * MS, audio=True)
    assert arrivals.jitter == 0


def test_keys_stand_still_in_time_and_are_no_jitter() -> None:
    arrivals = Arrivals()
    for at in range(9):
        arrivals.take(packet(at, 0), at * 20 * MS, audio=False)
    assert arrivals.jitter == 0


@given(
    st.lists(
        st.tuples(SEQUENCES, st.integers(0, 2**32 - 1), st.integers(0, 2), st.booleans()),
        max_size=30,
    )
)
def test_no_packets_break_the_figures(
    packets: list[tuple[int, int, int, bool]],
) -> None:
    arrivals = Arrivals()
    for at, (sequence, timestamp, ssrc, audio) in enumerate(packets):
        arrivals.take(packet(sequence, timestamp, ssrc), at * 3 * MS, audio=audio)
        report = arrivals.report()
        assert 0 <= report.fraction < 256
        assert 0 <= report.jitter < RATE
    assert arrivals.received == len(packets)
    assert arrivals.lost >= 0
