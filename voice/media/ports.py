"""Pairs of UDP ports: an even one for sound, the next one for reports (RFC 3550, 11)."""

import socket
from collections import deque
from typing import Final, NamedTuple

from voice.media.port import NoPorts

EXPEDITED: Final = 46 << 2
"""DSCP EF (RFC 3246): where a network knows it, sound goes first."""


class Pair(NamedTuple):
    port: int
    sound: socket.socket
    reports: socket.socket


class Ports:
    """Those of `first` to `last`, both included.

    Each waits for its turn behind all the others, so that the last packets of a call do not meet
    the next one at its port.
    """

    def __init__(self, host: str, first: int, last: int) -> None:
        self._host = host
        self._free = deque(range(first + first % 2, last, 2))

    def take(self) -> Pair:
        """Raises NoPorts. What another program holds is passed over."""
        for _ in range(len(self._free)):
            port = self._free.popleft()
            pair = self._bound(port)
            if pair is not None:
                return pair
            self._free.append(port)
        raise NoPorts

    def give_back(self, pair: Pair) -> None:
        pair.sound.close()
        pair.reports.close()
        self._free.append(pair.port)

    def _bound(self, port: int) -> Pair | None:
        sound, reports = _udp(), _udp()
        try:
            sound.bind((self._host, port))
            reports.bind((self._host, port + 1))
        except OSError:
            sound.close()
            reports.close()
            return None
        return Pair(port, sound, reports)


def _udp() -> socket.socket:
    fresh = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    fresh.settimeout(0)
    fresh.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, EXPEDITED)
    return fresh
