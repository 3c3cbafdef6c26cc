"""What both sides of one call report about its sound."""

import secrets
from typing import Final

from voice.media import rtcp
from voice.media.arrivals import RATE, SECOND
from voice.media.incoming import Incoming
from voice.media.outgoing import Outgoing

_NAME: Final = 12
"""Octets drawn for each call, so that a CNAME tells of nobody (RFC 7022, 4.2)."""
_NTP: Final = 1 << 32
_DELAY: Final = 1 << 16


class Reports:
    def __init__(self, outgoing: Outgoing, incoming: Incoming) -> None:
        self._outgoing = outgoing
        self._incoming = incoming
        self._name = secrets.token_urlsafe(_NAME)
        self._last: tuple[int, int] | None = None
        self._about_us: rtcp.Block | None = None

    @property
    def lost_there(self) -> int:
        """Packets of ours that the far side has missed, as far as it tells."""
        return max(0, self._about_us.lost) if self._about_us else 0

    @property
    def jitter_there(self) -> float:
        """In milliseconds."""
        return self._about_us.jitter * 1000 / RATE if self._about_us else 0.0

    def take(self, data: bytes, now: int) -> bool:
        """False: these were no reports."""
        told = rtcp.read(data)
        if told is None:
            return False
        if told.ntp is not None:
            self._last = (told.ntp, now)
        for block in told.blocks:
            if block.ssrc == self._outgoing.ssrc:
                self._about_us = block
        return True

    def datagram(self, now: int) -> bytes:
        return rtcp.report(self._outgoing.ssrc, self._name, self._sent(now), self._block(now))

    def last_datagram(self, now: int) -> bytes:
        """With BYE."""
        return self.datagram(now) + rtcp.goodbye(self._outgoing.ssrc)

    def _sent(self, now: int) -> rtcp.Sent | None:
        """The time in it is our own and says nothing of the hour: only its differences count."""
        out = self._outgoing
        if not out.packets:
            return None
        return rtcp.Sent(now * _NTP // SECOND, out.timestamp, out.packets, out.octets)

    def _block(self, now: int) -> rtcp.Block | None:
        arrivals = self._incoming.arrivals
        if arrivals.ssrc is None:
            return None
        ntp, since = self._last or (0, now)
        delay = (now - since) * _DELAY // SECOND % _NTP
        return rtcp.Block(arrivals.ssrc, *arrivals.report(), ntp, delay)
