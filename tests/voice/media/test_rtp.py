"""Packets of RTP: what is written is read, and nothing that comes can break the reading."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.media import rtp
from voice.media.rtp import Packet

PACKETS = st.builds(
    Packet,
    st.integers(0, 127),
    st.integers(0, 2**16 - 1),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**32 - 1),
    st.binary(max_size=200),
)


@given(PACKETS, st.booleans())
def test_what_is_written_is_read(packet: Packet, marker: bool) -> None:  # noqa: FBT001 - drawn
    data = rtp.written(packet, marker=marker)
    assert rtp.read(data) == packet
    assert bool(data[1] & rtp.MARKER) is marker


@given(PACKETS, st.integers(0, 15), st.integers(0, 3), st.integers(1, 255), st.booleans())
def test_what_stands_around_the_payload_is_left_out(
    packet: Packet,
    sources: int,
    extension: int,
    padding: int,
    extended: bool,  # noqa: FBT001 - drawn
) -> None:
    plain = rtp.written(packet)
    first = plain[0] | sources | rtp.PADDED | (rtp.EXTENDED if extended else 0)
    more = struct.pack("!HH", 1, extension) + bytes(4 * extension) if extended else b""
    around = bytes((first,)) + plain[1:12] + bytes(4 * sources) + more
    tail = bytes(padding - 1) + bytes((padding,))
    assert rtp.read(around + packet.payload + tail) == packet


@given(st.binary(max_size=64))
def test_no_bytes_are_an_error(data: bytes) -> None:
    packet = rtp.read(data)
    assert packet is None or (data[0] >> 6 == 2 and len(packet.payload) <= len(data) - 12)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(12),
        b"\x80" + bytes(10),
        b"\x40" + bytes(20),
        b"\xc0" + bytes(20),
        b"\x8f" + bytes(20),
        b"\x90" + bytes(12),
        b"\x90" + bytes(11) + b"\0\0\0\2" + bytes(4),
        b"\xa0" + bytes(11) + bytes(3) + b"\x05",
        b"\xa0" + bytes(12),
    ],
    ids=[
        "nothing", "version 0", "too short", "version 1", "version 3", "sources missing",
        "extension missing", "extension cut off", "more padding than packet", "no padding",
    ],
)  # fmt: skip
def test_what_is_malformed_is_no_packet(data: bytes) -> None:
    assert rtp.read(data) is None
