"""G.711, both laws: by tables, since the library's own codec is gone from Python 3.13."""

import struct
from functools import cache
from operator import itemgetter
from typing import Final

from voice.media.port import Law

PACKET: Final = 160
"""Octets of 20 ms: one to a sample at 8 kHz."""
_SAMPLES: Final = 2 * PACKET  # octets of PCM
SILENCE: Final = {Law.A: b"\xd5", Law.MU: b"\xff"}
_EVEN_BITS: Final = 0x55
_SIGN: Final = 0x80
_BIAS: Final = 132
_CLIP: Final = 32635


def encoded(samples: bytes, law: Law) -> bytes:
    """Whole packets, at least one: what is missing of the last is silence."""
    packets = max(1, -(-len(samples) // _SAMPLES))
    values = struct.unpack(f"<{packets * PACKET}H", samples.ljust(packets * _SAMPLES, b"\0"))
    return bytes(itemgetter(*values)(_encoding(law)))


def prepare() -> None:
    """Makes the tables, which takes a while, before somebody waits for a word."""
    for law in Law:
        _encoding(law)


def transcoded(octets: bytes, law: Law, into: Law) -> bytes:
    return octets if law is into else octets.translate(_transcoding(law, into))


@cache
def _encoding(law: Law) -> bytes:
    """By the sample as an unsigned number."""
    one = _A_OR_MU[law][0]
    return bytes(one(at if at < 1 << 15 else at - (1 << 16)) for at in range(1 << 16))


@cache
def _transcoding(law: Law, into: Law) -> bytes:
    value, code = _A_OR_MU[law][1], _A_OR_MU[into][0]
    return bytes(code(value(octet)) for octet in range(256))


def a_law(value: int) -> int:
    sign = _SIGN if value >= 0 else 0
    size = (value if value >= 0 else ~value) >> 4
    segment = max(size.bit_length() - 4, 1)
    step = size >> (segment - 1)
    segment -= step < 16  # noqa: PLR2004 - the two lowest segments have steps of one size
    return (sign | segment << 4 | step & 0x0F) ^ _EVEN_BITS


def of_a_law(octet: int) -> int:
    plain = octet ^ _EVEN_BITS
    segment = plain >> 4 & 7
    size = (plain & 0x0F) << 4 | 8
    if segment:
        size = (size | 0x100) << (segment - 1)
    return size if plain & _SIGN else -size


def mu_law(value: int) -> int:
    sign = 0 if value >= 0 else _SIGN
    size = min(abs(value), _CLIP) + _BIAS
    segment = size.bit_length() - 8
    return ~(sign | segment << 4 | size >> (segment + 3) & 0x0F) & 0xFF


def of_mu_law(octet: int) -> int:
    plain = ~octet & 0xFF
    size = (((plain & 0x0F) << 3 | _BIAS) << (plain >> 4 & 7)) - _BIAS
    return -size if plain & _SIGN else size


_A_OR_MU: Final = {Law.A: (a_law, of_a_law), Law.MU: (mu_law, of_mu_law)}
