"""Reports: what is written is read, by the sizes of RFC 3550; and no bytes break the reading."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.media import rtcp, rtp
from voice.media.rtcp import Block, Sent, Told

WORDS = st.integers(0, 2**32 - 1)
BLOCKS = st.builds(
    Block, WORDS, st.integers(0, 255), st.integers(-(2**23), 2**23 - 1), WORDS, WORDS, WORDS, WORDS
)
SENT = st.builds(Sent, st.integers(0, 2**64 - 1), WORDS, WORDS, WORDS)
ABOUT = Block(2, 0, 0, 0, 0, 0, 0)
WHOLE = rtcp.report(1, "name", Sent(0, 0, 0, 0), ABOUT) + rtcp.goodbye(1)


@given(WORDS, st.text("abc-_", min_size=1, max_size=20), SENT | st.none(), BLOCKS | st.none())
def test_what_is_written_is_read(
    ssrc: int, name: str, sent: Sent | None, about: Block | None
) -> None:
    data = rtcp.report(ssrc, name, sent, about) + rtcp.goodbye(ssrc)
    ntp = sent.ntp >> 16 & 0xFFFFFFFF if sent else None
    assert rtcp.read(data) == Told(ntp, (about,) if about else ())
    assert len(data) % 4 == 0


def test_a_datagram_is_laid_out_as_the_clauses_say() -> None:
    """6.4.1, 6.5 with its CNAME, 6.6."""
    data = rtcp.report(0x11, "abc", Sent(1 << 32 | 2, 3, 4, 5), Block(6, 7, -1, 8, 9, 10, 11))
    report = "81c8000c 00000011 00000001 00000002 00000003 00000004 00000005"
    block = "00000006 07ffffff 00000008 00000009 0000000a 0000000b"
    assert data.hex(" ", 4) == f"{report} {block} 81ca0003 00000011 01036162 63000000"
    assert rtcp.report(1, "ab", None, None).hex(" ", 4) == (
        "80c90001 00000001 81ca0003 00000001 01026162 00000000"
    )
    assert rtcp.goodbye(1).hex(" ", 4) == "81cb0001 00000001"


@given(st.binary(max_size=120))
def test_no_bytes_are_an_error(data: bytes) -> None:
    rtcp.read(data)


@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_no_cut_and_no_change_is_an_error(cut: int, at: int, octet: int) -> None:
    rtcp.read(WHOLE[:cut])
    rtcp.read(WHOLE[:at] + bytes((octet,)) + WHOLE[at + 1 :])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        WHOLE[:-1],
        WHOLE[:3],
        rtcp.goodbye(1),
        WHOLE[76:],
        b"\x01" + WHOLE[1:],
        b"\x9f" + WHOLE[1:],
        bytes((WHOLE[0] | rtp.PADDED,)) + WHOLE[1:],
        struct.pack("!BBH", 0x81, 200, 0),
        struct.pack("!BBHI", 0x80, 200, 1, 1),
    ],
    ids=[
        "nothing", "cut off", "half a head", "no report", "no report first", "version 0",
        "more blocks than there are", "padding before the end", "no SSRC", "no sender's words",
    ],
)  # fmt: skip
def test_what_is_malformed_is_no_report(data: bytes) -> None:
    assert rtcp.read(data) is None


def test_losses_beyond_what_can_be_told_are_the_most_that_can_be() -> None:
    told = rtcp.read(rtcp.report(1, "n", None, ABOUT._replace(lost=2**24)))
    assert told
    assert told.blocks[0].lost == rtcp.MOST_LOST
