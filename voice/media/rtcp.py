"""Reports of both sides about the sound (RFC 3550, 6). Ours name nobody (RFC 7022)."""

import struct
from collections.abc import Sequence
from typing import Final, NamedTuple

from voice.media.rtp import PADDED, VERSION

SENDER: Final = 200
RECEIVER: Final = 201
DESCRIPTION: Final = 202
GOODBYE: Final = 203
CNAME: Final = 1
MOST_LOST: Final = (1 << 23) - 1
_WORD: Final = 4
_HEAD: Final = struct.Struct("!BBH")
_SSRC: Final = struct.Struct("!I")
_MIDDLE: Final = struct.Struct("!I")
_INFO: Final = struct.Struct("!IIIII")
_BLOCK: Final = struct.Struct("!IIIIII")


class Sent(NamedTuple):
    """What we have sent. `ntp`: 64 bits, of whatever clock."""

    ntp: int
    timestamp: int
    packets: int
    octets: int


class Block(NamedTuple):
    """What one side says of the other's packets. `jitter` in samples, `delay` in 1/65536 s."""

    ssrc: int
    fraction: int
    lost: int
    highest: int
    jitter: int
    last_report: int
    delay: int


class Told(NamedTuple):
    """By the far side. `ntp`: the middle 32 bits of its sender's report, None without one."""

    ntp: int | None
    blocks: tuple[Block, ...]


def report(ssrc: int, name: str, sent: Sent | None, about: Block | None) -> bytes:
    """One datagram: a sender's or a receiver's report, and who says it."""
    kind = SENDER if sent else RECEIVER
    body = _sender_info(sent) if sent else b""
    body += _written(about) if about else b""
    return _packet(kind, int(about is not None), ssrc, body) + _described(ssrc, name)


def goodbye(ssrc: int) -> bytes:
    """What follows the last report in the same datagram."""
    return _packet(GOODBYE, 1, ssrc, b"")


def read(data: bytes) -> Told | None:
    """None: no valid datagram of reports (A.2)."""
    packets = _packets(data)
    if not packets or packets[0].kind not in {SENDER, RECEIVER}:
        return None
    ntp: int | None = None
    blocks: list[Block] = []
    for count, kind, body in packets:
        if kind not in {SENDER, RECEIVER}:
            continue
        begin = _SSRC.size + (_INFO.size if kind == SENDER else 0)
        if len(body) < begin + count * _BLOCK.size:
            return None
        if kind == SENDER:
            ntp = _MIDDLE.unpack_from(body, _SSRC.size + 2)[0]
        blocks += (_block(body, begin + at * _BLOCK.size) for at in range(count))
    return Told(ntp, tuple(blocks))


class _Packet(NamedTuple):
    """`body`: all behind the first word."""

    blocks: int
    kind: int
    body: bytes


def _packets(data: bytes) -> Sequence[_Packet]:
    """None at all, if one of them is not well formed."""
    packets: list[_Packet] = []
    at = 0
    while at < len(data):
        if len(data) - at < _HEAD.size:
            return ()
        first, kind, words = _HEAD.unpack_from(data, at)
        end = at + _HEAD.size + _WORD * words
        padded_too_early = first & PADDED and end != len(data)
        if first >> 6 != VERSION or end > len(data) or padded_too_early:
            return ()
        packets.append(_Packet(first & 0x1F, kind, data[at + _HEAD.size : end]))
        at = end
    return packets


def _block(body: bytes, at: int) -> Block:
    ssrc, losses, highest, jitter, last, delay = _BLOCK.unpack_from(body, at)
    lost = losses & 0xFFFFFF
    signed = lost - (1 << 24) if lost > MOST_LOST else lost
    return Block(ssrc, losses >> 24, signed, highest, jitter, last, delay)


def _written(block: Block) -> bytes:
    lost = min(block.lost, MOST_LOST) & 0xFFFFFF
    losses = block.fraction << 24 | lost
    return _BLOCK.pack(
        block.ssrc, losses, block.highest, block.jitter, block.last_report, block.delay
    )


def _sender_info(sent: Sent) -> bytes:
    high, low = divmod(sent.ntp, 1 << 32)
    return _INFO.pack(
        high % (1 << 32),
        low,
        sent.timestamp,
        sent.packets % (1 << 32),
        sent.octets % (1 << 32),
    )


def _described(ssrc: int, name: str) -> bytes:
    """One item and at least one zero octet behind it, up to a whole word."""
    item = bytes((CNAME, len(name))) + name.encode()
    return _packet(DESCRIPTION, 1, ssrc, item + bytes(_WORD - len(item) % _WORD))


def _packet(kind: int, count: int, ssrc: int, body: bytes) -> bytes:
    words = (_SSRC.size + len(body)) // _WORD
    return _HEAD.pack(VERSION << 6 | count, kind, words) + _SSRC.pack(ssrc) + body
