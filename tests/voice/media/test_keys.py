"""Keys by RFC 4733: each press counts once, whatever the network does with its packets."""

import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.media.keys import KEYS, LONGEST, REMEMBERED, Keys
from voice.media.rtp import Packet

SPACING = 1600
"""Samples between two presses."""


def report(number: int, timestamp: int, *, ssrc: int = 1, end: bool = False) -> Packet:
    payload = struct.pack("!BBH", number, 0x80 if end else 0, 400)
    return Packet(101, 0, timestamp % 2**32, ssrc, payload)


def press(number: int, timestamp: int, ssrc: int = 1) -> list[Packet]:
    """As a phone reports it: while it is held, and three times that it has ended."""
    return [report(number, timestamp, ssrc=ssrc, end=at > 3) for at in range(7)]


def heard(packets: Sequence[Packet]) -> str:
    keys = Keys()
    return "".join(key for packet in packets if (key := keys.take(packet)))


PRESSES = st.lists(
    st.tuples(st.integers(0, 11), st.lists(st.integers(0, 6), min_size=1, max_size=9)), max_size=12
)
"""A key, and which of its packets come, in which order."""


@given(PRESSES, st.integers(0, 2**32 - 1))
def test_every_key_counts_once_though_packets_are_lost_doubled_and_late(
    presses: list[tuple[int, list[int]]], start: int
) -> None:
    packets = []
    for at, (number, come) in enumerate(presses):
        whole = press(number, start + at * SPACING)
        packets += [whole[one] for one in come]
        packets += packets[:1]  # the first of all comes once more
    assert heard(packets) == "".join(KEYS[number] for number, _ in presses)


def test_a_key_counts_with_its_first_packet_and_not_with_its_end() -> None:
    assert Keys().take(report(7, 100)) == "7"


def test_a_key_counts_though_all_but_its_last_end_was_lost() -> None:
    assert Keys().take(report(10, 100, end=True)) == "*"


def test_the_same_timestamp_under_another_ssrc_is_another_key() -> None:
    """There are senders that begin anew with the same timestamp: the first key would be lost."""
    assert heard([*press(4, 0, ssrc=1), *press(4, 0, ssrc=2)]) == "44"


def test_two_keys_with_one_timestamp_are_two() -> None:
    assert heard([*press(1, 0), *press(2, 0)]) == "12"


def test_the_same_key_twice_in_a_row_is_two() -> None:
    assert heard([*press(0, 0), *press(0, SPACING)]) == "00"


def test_a_key_held_for_long_is_one() -> None:
    """A report cannot last longer than 0xFFFF samples: the key goes on as another event."""
    parts = [press(11, 2**32 - 5 + part * LONGEST) for part in range(4)]
    assert heard([packet for part in parts for packet in part]) == "#"


@pytest.mark.parametrize("number", [12, 13, 14, 15, 16, 255])
def test_other_events_are_no_keys(number: int) -> None:
    """A to D, flash, tones."""
    assert heard(press(number, 0)) == ""


def test_a_report_that_is_cut_off_is_none() -> None:
    whole = report(1, 0)
    assert Keys().take(whole._replace(payload=whole.payload[:3])) is None


def test_what_is_remembered_is_bounded() -> None:
    keys = Keys()
    for at in range(1000):
        keys.take(report(1, at * SPACING))
    assert len(keys._known) == REMEMBERED
