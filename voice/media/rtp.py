"""One packet of RTP (RFC 3550, 5.1)."""

import struct
from typing import Final, NamedTuple

HEADER: Final = struct.Struct("!BBHII")
VERSION: Final = 2
PLAIN: Final = VERSION << 6
"""The first octet of what we send: no padding, no extension, no contributing sources."""
MARKER: Final = 0x80
PADDED: Final = 0x20
EXTENDED: Final = 0x10
_EXTENSION: Final = struct.Struct("!HH")
_WORD: Final = 4


class Packet(NamedTuple):
    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    payload: bytes


def read(data: bytes) -> Packet | None:
    """None: it is no packet of RTP, whatever else it may be."""
    if len(data) < HEADER.size:
        return None
    first, second, sequence, timestamp, ssrc = HEADER.unpack_from(data)
    if first >> 6 != VERSION:
        return None
    begin = HEADER.size + _WORD * (first & 0x0F)
    if first & EXTENDED:
        if len(data) < begin + _EXTENSION.size:
            return None
        begin += _EXTENSION.size + _WORD * _EXTENSION.unpack_from(data, begin)[1]
    padding = data[-1] if first & PADDED else 0
    end = len(data) - padding
    if begin > end or (first & PADDED and not padding):
        return None
    return Packet(second & ~MARKER, sequence, timestamp, ssrc, data[begin:end])


def written(packet: Packet, *, marker: bool = False) -> bytes:
    kind = packet.payload_type | (MARKER if marker else 0)
    header = HEADER.pack(PLAIN, kind, packet.sequence, packet.timestamp, packet.ssrc)
    return header + packet.payload
