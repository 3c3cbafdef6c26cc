"""Which packets are read at all, and where ours may go."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final

LONGEST: Final = 8191
"""Bytes: sippy reads no more of a packet."""
HIGHEST_PORT: Final = 65535
_FIRST_LINE: Final = re.compile(
    rb"(?:SIP/2\.0 [1-6][0-9]{2}(?: [^\r\n]*)?|[A-Z]{1,20} [!-~]{1,512} SIP/2\.0)\r?\n"
)


class Dropped(StrEnum):
    """Why a packet was not read, or not sent."""

    STRANGER = "stranger"
    LONG = "long"
    GARBAGE = "garbage"
    FLOOD = "flood"
    ASTRAY = "astray"


class Gate:
    """Asked before a packet is parsed and before one is sent; counts what it drops."""

    def __init__(self, allow: Sequence[IPv4Network | IPv6Network]) -> None:
        self._allow = list(allow)
        self.dropped: Counter[Dropped] = Counter()

    def let_in(self, network: IPv4Network | IPv6Network) -> None:
        self._allow.append(network)

    def admits(self, packet: bytes, host: str) -> bool:
        """An empty packet keeps a hole in a firewall open, and is no matter."""
        if not self._knows(host):
            return self._drop(Dropped.STRANGER)
        if len(packet) > LONGEST:
            return self._drop(Dropped.LONG)
        if not packet.strip(b"\r\n\0"):
            return False
        return bool(_FIRST_LINE.match(packet)) or self._drop(Dropped.GARBAGE)

    def reaches(self, host: str, port: object) -> bool:
        """A Contact or a Via may say anything: nothing goes to where nothing may come from."""
        return isinstance(port, int) and 0 < port <= HIGHEST_PORT and self._knows(host)

    def sends(self, host: str, port: object) -> bool:
        return self.reaches(host, port) or self._drop(Dropped.ASTRAY)

    def flooded(self) -> None:
        self._drop(Dropped.FLOOD)

    def _knows(self, host: str) -> bool:
        try:
            address = ip_address(host.strip("[]"))
        except ValueError:
            return False
        return any(address in network for network in self._allow)

    def _drop(self, why: Dropped) -> bool:
        self.dropped[why] += 1
        return False
